/// A subcommand, such as `config`: the first word of the command line.
package struct ProgramCommand: Sendable {
    package let name: String
    /// Its usages, each with a summary for the help.
    package let forms: [(usage: String, summary: String)]
    /// Flags of this command only.
    var flags: [any AnySetting] = []
    /// What it prints; nil where the words after its name do not fit it.
    ///
    /// Diagnostics are for what takes long.
    let output:
        @Sendable (Arguments, PreferenceSources, Diagnostics) throws(Failure) -> ProgramOutput?

    package static let all = [config, doctor, login, logout, sessions, wipe, help]

    /// Names and flags, for `FlagParser`.
    package static let words = all.map { CommandWord(name: $0.name, flags: $0.flags) }

    /// Runs it; throws where the words after its name do not fit it.
    ///
    /// They may be meant as a question, but nothing is sent: the failure says how to ask it.
    package func run(
        _ arguments: Arguments, _ sources: PreferenceSources, _ diagnostics: Diagnostics
    ) throws(Failure) -> ProgramOutput {
        if let output = try output(arguments, sources, diagnostics) { return output }
        throw Failure(.usage, misuse(arguments.words))
    }

    /// How it is written: in the form that begins as these words do, or in all of them.
    private func misuse(_ words: [String]) -> String {
        let usages = forms.map(\.usage)
        let meant = usages.filter { usage in
            let action = usage.split(separator: " ").dropFirst().first
            return action != nil && action == words.first?[...]
        }
        let given = ([name] + words).joined(separator: " ").shortened
        return "'\(given)' does not fit: write claude-chat "
            + (meant.isEmpty ? usages : meant).alternatives
            + "; to ask Claude, write claude-chat -- \(name) …"
    }

    static let help = ProgramCommand(
        name: "help",
        forms: [("help", "print this help"), ("help settings", "print every setting, in Markdown")]
    ) { arguments, sources, _ in
        switch arguments.words {
        case []: .list(Manual.help())
        case ["settings"]: ProgramOutput(SettingsPage.text(sources.table))
        default: nil
        }
    }
}
