import ChatREPL
import ChatTerminal
import SystemKit
import Testing

/// A setting or a command is added in one place, the table; help, parser and page read that.
@Suite struct OnePlaceTests {
    private static let pace = Setting(
        "pace", short: "z", .number(.window), standard: 1000, "how fast it goes")

    private static let settings = SettingTable(Settings.all + [pace])

    private static let wave = SlashCommand(
        "wave", .words(["left", "right"]), "wave a hand", details: "Nothing else.", timing: .always
    ) { desk, side in desk.say("waved \(side ?? "both")") }

    private static let commands = CommandTable(CommandTable.doing + [wave], settings: settings)

    @Test func aSetting() throws {
        let pace = Self.pace
        let home = try HomeFolder()
        let sources = PreferenceSources(table: Self.settings, environment: home.environment())
        let parser = FlagParser(table: Self.settings, commands: ProgramCommand.words)
        #expect(try parser.parse(["--pace", "2k"]).preferences[pace] == 2000)
        #expect(try parser.parse(["-z", "2k"]).preferences[pace] == 2000)
        #expect(Manual.help(Self.settings, Self.commands).contains("  -z, --pace N"))
        try home.write("pace = 3k\n", to: ".config/claude-chat/config")
        #expect(try sources.load(try parser.parse([]))[pace] == 3000)
        let variables = home.environment(["CLAUDE_CHAT_PACE": "4k"])
        #expect(
            try PreferenceSources(table: Self.settings, environment: variables)
                .load(try parser.parse([]))[pace] == 4000)
        let shown = try parser.parse(["config"])
        #expect(
            try ProgramCommand.all.first { $0.name == shown.command }?
                .run(shown, sources, Diagnostics(CheckedOutput(descriptor: 2)))
                .text.contains("\npace = 3000\n") == true)
        #expect(SettingsPage.text(Self.settings).contains("| `pace`, `-z` |"))

        let desk = ToldDesk(.made(), Self.commands)
        #expect(desk.run("set", "pace 5k").lines == ["pace: 5,000"])
        #expect(desk.run("pace", "6k").lines == ["pace: 6,000"])
        #expect(desk.run("help", "pace").lines.contains { $0.hasPrefix("/pace [N] ") })
        let completer = Completer(session: desk.session, table: Self.commands) { _ in [] }
        #expect(completer.completions(for: "/pa").map(\.text) == ["/pace "])
        #expect(completer.completions(for: "/set pa").map(\.text) == ["/set pace"])
    }

    @Test func aCommand() {
        let desk = ToldDesk(.made(), Self.commands)
        #expect(desk.run("wave", "LEFT").lines == ["waved left"])
        #expect(desk.run("wave", "up").lines == ["/wave takes left or right, not 'up'"])
        #expect(desk.run("help").lines.contains { $0.hasPrefix("/wave [left/right] ") })
        #expect(Manual.help(Self.settings, Self.commands).contains("/wave [left/right] "))
        let completer = Completer(session: desk.session, table: Self.commands) { _ in [] }
        #expect(completer.completions(for: "/wa").map(\.text) == ["/wave "])
        #expect(completer.completions(for: "/wave r").map(\.text) == ["/wave right"])
    }
}
