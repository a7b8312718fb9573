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
        `200_000`, `200k` or `1.5m`. Keys are not kept there: [below](#where-the-key-comes-from).

        `@FILE` in the place of a system prompt reads it from a file, in the configuration relative to
        the folder of that; `@@` begins a text with an @.

        | name | values | default | where | meaning |
        |---|---|---|---|---|
        \(table.rows.map(row).joined(separator: "\n"))

        ## Where the key comes from

        The first of these that has one is used:

        1. the file of `--env-file`;
        2. `ANTHROPIC_API_KEY` in the environment;
        3. `ANTHROPIC_AUTH_TOKEN`, sent as `Authorization: Bearer`;
        4. the profile of Anthropic's own CLI that `ANTHROPIC_PROFILE` names;
        5. `key-command`;
        6. the file `.env` beside the configuration file, where `claude-chat login` keeps it;
        7. the system's keyring, where `login` keeps it if you say so: by `secret-tool` on Linux, by
           `security` on macOS, one key for each server;
        8. the active profile of Anthropic's CLI.

        Any but a variable or the `.env` is named when a chat begins, and `claude-chat doctor` names each.
        One that was named and gives no key ends the program: another's key is not what was meant. A
        server on this machine needs no key, and gets one only from 1 to 4, from 6, and from
        `--key-command` on the command line.

        `key-command` is written as for a shell, quotation marks included, but no shell runs it: its
        program is found in `PATH`, or named with its whole path or with `~/`. The first line that it
        prints within ten seconds is the key. It has no terminal to ask at, and no variable that begins
        with `ANTHROPIC_`; what else it prints is not shown. It, the keyring and Anthropic's CLI are asked
        only when there is a question or a chat to begin.

        Profiles are in `$ANTHROPIC_CONFIG_DIR`, or in `~/.config/anthropic`: the active one is named in
        `active_config` there, `default` otherwise. They are read and never changed. The file with the
        token must be for you alone (mode 600). A token is sent to the server of its profile, and to no
        other. One that has expired, or is not in that file, is asked for with `ant auth print-credentials
        --access-token`, if that program is there; `ant auth login` makes a new one.

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
