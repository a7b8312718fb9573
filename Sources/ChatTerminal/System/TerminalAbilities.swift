/// The abilities of a terminal, as far as the environment variables tell.
package struct TerminalAbilities: Sendable, Hashable {
    /// Rows on the screen are wrapped again when the width changes.
    package var reflows: Bool
    /// It supports xterm's modifyOtherKeys, and may not reply to the kitty keyboard query.
    package var takesOtherKeys: Bool
    /// It ignores or uses the prompt marks of OSC 133, and prints nothing for them.
    package var takesMarks: Bool
    /// It reads OSC 9;4 as progress; other terminals show it as a notification.
    package var readsProgress: Bool

    /// The first matching row of the table counts.
    package init(environment: [String: String]) {
        let known = KnownTerminal.all.first { $0.isMeant(in: environment) }
        let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0] != nil }
        let kind = environment["TERM"] ?? ""
        // Over ssh, `TERM` is xterm for many other terminals too.
        reflows = known?.reflows ?? (kind.hasPrefix("xterm") && !isRemote)
        takesOtherKeys = known?.takesOtherKeys ?? false
        takesMarks = known?.takesMarks ?? true
        readsProgress = !isRemote && known?.readsProgress(in: environment) == true
    }
}

/// A row of the table of known terminals.
private struct KnownTerminal: Sendable {
    /// How a terminal is recognised in the environment.
    enum Sign: Sendable {
        /// A variable that is set.
        case variable(String)
        /// The value of `TERM_PROGRAM`.
        case program(String)
        /// A prefix of `TERM`.
        case kind(String)
    }

    let signs: [Sign]
    var reflows = true
    var takesOtherKeys = false
    var takesMarks = true
    /// The variable with the version and the first version that reads progress; empty for any.
    var progress: (variable: String, since: [Int])?

    func isMeant(in environment: [String: String]) -> Bool {
        signs.contains { sign in
            switch sign {
            case .variable(let name): environment[name] != nil
            case .program(let name): environment["TERM_PROGRAM"] == name
            case .kind(let start): environment["TERM"]?.hasPrefix(start) == true
            }
        }
    }

    func readsProgress(in environment: [String: String]) -> Bool {
        guard let progress else { return false }
        let version = (environment[progress.variable] ?? "")
            .split { !("0"..."9").contains($0) }.map { Int($0) ?? 0 }
        return progress.since.isEmpty || !version.lexicographicallyPrecedes(progress.since)
    }

    /// Multiplexers come first: they inherit the variables of the terminal around them.
    static let all = [
        KnownTerminal(signs: [.variable("TMUX"), .kind("tmux")], takesOtherKeys: true),
        KnownTerminal(signs: [.variable("STY")], reflows: false),
        KnownTerminal(signs: [.variable("ZELLIJ")]),
        KnownTerminal(signs: [.variable("XTERM_VERSION")], reflows: false, takesOtherKeys: true),
        KnownTerminal(signs: [.kind("linux")], reflows: false, takesMarks: false),
        KnownTerminal(
            signs: [.program("ghostty"), .kind("xterm-ghostty")],
            progress: ("TERM_PROGRAM_VERSION", [1, 2])),
        KnownTerminal(
            signs: [.program("iTerm.app")], progress: ("TERM_PROGRAM_VERSION", [3, 6, 6])),
        // Versions are dates.
        KnownTerminal(
            signs: [.program("WezTerm"), .kind("wezterm")],
            progress: ("TERM_PROGRAM_VERSION", [20_250_209])),
        KnownTerminal(signs: [.variable("WT_SESSION")], progress: ("WT_SESSION", [])),
        KnownTerminal(
            signs: [.variable("ConEmuANSI")], reflows: false, progress: ("ConEmuANSI", [])),
        KnownTerminal(
            signs: [.variable("VTE_VERSION"), .kind("vte")], progress: ("VTE_VERSION", [8_000])),
        KnownTerminal(
            signs: [.kind("xterm-kitty"), .kind("alacritty"), .kind("foot"), .kind("rio")]),
    ]
}
