/// The places a text can be copied to, chosen by the environment variables.
struct CopyPlan: Sendable, Hashable {
    /// A program that takes the text from its standard input.
    struct Command: Sendable, Hashable {
        let place: CopyReport.Place
        let program: String
        let arguments: [String]

        init(_ place: CopyReport.Place, _ program: String, _ arguments: String...) {
            self.place = place
            self.program = program
            self.arguments = arguments
        }
    }

    /// In the order in which they are tried; for each place the first that succeeds counts.
    let commands: [Command]
    /// GNU screen forwards a sequence to its terminal only inside a DCS wrapper.
    let isInScreen: Bool

    init(environment: [String: String]) {
        func has(_ name: String) -> Bool { environment[name]?.isEmpty == false }
        var commands: [Command] = []
        if has("TMUX") {
            // -w also sets the outer terminal's clipboard; it needs tmux 3.2.
            commands = [
                Command(.tmux, "tmux", "load-buffer", "-w", "-"),
                Command(.tmux, "tmux", "load-buffer", "-"),
            ]
        }
        // In an ssh session the user is not at this machine's desktop.
        if !has("SSH_CONNECTION") {
            #if canImport(Darwin)
            commands.append(Command(.desktop, "pbcopy"))
            #else
            if has("WAYLAND_DISPLAY") { commands.append(Command(.desktop, "wl-copy")) }
            if has("DISPLAY") {
                commands += [
                    Command(.desktop, "xclip", "-selection", "clipboard"),
                    Command(.desktop, "xsel", "--clipboard", "--input"),
                ]
            }
            #endif
        }
        self.commands = commands
        isInScreen = has("STY") && !has("TMUX")
    }
}
