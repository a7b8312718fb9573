import FakeClaude
import TestSupport
import Testing
import WireJSON

/// What cannot be meant is refused in one line, before anything is sent.
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
        ("--max-tokens", "0"), ("--max-tokens", "-1"), ("--max-tokens", "10k"),
        ("--max-tokens", "1.5"), ("--max-tokens", "18446744073709551616"), ("--max-tokens", "１０"),
        ("--max-tokens", ""), ("--timeout", "NaN"), ("--timeout", "0"), ("--window", "499"),
    ])
    func numbersAreNamedWithTheirRange(_ flag: String, _ number: String) throws {
        let stage = try Stage()
        let range =
            [
                "--max-tokens": "1 to 10000000", "--timeout": "1 to 86400",
                "--window": "500 to 10000000",
            ]
        let expected = Outcome(
            output: "",
            errors: "claude-chat: \(flag) takes a whole number from \(range[flag] ?? ""), "
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
                + "and set it with 'export ANTHROPIC_API_KEY=sk-ant-…' (to try without one: make demo)\n"
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
            output: "", errors: "claude-chat: standard input looks binary: nothing was sent\n",
            end: .exited(65), requests: 0)
        #expect(outcome == expected)
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
        // FakeClaude does not know it either.
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
