import TextSearch

/// The page of the documentation that lists every setting, `docs/settings.md`.
package enum SettingsPage {
    package static func text(_ table: SettingTable = SettingTable()) -> String {
        """
        # Settings

        A setting has one name and one way to write its value everywhere: `--wrap none` on the command
        line, `wrap = none` in the configuration file, `CLAUDE_CHAT_WRAP=none` in the environment,
        `/wrap none` or `/set wrap none` in the chat. What is said later in this list wins: the default,
        the file, its `[profile NAME]` (chosen by `--profile NAME` or `CLAUDE_CHAT_PROFILE`), the
        environment, the command line, the chat.

        The file is `$XDG_CONFIG_HOME/claude-chat/config`, `~/.config/claude-chat/config` by default;
        `--config FILE` reads another. `claude-chat config init` writes one that lists every setting,
        `claude-chat config --origin` shows what is set and where, `claude-chat config set NAME VALUE`
        and `/set --save NAME VALUE` change one line of it and leave the others as they are. A value may
        stand in quotation marks; ` #` begins a remark. Numbers are written as `200000`, `200,000`,
        `200_000`, `200k` or `1.5m`. Keys are not kept there, but in the file `.env` beside it.

        `@FILE` in the place of a system prompt reads it from a file, in the configuration relative to
        the folder of that; `@@` begins a text with an @.

        | name | values | default | where | meaning |
        |---|---|---|---|---|
        \(table.rows.map(row).joined(separator: "\n"))

        """
    }

    private static func row(_ setting: any AnySetting) -> String {
        let short = setting.short.map { ", `-\($0)`" } ?? ""
        let standard = setting.text(in: Preferences())
        return "| `\(setting.name)`\(short) | `\(setting.hint.swapping("|", for: "` `"))` "
            + "| `\(standard)` | \(reach(setting.reach)) | \(setting.summary) |"
    }

    private static func reach(_ reach: Reach) -> String {
        switch reach {
        case .all: "everywhere"
        case .start: "not in the chat"
        case .flag: "command line"
        default: "command line, environment"
        }
    }
}
