import FakeClaude
import TestSupport
import Testing
import WireJSON

/// `claude-chat doctor`: what is found, how it ends, and no secret in it.
@Suite struct DoctorTests {
    @Test func everythingIsThere() throws {
        let stage = try Stage()
        let outcome = try stage.run("doctor")
        #expect(outcome.end == .exited(0))
        #expect(outcome.errors == "")
        let text = stage.withoutAccidents(outcome.output)
            .replacing(/after \d\.\d s/, with: "after TIME")
        #expect(
            text == """
                ✓ program   claude-chat 0.1.0
                ✓ settings  there is no HOME/config/claude-chat/config
                ✓ key       ANTHROPIC_API_KEY, from environment
                ✓ server    http://127.0.0.1:PORT
                ✓ answer    claude-sonnet-5-5 is there, after TIME
                ✓ kept      0 typed lines in HOME/state/claude-chat/history
                · terminal  lines alone: no terminal, or TERM is xterm-256color

                """)
        #expect(stage.asked.isEmpty)
    }

    @Test func inJSON() throws {
        let stage = try Stage()
        let json = try JSON(parsing: Array(try stage.run("doctor", "--json").output.utf8))
        #expect(json["exit"] == 0)
        let names = json["checks"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
        #expect(names?.first == "program" && names?.last == "terminal")
    }

    /// The worst of it is the exit code.
    @Test func whatIsWrong() throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:1"
        let silent = try stage.run("doctor")
        #expect(silent.end == .exited(75))
        #expect(silent.output.contains("✗ answer"))

        stage.environment["ANTHROPIC_BASE_URL"] = "https://me:CANARY@h.example"
        let address = try stage.run("doctor")
        #expect(address.end == .exited(78))
        #expect(address.output.contains("✗ problem"))

        stage.environment["ANTHROPIC_BASE_URL"] = nil
        stage.environment["ANTHROPIC_API_KEY"] = nil
        #expect(try stage.run("doctor").end == .exited(78))
        #expect(try stage.run("doctor", "my", "car").end == .exited(64))
    }

    @Test func aKeyThatIsRefused() throws {
        var configuration = Configuration(rate: 0)
        configuration.requiredKey = "another"
        let server = try Server(configuration: configuration)
        let port = try server.start()
        defer { server.stop() }
        let stage = try Stage()
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(port)"
        let outcome = try stage.run("doctor")
        #expect(outcome.end == .exited(77))
        #expect(outcome.output.contains("✗ answer"))
    }
}
