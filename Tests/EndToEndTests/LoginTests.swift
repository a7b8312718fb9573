import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `claude-chat login` and `logout` in a terminal; the key is only in the file.
@Suite struct LoginTests {
    private static let key = "sk-ant-api03-CANARY-typed-by-hand"

    /// A server that accepts only this key, and a home without a key.
    private static func stage() throws -> (Stage, Server) {
        var configuration = Configuration(rate: 0)
        configuration.requiredKey = key
        let server = try Server(configuration: configuration)
        let port = try server.start()
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(port)"
        // Hides a keyring program of the machine that runs the tests.
        stage.environment["PATH"] = stage.home.path + "/bin"
        return (stage, server)
    }

    private static func login(_ stage: Stage) throws -> ChatScreen {
        let chat = try ChatScreen(stage, ["login"], waits: false)
        try chat.waitUntil { $0.screen.hasSuffix("API key (not shown):") }
        return chat
    }

    private static func file(_ stage: Stage) throws -> String {
        let cat = try PipedProgram(
            "/bin/sh",
            ["-c", "cat \"$0\"; stat -c %a \"$0\"", stage.home.path + "/config/claude-chat/.env"],
            environment: ["PATH": "/usr/bin:/bin"])
        _ = cat.waitForEnd()
        return String(decoding: cat.output, as: UTF8.self)
    }

    @Test func aKeyIsTakenCheckedAndKept() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        let chat = try Self.login(stage)
        #expect(chat.terminal.modes != chat.modesBefore)
        chat.type(" \"\(Self.key)\" \r")
        try chat.waitUntil { $0.screen.contains("33 characters came") }
        try chat.waitUntil { $0.screen.hasSuffix("[Y/n]") }
        #expect(chat.terminal.modes == chat.modesBefore)
        chat.type("\r")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.waitUntil { $0.everything.contains("readable by you alone; logout") }
        chat.expectNothingUnknown()
        #expect(try Self.file(stage) == "ANTHROPIC_API_KEY=\(Self.key)\n600\n")
        #expect(try stage.run("doctor").output.contains("✓ answer"))

        #expect(try stage.run("logout").output.hasPrefix("the key is no longer in "))
        #expect(try Self.file(stage) == "600\n")
        #expect(try stage.run("logout").output.hasPrefix("there is no key in "))
    }

    /// Other lines of the file stay, and its mode becomes 600.
    @Test func otherLinesStay() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        let setup = try PipedProgram(
            "/bin/sh",
            [
                "-c",
                "mkdir -p \"$0\" && printf '# mine\\nexport ANTHROPIC_API_KEY=old # x\\nB=2\\n' > \"$0/.env\"",
                stage.home.path + "/config/claude-chat",
            ], environment: ["PATH": "/usr/bin:/bin"])
        _ = setup.waitForEnd()
        let chat = try Self.login(stage)
        chat.type("\(Self.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/n]") }
        chat.type("y\r")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(
            try Self.file(stage) == "# mine\nANTHROPIC_API_KEY=\(Self.key)\nB=2\n600\n")
    }

    @Test func aKeyringKeepsIt() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        stage.putKeyring()
        stage.put("config/claude-chat/.env", "ANTHROPIC_API_KEY=old\nB=2\n")
        let chat = try Self.login(stage)
        chat.type("\(Self.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/k/n]") }
        chat.type("what\r")
        try chat.waitUntil { $0.count(of: "it is accepted.", isBeginning: true) == 2 }
        chat.type("k\r")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.waitUntil { $0.everything.contains("logout removes it") }
        chat.expectNothingUnknown()
        #expect(try stage.text(of: "ring") == Self.key)
        // The key in the `.env` is removed, as it would win over the keyring.
        #expect(try Self.file(stage) == "B=2\n600\n")
        #expect(try !stage.log.contains("CANARY"))

        stage.put("config/claude-chat/.env", "ANTHROPIC_API_KEY=another\n")
        let logout = try stage.run("logout")
        #expect(
            stage.withoutAccidents(logout.output) == """
                the key is no longer in HOME/config/claude-chat/.env
                the key is no longer in the keyring, by HOME/bin/secret-tool

                """)
        #expect(try stage.text(of: "ring") == "")
        #expect(
            try stage.withoutAccidents(stage.run("logout").output)
                == "there is no key in HOME/config/claude-chat/.env, nor in the keyring, by "
                + "HOME/bin/secret-tool\n")
    }

    /// A key that could not be stored is reported as not kept.
    @Test func aKeyringThatIsLocked() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        stage.putProgram("secret-tool", "echo CANARY >&2; exit 1")
        let chat = try Self.login(stage)
        chat.type("\(Self.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/k/n]") }
        chat.type("k\r")
        #expect(chat.waitForEnd() == .exited(74))
        try chat.waitUntil { $0.everything.contains("the key is not kept: ") }
        chat.expectNothingUnknown()
        let logout = try stage.run("logout")
        #expect(logout.end == .exited(74))
        #expect(logout.output.hasPrefix("the keyring cannot be asked: "))
    }

    /// A source that wins over the typed key is named.
    @Test func whoWinsOverIt() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        stage.environment["ANTHROPIC_AUTH_TOKEN"] = "other"
        let chat = try Self.login(stage)
        chat.type("\(Self.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/n]") }
        chat.type("\r")
        #expect(chat.waitForEnd() == .exited(0))
        try chat.waitUntil {
            $0.everything.contains("mind that ANTHROPIC_AUTH_TOKEN, from environment wins over it")
        }
    }

    @Test func aWrongKeyIsNotKept() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        let chat = try Self.login(stage)
        chat.type("sk-ant-api03-CANARY-wrong\r")
        #expect(chat.waitForEnd() == .exited(77))
        try chat.waitUntil {
            $0.everything.replacing("\n", with: "").contains(": nothing was kept")
        }
        chat.expectNothingUnknown()
        #expect(try Self.file(stage) == "")
    }

    @Test(arguments: [("n\r", Int32(0)), ("\u{4}", 0)])
    func itNeedNotBeKept(_ answer: String, _ code: Int32) throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        let chat = try Self.login(stage)
        chat.type("\(Self.key)\r")
        try chat.waitUntil { $0.screen.hasSuffix("[Y/n]") }
        chat.type(answer)
        #expect(chat.waitForEnd() == .exited(code))
        #expect(try Self.file(stage) == "")
    }

    /// After a signal the terminal echoes again.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignal(_ signal: Int32) throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        let chat = try Self.login(stage)
        chat.type("sk-ant-half")
        kill(chat.program, signal)
        #expect(chat.waitForEnd() == .killed(signal: signal))
        #expect(chat.terminal.modes == chat.modesBefore)
        #expect(try Self.file(stage) == "")
    }

    @Test func whereThereIsNoTerminal() throws {
        let (stage, server) = try Self.stage()
        defer { server.stop() }
        let outcome = try stage.run("login")
        #expect(outcome.end == .exited(66))
        #expect(outcome.errors.contains("login needs a terminal"))
        #expect(try stage.run("login", "to", "my", "bank").end == .exited(64))
    }
}
