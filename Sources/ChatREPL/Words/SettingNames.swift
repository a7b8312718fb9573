/// Names of settings in sentences: flags, or in a chat the commands that set them.
package enum SettingNames: Sendable {
    case flags, commands

    /// `--max-tokens` or `/max-tokens`; what no chat can change is a flag there as well, and needs
    /// none of this.
    func name(_ setting: String) -> String { (self == .flags ? "--" : "/") + setting }
}
