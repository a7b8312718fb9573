import ChatREPL
import Testing

/// The sources of settings, and which of them wins.
@Suite struct PreferenceSourcesTests {
    private let home: HomeFolder

    init() throws { home = try HomeFolder() }

    private var path: String { home.settings }

    private func write(_ text: String, to name: String = ".config/claude-chat/config") throws {
        try home.write(text, to: name)
    }

    private func load(
        _ flags: [String] = [], _ variables: [String: String] = [:]
    ) throws -> Preferences {
        try PreferenceSources(environment: home.environment(variables)).load(
            try FlagParser().parse(flags))
    }

    /// ACCESSIBLE is a convention of terminal programs; a setting of our own wins over it.
    @Test(arguments: [
        ("1", true), ("yes", true), ("", false), ("0", false), ("false", false), ("False", false),
    ])
    func accessibleAsksForAScreenReader(value: String, isOn: Bool) throws {
        let variables = ["ACCESSIBLE": value]
        let alone = try load([], variables)
        #expect(alone[Settings.screenReader] == isOn)
        #expect(
            alone.origin(of: Settings.screenReader)
                == (isOn ? .environment("ACCESSIBLE") : .standard))
        #expect(try !load(["--no-screen-reader"], variables)[Settings.screenReader])
        let variable = variables.merging(["CLAUDE_CHAT_SCREEN_READER": "off"]) { $1 }
        #expect(try !load([], variable)[Settings.screenReader])
        try write("screen-reader = off\n")
        #expect(try !load([], variables)[Settings.screenReader])
    }

    @Test func eachWinsOverThoseBeforeIt() throws {
        #expect(try load()[Settings.model] == "sonnet")
        #expect(try load().origin(of: Settings.model) == .standard)
        try write("wrap = none\nmodel = a\n[profile work]\nmodel = b\n")
        #expect(try load()[Settings.model] == "a")
        #expect(try load().origin(of: Settings.model) == .file(line: 2))
        let profile = try load(["--profile", "work"])
        #expect(profile[Settings.model] == "b")
        #expect(profile.origin(of: Settings.model) == .profile("work", line: 4))
        #expect(profile.origin(of: Settings.wrap) == .file(line: 1))
        let variables = ["CLAUDE_CHAT_MODEL": "c", "CLAUDE_CHAT_PROFILE": "work"]
        let variable = try load([], variables)
        #expect(variable[Settings.model] == "c")
        #expect(variable.origin(of: Settings.model) == .environment("CLAUDE_CHAT_MODEL"))
        let flag = try load(["-m", "d"], variables)
        #expect(flag[Settings.model] == "d")
        #expect(flag.origin(of: Settings.model) == .flag)
    }

    /// A list from one source replaces that from another.
    @Test func listsDoNotGrowAcrossPlaces() throws {
        try write("stop = a\nstop = b\n")
        #expect(try load()[Settings.stop] == ["a", "b"])
        #expect(try load(["--stop", "c"])[Settings.stop] == ["c"])
        #expect(try load(["--stop", "none"])[Settings.stop] == [])
    }

    @Test func otherFilesAndNone() throws {
        try write("model = a\n")
        try write("model = b\n", to: "other")
        #expect(try load(["--config", home.path + "/other"])[Settings.model] == "b")
        #expect(try load(["--config", "~/other"])[Settings.model] == "b")
        #expect(try load(["--config", "none"])[Settings.model] == "sonnet")
        #expect(try load([], ["CLAUDE_CHAT_CONFIG": "none"])[Settings.model] == "sonnet")
        let missing = home.path + "/missing"
        #expect(throws: Failure(.noInput, "there is no configuration file '\(missing)'")) {
            try load(["--config", missing])
        }
        #expect(
            throws: Failure(.configuration, "there is no [profile play] in \(path)")
        ) { try load(["--profile", "play"]) }
    }

    @Test func textsOfFiles() throws {
        try write("from here\n", to: "here.md")
        try write("from there\n", to: ".config/claude-chat/prompts/there.md")
        try write("system = @prompts/there.md\n")
        #expect(try load()[Settings.system] == "from there\n")
        #expect(try load(["-s", "@~/here.md"])[Settings.system] == "from here\n")
        #expect(try load(["-s", "@" + home.path + "/here.md"])[Settings.system] == "from here\n")
        #expect(try load(["-s", "@@here"])[Settings.system] == "@here")
        #expect(
            throws: Failure(.usage, "-s: there is no file '/nowhere'")
        ) { try load(["-s", "@/nowhere"]) }
        try write("x\0y", to: "bytes")
        #expect(throws: Failure.self) { try load(["-s", "@~/bytes"]) }
        #expect(throws: Failure.self) { try load(["-s", "@" + home.path]) }
    }

    @Test func mistakesNameTheirPlace() throws {
        try write("# a\nwindow = 1\n")
        let failure = #expect(throws: Failure.self) { try load() }
        #expect(failure?.code == .configuration)
        #expect(
            failure?.sentence.hasPrefix("\(path), line 2: window takes auto or a number") == true)
        try write("")
        let variable = #expect(throws: Failure.self) {
            try load([], ["CLAUDE_CHAT_WINDOW": "1"])
        }
        #expect(variable?.code == .configuration)
        #expect(variable?.sentence.hasPrefix("CLAUDE_CHAT_WINDOW takes auto or a number") == true)
    }

    /// Whoever can write the configuration file could send the key to another server.
    @Test func aFileThatOthersWriteIsNotRead() throws {
        try home.write(
            "base-url = https://h.example\n", to: ".config/claude-chat/config", mode: 0o666)
        let failure = #expect(throws: Failure.self) { try load() }
        #expect(
            failure?.sentence == "\(path) can be written by others and is not used: chmod o-w it")
    }
}
