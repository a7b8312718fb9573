/// What a terminal can do, as far as that is known by what it sets in the environment.
package struct TerminalAbilities: Sendable, Hashable {
    /// It wraps old rows anew when it narrows.
    package var reflows: Bool
    /// It knows xterm's modifyOtherKeys, and may not reply to the question for other ways.
    package var takesOtherKeys: Bool
    /// It shows nothing for the marks of turns (OSC 133).
    package var takesMarks: Bool
    /// It reads OSC 9;4 as progress; others show it as a notification.
    package var readsProgress: Bool

    /// What is found out first decides: inside a multiplexer the terminal around it is unknown.
    package init(environment: [String: String]) {
        let known = KnownTerminal.all.first { $0.isMeant(in: environment) }
        let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0] != nil }
        let kind = environment["TERM"] ?? ""
        // From afar every terminal calls itself xterm.
        reflows = known?.reflows ?? (kind.hasPrefix("xterm") && !isRemote)
        takesOtherKeys = known?.takesOtherKeys ?? false
        takesMarks = known?.takesMarks ?? true
        readsProgress = !isRemote && known?.readsProgress(in: environment) == true
    }
}

/// A row of the table of terminals.
private struct KnownTerminal: Sendable {
    /// By what it is known.
    enum Sign: Sendable {
        /// The variable is set.
        case variable(String)
        /// `TERM_PROGRAM`.
        case program(String)
        /// How `TERM` begins.
        case kind(String)
    }

    let signs: [Sign]
    var reflows = true
    var takesOtherKeys = false
    var takesMarks = true
    /// Since which version, told by which variable, it reads progress; no version needs none.
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

    /// Multiplexers stand first, for they hide what is around them.
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
        // Its versions are dates.
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
