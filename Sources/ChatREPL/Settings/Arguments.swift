/// The command line, read word by word; what it means together with all else is not decided yet.
package struct Arguments: Sendable {
    /// A flag with its value.
    struct Given: Sendable {
        let setting: any AnySetting
        let text: String
        /// As it was written, `--model` or `-m`.
        let spelled: String
    }

    /// In their order.
    var given: [Given] = []
    /// The name of the program's own command, where the words begin with one.
    package var command: String?
    /// The question, or what stands behind the command.
    package var words: [String] = []
    /// The question begins behind `--`: it is no command.
    var isQuoted = false
    /// The flags by themselves.
    package var preferences = Preferences()

    package init() {}
}
