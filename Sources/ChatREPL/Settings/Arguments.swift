/// The parsed command line, before it is combined with the other sources of settings.
package struct Arguments: Sendable {
    /// A flag with its value.
    struct Given: Sendable {
        let setting: any AnySetting
        let text: String
        /// As it was written, `--model` or `-m`.
        let spelled: String
    }

    /// In the order of the command line.
    var given: [Given] = []
    /// The name of the subcommand, where the words begin with one.
    package var command: String?
    /// The words of the question, or those after the subcommand.
    package var words: [String] = []
    /// The question begins after `--`, so its first word is no subcommand.
    var isQuoted = false
    /// The settings of the flags alone.
    package var preferences = Preferences()

    package init() {}
}
