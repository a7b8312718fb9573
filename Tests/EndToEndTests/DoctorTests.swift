import FakeClaude
import TestSupport
import Testing
import WireJSON

/// `claude-chat doctor`: its findings and exit code; no output contains a secret.
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
                ✓ chats     no conversation is kept
                · terminal  lines alone: no terminal, or TERM is xterm-256color

                """)
        #expect(stage.asked.isEmpty)
    }

    /// File modes that are too open, the size of the history, and missing certificates.
    @Test func filesThatAreLoose() throws {
        let stage = try Stage()
        stage.put("state/claude-chat/history", "_HiStOrY_V2_\n", mode: 0o644)
        stage.put("config/claude-chat/config", "wrap = none\n", mode: 0o664)
        stage.put(".config/anthropic/credentials/work.json", "CANARY", mode: 0o640)
        stage.environment["SSL_CERT_FILE"] = stage.home.path + "/none"
        let outcome = try stage.run("doctor")
        #expect(outcome.end == .exited(0))
        let rows = stage.withoutAccidents(outcome.output).split(separator: "\n")
        func row(_ text: String) -> Bool { rows.contains { $0 == text } }
        #expect(
            row(
                "· files     HOME/.config/anthropic/credentials/work.json can be read or changed by others (mode 640): chmod 600 HOME/.config/anthropic/credentials/work.json"
            ))
        #expect(
            row(
                "· files     HOME/state/claude-chat/history can be read or changed by others (mode 644): chmod 600 HOME/state/claude-chat/history"
            ))
        #expect(
            row(
                "· files     HOME/config/claude-chat/config can be changed by others (mode 664): chmod go-w HOME/config/claude-chat/config"
            ))
        #expect(
            row(
                "· tls       SSL_CERT_FILE: HOME/none is no file that can be read: set it to one, or unset it"
            ))
        #expect(
            rows.contains { $0.contains(" bytes, in HOME/state/claude-chat/history") }, "\(rows)")
        stage.put("config/claude-chat/.env", "ANTHROPIC_API_KEY=CANARY", mode: 0o604)
        let refused = try stage.run("doctor")
        #expect(refused.end == .exited(78))
        #expect(refused.output.contains("✗ problem") && refused.output.contains("chmod 600"))
    }

    @Test func inJSON() throws {
        let stage = try Stage()
        let json = try JSON(parsing: Array(try stage.run("doctor", "--json").output.utf8))
        #expect(json["exit"] == 0)
        let names = json["checks"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
        #expect(names?.first == "program" && names?.last == "terminal")
    }

    /// The exit code is that of the first row that is wrong.
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
