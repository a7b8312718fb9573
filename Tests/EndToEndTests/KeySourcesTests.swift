import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The key of any source is used for the request, and never shown.
@Suite struct KeySourcesTests {
    enum Source: CaseIterable {
        case named, key, token, profile, command, folder, keyring, activeProfile, program

        /// Its name in `doctor` and in the banner.
        func words(_ stage: Stage) -> String {
            switch self {
            case .named: "ANTHROPIC_API_KEY, from --env-file"
            case .key: "ANTHROPIC_API_KEY, from environment"
            case .token: "ANTHROPIC_AUTH_TOKEN, from environment"
            case .folder: "ANTHROPIC_API_KEY, from HOME/config/claude-chat/.env"
            case .command: "the key command HOME/bin/give"
            case .keyring: "the keyring, by HOME/bin/secret-tool"
            case .profile: "the profile work of Anthropic's CLI"
            case .activeProfile: "the profile default of Anthropic's CLI"
            case .program: "the profile work of Anthropic's CLI, by HOME/bin/ant"
            }
        }

        var isBearer: Bool { [.token, .profile, .activeProfile, .program].contains(self) }
        var isProfile: Bool { isBearer && self != .token }
        var isTold: Bool { ![.key, .token, .folder].contains(self) }

        /// Puts the key there; returns the flags for it.
        func prepare(_ stage: Stage) -> [String] {
            let line = "ANTHROPIC_API_KEY=\(Stage.key)\n"
            switch self {
            case .named: return ["--env-file", stage.put("named", line)]
            case .key: stage.environment["ANTHROPIC_API_KEY"] = Stage.key
            case .token: stage.environment["ANTHROPIC_AUTH_TOKEN"] = Stage.key
            case .folder: stage.put("config/claude-chat/.env", line)
            case .command:
                stage.put("secret", Stage.key + "\nmore CANARY\n")
                stage.putProgram("give", "echo CANARY >&2; cat \"$HOME/$2\"")
                stage.environment["CLAUDE_CHAT_KEY_COMMAND"] = "give 'my key' secret"
            case .keyring:
                stage.put("ring", Stage.key)
                stage.putKeyring()
            case .profile:
                stage.putProfile("work")
                stage.environment["ANTHROPIC_PROFILE"] = "work"
            case .activeProfile: stage.putProfile("default", expires: 4_000_000_000)
            case .program:
                stage.putProfile("work", expires: 1)
                stage.put("token", Stage.key)
                stage.putProgram("ant", "cat \"$HOME/token\"")
                stage.environment["ANTHROPIC_PROFILE"] = "work"
            }
            return []
        }
    }

    @Test(arguments: Source.allCases) func aQuestionIsPaidAndNothingIsSeen(_ source: Source) throws
    {
        let stage = try Stage.withoutKey()
        let flags = source.prepare(stage)
        let answer = try stage.finish(try stage.start(flags + ["echo one"]))
        #expect(answer.output == "one\n" && answer.errors == "")
        let headers = try #require(stage.asked.first?.headers)
        #expect(headers["x-api-key"] == (source.isBearer ? nil : "***NARY"))
        #expect(headers["authorization"] == (source.isBearer ? "Bearer ***NARY" : nil))
        #expect((headers["anthropic-beta"] == "oauth-2025-04-20") == source.isProfile)

        for form in [["doctor"], ["doctor", "--json"]] {
            let doctor = try stage.finish(try stage.start(flags + form))
            #expect(doctor.end == .exited(0))
            #expect(stage.withoutAccidents(doctor.output).contains(source.words(stage)))
        }
        let log = try stage.log
        #expect(!log.contains("CANARY"), "\(log)")
        // The program gets no `ANTHROPIC_` variables but the profile's name and folder.
        let variables = log.split(separator: "\n").filter { $0.hasPrefix("ANTHROPIC_") }
        #expect(
            variables.allSatisfy {
                $0.hasPrefix("ANTHROPIC_PROFILE=work") || $0.hasPrefix("ANTHROPIC_CONFIG_DIR=")
            })
        #expect(variables.isEmpty || source == .program)
    }

    @Test(arguments: Source.allCases) func theBannerNamesWhatIsNotUsual(_ source: Source) throws {
        let stage = try Stage.withoutKey()
        let chat = try ChatScreen(stage, source.prepare(stage), columns: 160)
        let banner = stage.withoutAccidents(chat.terminal.screen.everything)
        #expect(banner.contains("\nkey: \(source.words(stage))\n") == source.isTold)
        try chat.ask("echo one", answer: "one")
        chat.expectNothingUnknown()
    }

    /// No program is run where no key is needed, or where an earlier source has one.
    @Test func programsRunWhenTheyAreNeeded() throws {
        let stage = try Stage.withoutKey()
        stage.putKeyring()
        stage.putProgram("ant", "exit 1")
        stage.putProgram("give", "exit 1")
        stage.environment["CLAUDE_CHAT_KEY_COMMAND"] = "give"
        stage.putProfile("default", expires: 1)
        for arguments in [
            ["--help"], ["--version"], ["config"], ["config", "path"], ["help"],
        ] {
            _ = try stage.finish(try stage.start(arguments))
        }
        let file = stage.put("named", "ANTHROPIC_API_KEY=\(Stage.key)")
        #expect(try stage.run("--env-file", file, "echo one").output == "one\n")
        stage.environment["ANTHROPIC_AUTH_TOKEN"] = Stage.key
        #expect(try stage.run("echo one").output == "one\n")
        stage.environment["ANTHROPIC_AUTH_TOKEN"] = nil
        // A server on this machine needs no key.
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(stage.port)"
        #expect(try stage.run("echo one").output == "one\n")
        #expect(try stage.run("doctor").output.contains("· key"))
        #expect(try stage.log == "")
        // A key command on the command line is run all the same.
        #expect(try stage.run("--key-command", "give", "x").end == .exited(78))
        #expect(try stage.log.hasPrefix("give "))
    }

    private static let tail =
        ": run it by hand to see why (it is run without a terminal and without a shell)\n"

    @Test(
        arguments: [
            ("exit 3", "ended with exit code 3" + tail),
            ("kill -9 $$", "was ended by signal 9" + tail),
            (":", "printed nothing; the key has to be the first line that it prints\n"),
            ("echo", "printed nothing; the key has to be the first line that it prints\n"),
            (
                "echo CANARY two",
                "printed a first line that is no key: it holds other characters; the key has to be "
                    + "the first line that it prints\n"
            ),
        ])
    func aCommandThatGivesNone(_ script: String, _ sentence: String) throws {
        let stage = try Stage.withoutKey()
        stage.putProgram("give", "echo CANARY >&2; \(script)")
        // A named profile that gives no key is an error, even where another source has one.
        stage.putProfile("default")
        let expected = Outcome(
            output: "", errors: "claude-chat: the key command HOME/bin/give " + sentence,
            end: .exited(78), requests: 0)
        #expect(try stage.run("--key-command", "give", "x") == expected)
        let doctor = try stage.run("--key-command", "give", "doctor")
        #expect(doctor.end == .exited(78) && doctor.output.contains("✗ key"))
    }

    /// A signal ends the key program before it ends claude-chat.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalWhileAProgramIsAsked(
        _ signal: Int32
    ) throws {
        let stage = try Stage.withoutKey()
        stage.putProgram("give", "echo $$ >> \"$HOME/number\"; exec sleep 60")
        let program = try stage.start(["--key-command", "give", "x"])
        var number = ""
        let deadline = ContinuousClock.now + .seconds(10)
        while !number.hasSuffix("\n"), ContinuousClock.now < deadline {
            number = try stage.text(of: "number")
        }
        let child = try #require(Int32(number.dropLast()))
        kill(program.identifier, signal)
        #expect(program.waitForEnd(within: .seconds(5)) == .killed(signal: signal))
        #expect(kill(child, 0) == -1 && errno == ESRCH)
    }

    // MARK: - Profiles

    @Test(
        arguments: [
            (
                "../work", nil, 0o600, 78,
                "ANTHROPIC_PROFILE names no profile: a name is not empty, does not begin with a "
                    + "dot, and has no slash, backslash, control character or blank at an end\n"
            ),
            (
                "none", nil, 0o600, 78,
                "there is no profile none of Anthropic's CLI in HOME/.config/anthropic: set "
                    + "ANTHROPIC_PROFILE to another, or run 'ant auth login'\n"
            ),
            (
                "work", 1, 0o600, 77,
                "the token of the profile work of Anthropic's CLI has expired: run 'ant auth "
                    + "login'\n"
            ),
            (
                "work", nil, 0o640, 78,
                "HOME/.config/anthropic/credentials/work.json can be read by others and is not "
                    + "used: chmod 600 it\n"
            ),
        ] as [(String, Int?, UInt32, Int32, String)])
    func profilesThatCannotBeUsed(
        _ name: String, _ expires: Int?, _ mode: UInt32, _ code: Int32, _ sentence: String
    ) throws {
        let stage = try Stage.withoutKey()
        stage.putProfile("work", expires: expires, mode: mode)
        stage.environment["ANTHROPIC_PROFILE"] = name
        let expected = Outcome(
            output: "", errors: "claude-chat: " + sentence, end: .exited(code), requests: 0)
        #expect(try stage.run("x") == expected)
        let doctor = try stage.run("doctor")
        #expect(doctor.end == .exited(code))
        #expect(stage.withoutAccidents(doctor.output).contains("✗ key       " + sentence))
    }

    /// A token is not sent to another server, not even to one on this machine.
    @Test func aProfileOfAnotherServer() throws {
        let stage = try Stage.withoutKey()
        stage.putProfile("work", server: "https://h.example")
        stage.environment["ANTHROPIC_PROFILE"] = "work"
        let outcome = try stage.run("x")
        #expect(outcome.end == .exited(78))
        #expect(
            outcome.errors
                == "claude-chat: the profile work of Anthropic's CLI is for https://h.example, and "
                + "its token is not sent to http://0.0.0.0:PORT: set --base-url or "
                + "ANTHROPIC_PROFILE\n")
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(stage.port)"
        #expect(try stage.run("echo one").output == "one\n")
        #expect(stage.asked.first?.headers["authorization"] == nil)
        #expect(stage.asked.first?.headers["x-api-key"] == nil)
    }

    /// The output of Anthropic's CLI is not shown.
    @Test func aProgramThatRenewsNothing() throws {
        let stage = try Stage.withoutKey()
        stage.putProfile("work", expires: 1)
        stage.putProgram("ant", "echo CANARY; echo CANARY >&2; exit 1")
        stage.environment["ANTHROPIC_PROFILE"] = "work"
        let expected = Outcome(
            output: "",
            errors: "claude-chat: the profile work of Anthropic's CLI has no token that is valid, "
                + "and HOME/bin/ant gave none (it ended with exit code 1): run 'ant auth login'\n",
            end: .exited(77), requests: 0)
        #expect(try stage.run("x") == expected)
        #expect(try stage.log.hasPrefix("ant auth print-credentials --access-token\n"))
    }
}
