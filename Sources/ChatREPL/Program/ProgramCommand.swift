/// What the program does beside chatting: its first word, where what follows fits.
package struct ProgramCommand: Sendable {
    package let name: String
    /// How it is called, and what it does then.
    package let forms: [(usage: String, summary: String)]
    /// Flags that it alone has.
    var flags: [any AnySetting] = []
    /// What it prints; nil where what follows does not fit.
    let output: @Sendable (Arguments, PreferenceSources) throws(Failure) -> ProgramOutput?

    package static let all = [config, doctor, login, logout, help]

    /// For the parser of the command line.
    package static let words = all.map { CommandWord(name: $0.name, flags: $0.flags) }

    /// Runs it.
    ///
    /// A question may begin with its name: where what follows does not fit nothing is sent.
    package func run(_ arguments: Arguments, _ sources: PreferenceSources) throws(Failure)
        -> ProgramOutput
    {
        if let output = try output(arguments, sources) { return output }
        throw Failure(
            .usage,
            "\(name) is a command, and what follows does not fit it (claude-chat --help): "
                + "to ask Claude, write claude-chat -- \(name) …")
    }

    static let help = ProgramCommand(
        name: "help",
        forms: [("help", "print this help"), ("help settings", "print every setting, in Markdown")]
    ) { arguments, sources in
        switch arguments.words {
        case []: ProgramOutput(Manual.help())
        case ["settings"]: ProgramOutput(SettingsPage.text(sources.table))
        default: nil
        }
    }
}
