/// The help, made from the tables of settings, commands and exit codes.
package enum Manual {
    /// What `--help` prints.
    package static func help(
        _ settings: SettingTable = SettingTable(), _ commands: CommandTable = CommandTable()
    ) -> String {
        """
        claude-chat: chat with Claude in the terminal, and see what it costs

          claude-chat                          chat
          claude-chat 'question'               one answer, then exit
          command | claude-chat 'instruction'  the same, standard input appended

        Flags
        \(rows(settings.reachable(.flag).map { (spelling($0), $0.summary) }))

        Commands
        \(rows(ProgramCommand.all.flatMap(\.forms).map { ($0.usage, $0.summary) }))

        In the chat
        \(rows(commands.doing.map { ($0.usage, $0.summary) }))
          Settings are commands as well, '/set' lists them; '/help keys' the keys of the prompt.

        Environment
        \(rows(variables))

        Exit codes
        \(rows(ExitCode.allCases.map { (String($0.rawValue), $0.summary) }))

        A signal ends it as that signal does everywhere (130, 141, 143).

        """
    }

    static let variables = [
        ("ANTHROPIC_API_KEY", "the key, from https://platform.claude.com/settings/keys"),
        ("ANTHROPIC_AUTH_TOKEN", "a token, sent as Authorization: Bearer"),
        (
            "ANTHROPIC_PROFILE",
            "a profile of Anthropic's own CLI, whose token is used and not renewed"
        ),
        ("ANTHROPIC_BASE_URL", "where the API is; a server on this machine needs no key"),
        ("ANTHROPIC_CUSTOM_HEADERS", "further header fields, one 'Name: value' per line"),
        ("NO_COLOR", "no colours"),
        ("HTTPS_PROXY, NO_PROXY", "the proxy, as curl reads them"),
        ("SSL_CERT_FILE", "the certificates to trust"),
    ]

    private static func spelling(_ flag: any AnySetting) -> String {
        let short = flag.short.map { "-\($0), " } ?? "    "
        return short + "--\(flag.name)" + (flag.isToggle ? "" : " \(flag.hint)")
    }

    private static func rows(_ rows: [(String, String)]) -> String {
        TwoColumns.aligned(rows).map { "  " + $0 }.joined(separator: "\n")
    }
}
