import ChatREPL
import SystemKit
import Testing

/// The output of `claude-chat config …`.
@Suite struct ConfigCommandTests {
    private let home: HomeFolder

    init() throws { home = try HomeFolder() }

    private func run(_ words: String..., variables: [String: String] = [:]) throws -> String {
        let arguments = try FlagParser(commands: ProgramCommand.words).parse(words)
        let command = try #require(ProgramCommand.all.first { $0.name == arguments.command })
        return try command.run(
            arguments, PreferenceSources(environment: home.environment(variables)),
            Diagnostics(CheckedOutput(descriptor: 2))
        ).text
    }

    @Test func everySettingAndItsOrigin() throws {
        try home.write("model = opus\n[profile w]\nwrap = none\n", to: ".config/claude-chat/config")
        let shown = try run(
            "config", "--origin", "--profile", "w", "--cache", "off",
            variables: ["CLAUDE_CHAT_THEME": "plain"])
        let lines = shown.split(separator: "\n").map { $0.split(separator: "#").map(String.init) }
        func line(_ name: String) -> String? {
            lines.first { $0[0].hasPrefix(name + " =") }?.joined(separator: "#")
        }
        #expect(line("model")?.hasSuffix("# \(home.settings), line 1") == true)
        #expect(line("wrap")?.hasSuffix("# \(home.settings), line 3, profile w") == true)
        #expect(line("theme")?.hasSuffix("# CLAUDE_CHAT_THEME") == true)
        #expect(line("cache")?.hasSuffix("# command line") == true)
        #expect(line("window")?.hasPrefix("window = auto") == true)
        #expect(line("window")?.hasSuffix("# default") == true)
        #expect(line("print") == nil)
        // Its output is a valid configuration file.
        try home.write(shown, to: "again")
        let again = try run("config", "--config", home.path + "/again")
        #expect(try run("config", "--profile", "w", "--cache", "off", "--theme", "plain") == again)
    }

    @Test func aFileOfEverySetting() throws {
        #expect(try run("config", "path") == home.settings + "\n")
        #expect(try run("config", "check").hasPrefix("there is no \(home.settings)"))
        #expect(try run("config", "init") == "written: \(home.settings)\n")
        let text = try home.text(of: ".config/claude-chat/config")
        for setting in SettingTable().reachable(.file) {
            #expect(text.contains("# \(setting.summary)\n# \(setting.name) = "))
        }
        #expect(try run("config", "check") == "\(home.settings): 0 settings, no mistake\n")
        #expect(throws: Failure.self) { try run("config", "init") }
        // Every commented-out setting is valid once the `# ` is removed.
        let all = text.split(separator: "\n").map { line in
            line.hasPrefix("# ") && line.contains(" = ") && !line.contains(":")
                ? line.dropFirst(2) : line
        }.joined(separator: "\n")
        try home.write(all, to: ".config/claude-chat/config")
        #expect(try run("config", "check").hasSuffix("no mistake\n"))
    }

    @Test func changingOneLine() throws {
        #expect(
            try run("config", "set", "model", "opus") == "\(home.settings): model = opus\n")
        #expect(try home.text(of: ".config/claude-chat/config") == "model = opus\n")
        #expect(
            try run("config", "set", "system", "be", "brief", "--profile", "w")
                == "\(home.settings), [profile w]: system = be brief\n")
        #expect(
            try home.text(of: ".config/claude-chat/config")
                == "model = opus\n\n[profile w]\nsystem = be brief\n")
        #expect(
            try run("config", "unset", "model")
                == "\(home.settings): model is not set any more\n")
        #expect(
            try home.text(of: ".config/claude-chat/config")
                == "\n[profile w]\nsystem = be brief\n")
        #expect(throws: Failure.self) { try run("config", "set", "window", "1") }
        #expect(throws: Failure.self) { try run("config", "set", "print", "on") }
        #expect(throws: Failure.self) { try run("config", "set", "modle", "x") }
    }

    @Test func everyMistakeIsTold() throws {
        try home.write("modle = x\nmodel = a\nwindow = 1\n", to: ".config/claude-chat/config")
        let failure = #expect(throws: Failure.self) { try run("config", "check") }
        let lines = failure?.sentence.split(separator: "\n").map { $0.split(separator: ":")[0] }
        #expect(lines == ["\(home.settings), line 1", "\(home.settings), line 3"])
        // `config set` can correct a wrong line.
        #expect(try run("config", "set", "window", "2k") == "\(home.settings): window = 2k\n")
    }

    /// A question may begin with the name of a command.
    @Test func questionsThatBeginLikeIt() throws {
        let failure = #expect(throws: Failure.self) { try run("config", "my", "vim") }
        #expect(failure?.code == .usage)
        #expect(failure?.sentence.contains("to ask Claude, write claude-chat -- config …") == true)
        for words in [["--", "config", "my", "vim"], ["-p", "config"], ["my", "config"]] {
            #expect(try FlagParser(commands: ProgramCommand.words).parse(words).command == nil)
        }
    }
}
