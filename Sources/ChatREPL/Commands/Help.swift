import ChatTerminal

extension SlashCommand {
    static let help = SlashCommand(
        "help",
        .text("COMMAND") { _, table in
            table.commands.map { Candidate($0.name, $0.summary) }
                + [Candidate("keys", "the keys of the prompt")]
        }, "show what can be done here",
        details: "Beginnings of names are enough: /h. A message that begins with a slash: //…",
        timing: .always
    ) { desk, name in
        if name == "keys" { return desk.say(keys, as: .list) }
        let line = name.isEmpty || name.hasPrefix("/") ? name : "/" + name
        switch desk.commands.read(line, forHelp: true) {
        case .command(let command, _):
            let first = "\(command.usage)  \(command.summary)"
            desk.say([first, command.details], as: .list)
        case .unknown(let sentence): desk.say(sentence)
        case .message: desk.say(overview(desk.commands), as: .list)
        }
    }

    private static func overview(_ table: CommandTable) -> [String] {
        TwoColumns.aligned(
            table.doing.map { ($0.usage, $0.summary) } + [
                ("", ""), ("/set", "lists the settings, each of which is a command too"),
                ("/help keys", "lists the keys of the prompt"), ("", ""),
            ]) + [
                "Enter sends; Alt-Enter, Ctrl-J or a \\ before Enter begin a new line.",
                "Ctrl-C or Esc stops an answer and keeps what came; Ctrl-D leaves.",
            ]
    }

    /// The table of keys, as it is.
    private static var keys: [String] {
        let maps: [(KeyBinding.Map, String)] = [
            (.any, "Always"), (.emacs, "With the keys of emacs, the default"),
            (.viCommand, "In vi's command mode, after 'bind -v' in ~/.editrc"),
        ]
        let rows = maps.flatMap { map, title in
            [(title, "")]
                + KeyBinding.all.filter { $0.map == map }.map { ("  " + $0.keys, $0.summary) }
        }
        return TwoColumns.aligned(rows)
    }
}
