import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Invalid input is refused with one line, before a request is sent.
@Suite struct BadInputTests {
    private static let dash = " (a question that begins with a dash goes behind --)"

    @Test(arguments: [
        (["--modle", "opus", "x"], "unknown flag '--modle': did you mean --model?" + dash),
        (["--zzzzzz"], "unknown flag '--zzzzzz': claude-chat --help lists all" + dash),
        (["-z", "x"], "unknown flag '-z': claude-chat --help lists all" + dash),
        (["-5 degrees?"], "unknown flag '-5': claude-chat --help lists all" + dash),
        (["-p", "-i", "x"], "-p answers once and -i stays: use one of them"),
        (["--print=yes", "x"], "--print takes no value"),
        (["x", "--model"], "--model needs a value: --model NAME"),
        (["--cache", "2h", "x"], "--cache takes 5m, 1h or off, not '2h'"),
        ([""], "the question is empty: claude-chat 'question', or claude-chat --help"),
        ([" \n\t "], "the question is empty: claude-chat 'question', or claude-chat --help"),
        (["-p"], "the question is empty: claude-chat 'question', or claude-chat --help"),
        ([], "the question is empty: claude-chat 'question', or claude-chat --help"),
    ])
    func isRefusedAsUsage(_ arguments: [String], _ sentence: String) throws {
        let stage = try Stage()
        let outcome = try stage.finish(try stage.start(arguments))
        let expected = Outcome(
            output: "", errors: "claude-chat: \(sentence)\n", end: .exited(64), requests: 0)
        #expect(outcome == expected)
    }

    @Test(arguments: [
        ("--max-tokens", "0"), ("--max-tokens", "-1"), ("--max-tokens", "10kk"),
        ("--max-tokens", "1.5"), ("--max-tokens", "18446744073709551616"), ("--max-tokens", "１０"),
        ("--max-tokens", ""), ("--timeout", "NaN"), ("--timeout", "0"), ("--window", "499"),
    ])
    func numbersAreNamedWithTheirRange(_ flag: String, _ number: String) throws {
        let stage = try Stage()
        let range =
            [
                "--max-tokens": "tokens from 1 to 10,000,000, like 20,000, 200k or 1.5m",
                "--timeout": "seconds from 1 to 86,400, like 90, 2m or 1h",
                "--window": "tokens from 500 to 10,000,000, like 20,000, 200k or 1.5m",
            ]
        let expected = Outcome(
            output: "",
            errors: "claude-chat: \(flag) takes auto or a number of \(range[flag] ?? ""), "
                + "not '\(number)'\n",
            end: .exited(64), requests: 0)
        #expect(try stage.run(flag, number, "x") == expected)
    }

    @Test(arguments: [
        ["--api-key", stageKey], ["--api-key=\(stageKey)"], ["-k", stageKey], ["--key", stageKey],
    ])
    func keysAreNotTakenOnTheCommandLine(_ arguments: [String]) throws {
        let stage = try Stage()
        let outcome = try stage.finish(try stage.start(arguments + ["x"]))
        let expected = Outcome(
            output: "",
            errors: "claude-chat: keys are not taken on the command line, where ps shows them: "
                + "set ANTHROPIC_API_KEY or use --env-file\n",
            end: .exited(64), requests: 0)
        #expect(outcome == expected)
    }

    private static let stageKey = Stage.key

    @Test(arguments: [
        (
            "http://user:CANARY@127.0.0.1/",
            "--base-url cannot be used: it must not contain a user name or password"
        ),
        ("http://example.com", nil), ("ftp://example.com", nil), ("example.com", nil),
        ("https://", nil), ("file:///etc/passwd", nil), ("http://127.0.0.1.example.com", nil),
    ])
    func badBaseURLs(_ url: String, _ sentence: String?) throws {
        let stage = try Stage()
        let outcome = try stage.run("--base-url", url, "x")
        #expect(outcome.end == .exited(78))
        #expect(outcome.output == "")
        let start =
            sentence.map { "claude-chat: \($0)" }
            ?? "claude-chat: --base-url '\(url)' cannot be used: "
        #expect(outcome.errors.hasPrefix(start), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func withoutAKeyNothingIsSent() throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = ""
        stage.environment["ANTHROPIC_BASE_URL"] = nil
        let outcome = try stage.run("x")
        #expect(outcome.end == .exited(78))
        #expect(
            outcome.errors
                == "claude-chat: no API key: get one at https://platform.claude.com/settings/keys "
                + "and run 'claude-chat login', or set it with 'export ANTHROPIC_API_KEY=sk-ant-…' "
                + "(to try without one: make demo)\n"
        )
    }

    @Test func aServerOnThisMachineNeedsNoKey() throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        #expect(try stage.run("echo x").output == "x\n")
        #expect(stage.asked.first?.headers["x-api-key"] == nil)
    }

    @Test(arguments: [
        ("CANARY two", "holds spaces"), ("CANARY\nx", "holds spaces"),
        ("CANARY\u{E9}", "holds spaces"),
    ])
    func aBrokenKeyIsNotShown(_ key: String, _ words: String) throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = key
        let outcome = try stage.run("x")
        #expect(outcome.end == .exited(78))
        #expect(outcome.errors.hasPrefix("claude-chat: ANTHROPIC_API_KEY \(words)"))
        #expect(outcome.requests == 0)
    }

    @Test func environmentFiles() throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        let good = stage.home.write("good", "# mine\nexport ANTHROPIC_API_KEY='\(Stage.key)'\n")
        let open = stage.home.write("open", "ANTHROPIC_API_KEY=CANARY\n", mode: 0o644)
        let odd = stage.home.write("odd", "ANTHROPIC_API_KEY=CANARY\nCANARY\n")
        let missing = stage.home.path + "/missing"
        let outcomes = try [good, open, odd, missing, stage.home.path].map {
            try stage.run("--env-file", $0, "echo x")
        }
        #expect(
            outcomes == [
                Outcome(output: "x\n", errors: "", end: .exited(0), requests: 1),
                Outcome(
                    output: "",
                    errors: "claude-chat: HOME/open can be read by others and is not used: "
                        + "chmod 600 it\n",
                    end: .exited(78), requests: 1),
                Outcome(
                    output: "",
                    errors: "claude-chat: HOME/odd, line 2: not of the form NAME=value\n",
                    end: .exited(78), requests: 1),
                Outcome(
                    output: "",
                    errors: "claude-chat: --env-file: there is no file 'HOME/missing'\n",
                    end: .exited(66), requests: 1),
                Outcome(
                    output: "", errors: "claude-chat: HOME is not a regular file\n",
                    end: .exited(78), requests: 1),
            ])
        #expect(stage.asked.map { $0.headers["x-api-key"] } == ["***NARY"])
    }

    @Test func inputLargerThanARequestIsRefusedBeforeItIsSent() throws {
        let stage = try Stage()
        let outcome = try stage.run(
            "x", input: .text(String(repeating: "0123456789", count: 3_100_000)))
        let expected = Outcome(
            output: "",
            errors: "claude-chat: standard input is longer than 30 MB: nothing was sent\n",
            end: .exited(65), requests: 0)
        #expect(outcome == expected)
    }

    @Test func binaryInputIsRefused() throws {
        let stage = try Stage()
        let outcome = try stage.run("x", input: .text("\0\0\0\0"))
        let expected = Outcome(
            output: "",
            errors: "claude-chat: standard input is mostly no text, it looks binary: nothing was "
                + "sent; unpack or convert it first\n",
            end: .exited(65), requests: 0)
        #expect(outcome == expected)
    }

    @Test(arguments: [
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 4, 0], [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10],
        [0xFF, 0xFE, 0x68, 0, 0x69, 0], [0x68, 0, 0x69, 0, 0x21, 0],
        (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 7) },
    ])
    func whatIsNoTextIsNotSent(_ bytes: [UInt8]) throws {
        let stage = try Stage()
        for arguments in [["x"], ["-p"], ["-i", "x"]] {
            let outcome = try stage.finish(try stage.start(arguments, input: .bytes(bytes)))
            #expect(outcome.end == .exited(65))
            #expect(outcome.output == "")
            #expect(outcome.errors.hasPrefix("claude-chat: standard input is "))
            #expect(outcome.errors.contains(": nothing was sent; "))
            #expect(outcome.requests == 0)
        }
    }

    @Test(arguments: [
        (Array("\u{FEFF}plain".utf8), "plain"), (Array("./a\0./b\0".utf8), "./a\0./b\0"),
        (Array("caf".utf8) + [0xE9], "caf\u{FFFD}"), ([0xE9], "\u{FFFD}"),
        (Array("\u{1B}[31mred\u{1B}[m".utf8), "\u{1B}[31mred\u{1B}[m"),
    ])
    func textIsSent(_ bytes: [UInt8], _ sent: String) throws {
        let stage = try Stage()
        let outcome = try stage.run("x", input: .bytes(bytes))
        #expect(outcome.end == .exited(0))
        #expect(
            stage.bodies.first?["messages"]?[0]?["content"]?[0]?["text"]?.stringValue == "x\n\n"
                + sent)
    }

    /// A blank system prompt is not sent, because the API refuses it.
    @Test(arguments: ["", " ", "\n", "\u{A0}\u{3000}", "\u{200B}"]) func aBlankSystemPromptIsNone(
        _ blank: String
    ) throws {
        let stage = try Stage()
        let outcome = try stage.run("-s", blank, "system prompt?")
        let expected = Outcome(
            output: "I was given no system prompt.\n", errors: "", end: .exited(0), requests: 1)
        #expect(outcome == expected)
        #expect(stage.bodies.first?["system"] == nil)
    }

    @Test(arguments: ["", "  ", "\t\u{A0}"]) func aBlankModelIsNone(_ blank: String) throws {
        let stage = try Stage()
        let outcome = try stage.run("-m", blank, "x")
        let expected = Outcome(
            output: "", errors: "claude-chat: -m needs a NAME that is not empty\n",
            end: .exited(64), requests: 0)
        #expect(outcome == expected)
    }

    /// Environment files with byte order marks, curly quotes, blanks and CR LF.
    @Test(arguments: [
        "\u{FEFF}ANTHROPIC_API_KEY=KEY\n", "\u{FEFF}export ANTHROPIC_API_KEY=\"KEY\"\r\n",
        "ANTHROPIC_API_KEY=\u{201C}KEY\u{201D}  \n", "ANTHROPIC_API_KEY='KEY'   # mine\r\n",
        "ANTHROPIC_API_KEY= \"KEY\" ",
    ])
    func keysWithThingsAround(_ text: String) throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        let file = stage.home.write(
            "env",
            text.replacing("KEY=", with: "K=").replacing("KEY", with: Stage.key).replacing(
                "K=", with: "KEY="))
        #expect(try stage.run("--env-file", file, "echo x").output == "x\n")
        stage.environment["ANTHROPIC_API_KEY"] = "\"\(Stage.key)\"\r\n"
        #expect(try stage.run("echo x").output == "x\n")
        #expect(stage.asked.map { $0.headers["x-api-key"] } == ["***NARY", "***NARY"])
    }

    @Test func anEnvironmentFileInUTF16() throws {
        let stage = try Stage()
        let file = stage.home.write("env", "A\0=\0b\0")
        let outcome = try stage.run("--env-file", file, "x")
        #expect(outcome.end == .exited(78))
        #expect(
            outcome.errors
                == "claude-chat: HOME/env is no UTF-8 text, maybe UTF-16: save it as UTF-8\n")
    }

    /// A pipe inherited from the shell is read like a file; a named pipe is not opened.
    @Test func environmentFilesThatArePipes() throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        stage.environment["CHAT"] = Program.chat
        let script = "$CHAT --env-file <(printf 'ANTHROPIC_API_KEY=\(Stage.key)\\n') 'echo x'"
        let program = try PipedProgram(
            "/bin/bash", ["-c", script], environment: stage.environment)
        #expect(try stage.finish(program).output == "x\n")
        #expect(stage.asked.map { $0.headers["x-api-key"] } == ["***NARY"])
        let path = stage.home.path + "/fifo"
        #expect(unsafe mkfifo(path, 0o600) == 0)
        let outcomes = try [path, "/dev/zero", "/dev/stdin"].map {
            try stage.run("--env-file", $0, "x")
        }
        #expect(
            outcomes.map(\.errors) == [
                "claude-chat: HOME/fifo is not a regular file\n",
                "claude-chat: /dev/zero is not a regular file\n",
                "claude-chat: --env-file: standard input belongs to the question\n",
            ])
        #expect(outcomes.map(\.end) == [.exited(78), .exited(78), .exited(64)])
        stage.environment["SSL_CERT_FILE"] = path
        let outcome = try stage.run("x")
        #expect(outcome.end == .exited(78))
        #expect(outcome.errors == "claude-chat: SSL_CERT_FILE: HOME/fifo is not a regular file\n")
    }

    @Test func anAddressAsOtherClientsHaveIt() throws {
        let stage = try Stage()
        let address = "http://127.0.0.1:\(stage.port)/v1/"
        let outcome = try stage.run("--base-url", address, "x")
        #expect(outcome.end == .exited(69))
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        let note =
            "claude-chat: the base URL ends in /v1, and /v1/messages is added to it: should it not "
            + "be found there, use http://127.0.0.1:PORT"
        #expect(lines.first == note)
        #expect(lines.last?.contains("check --model and --base-url, which ends in /v1 ") == true)
    }

    @Test func anUnknownModelIsAskedAllTheSame() throws {
        let stage = try Stage()
        let outcome = try stage.run("-m", "claude-opsu-5-5", "echo x")
        #expect(outcome.requests == 1)
        #expect(stage.bodies.first?["model"] == "claude-opsu-5-5")
        #expect(
            outcome.errors.hasPrefix(
                "claude-chat: the model 'claude-opsu-5-5' is not in the catalogue of "))
        #expect(outcome.errors.contains("(did you mean claude-opus-5-5?)"))
        // FakeClaude knows no such model.
        #expect(outcome.end == .exited(69))
    }

    @Test func helpAndVersionAskNothing() throws {
        let stage = try Stage()
        stage.environment["ANTHROPIC_API_KEY"] = nil
        for arguments in [["--help"], ["-h"], ["help"], ["--version"]] {
            let outcome = try stage.finish(try stage.start(arguments))
            #expect(outcome.end == .exited(0))
            #expect(outcome.output.hasPrefix("claude-chat"))
            #expect(outcome.errors == "")
        }
        #expect(stage.server.requests.isEmpty)
        let full = try stage.run("--help", output: .file("/dev/full"))
        #expect(full.end == .exited(74))
    }
}
