import ChatREPL
import Testing

@Suite struct FlagParserTests {
    /// The options of a default value changed in one place.
    private func options(_ change: (inout Options) -> Void) -> Options {
        var options = Options()
        change(&options)
        return options
    }

    @Test(arguments: [
        ["--model", "opus"], ["--model=opus"], ["-m", "opus"], ["-mopus"],
        ["--model", "x", "-m", "opus"],
    ])
    func spellingsOfAValue(_ arguments: [String]) throws {
        #expect(try FlagParser().parse(arguments) == options { $0.model = "opus" })
    }

    @Test func everyFlag() throws {
        let arguments = [
            "--model", "m", "--system", "s", "--max-tokens", "1", "--window", "500", "--cache",
            "1h",
            "--print", "--base-url", "u", "--allow-http", "--env-file", "e", "--private",
            "--timeout", "86400", "--version", "--help", "word",
        ]
        var expected = Options()
        expected.model = "m"
        expected.system = "s"
        expected.maxTokens = 1
        expected.window = 500
        expected.cache = .oneHour
        expected.asksOnce = true
        expected.baseURL = "u"
        expected.allowHTTP = true
        expected.envFile = "e"
        expected.isPrivate = true
        expected.timeout = 86_400
        expected.showsVersion = true
        expected.showsHelp = true
        expected.words = ["word"]
        #expect(try FlagParser().parse(arguments) == expected)
        #expect(try FlagParser().parse(["-i"]) == options { $0.staysInteractive = true })
        #expect(try FlagParser().parse([]) == Options())
    }

    @Test func wordsAndFlagsInAnyOrder() throws {
        let expected = options {
            $0.words = ["what", "is"]
            $0.asksOnce = true
            $0.model = "m"
        }
        #expect(try FlagParser().parse(["what", "-p", "-", "-m", "m", "is"]) == expected)
        #expect(try FlagParser().parse(["-pmm", "what", "-", "is"]) == expected)
    }

    @Test func twoDashesEndTheFlags() throws {
        #expect(
            try FlagParser().parse(["-p", "--", "--model", "-x", "--"])
                == options {
                    $0.asksOnce = true
                    $0.words = ["--model", "-x", "--"]
                })
    }

    @Test func valuesAreTakenAsTheyAre() throws {
        for value in ["a=b", "-x", "--help", " x ", "é\n"] {
            #expect(try FlagParser().parse(["--system", value]).system == value)
            #expect(try FlagParser().parse(["--system=" + value]).system == value)
        }
        #expect(try FlagParser().parse(["--model", "--"]).model == "--")
    }

    @Test func numbersAsPeopleTypeThem() throws {
        let arguments = ["--max-tokens", "1.5k", "--window=2m", "--timeout", "2m"]
        #expect(
            try FlagParser().parse(arguments)
                == options {
                    $0.maxTokens = 1500
                    $0.window = 2_000_000
                    $0.timeout = 120
                })
    }

    private static let tokens =
        "takes a number of tokens from 1 to 10,000,000, like 20000, 200k or 1.5m"

    @Test(arguments: [
        (
            ["--modle", "x"],
            "unknown flag '--modle': did you mean --model? (a question that begins with a dash goes behind --)"
        ),
        (
            ["--xyzzy"],
            "unknown flag '--xyzzy': claude-chat --help lists all (a question that begins with a dash goes behind --)"
        ),
        (
            ["--mod=x"],
            "unknown flag '--mod': did you mean --model? (a question that begins with a dash goes behind --)"
        ),
        (
            ["-x"],
            "unknown flag '-x': claude-chat --help lists all (a question that begins with a dash goes behind --)"
        ),
        (
            ["-px"],
            "unknown flag '-x': claude-chat --help lists all (a question that begins with a dash goes behind --)"
        ),
        (
            ["--Model=x"],
            "unknown flag '--Model': did you mean --model? (a question that begins with a dash goes behind --)"
        ),
        (
            ["--=x"],
            "unknown flag '--': claude-chat --help lists all (a question that begins with a dash goes behind --)"
        ),
        (["--model"], "--model needs a value: --model NAME"),
        (["-m"], "-m needs a value: -m NAME"),
        (["-pm"], "-m needs a value: -m NAME"),
        (["--model="], "--model needs a NAME that is not empty"),
        (["--model", ""], "--model needs a NAME that is not empty"),
        (["-m", " "], "-m needs a NAME that is not empty"),
        (["-m\u{A0}\t"], "-m needs a NAME that is not empty"),
        (["--model=\u{200B}"], "--model needs a NAME that is not empty"),
        (["--base-url", "\n"], "--base-url needs a URL that is not empty"),
        (["--env-file", " "], "--env-file needs a FILE that is not empty"),
        (["--print=yes"], "--print takes no value"),
        (["--print="], "--print takes no value"),
        (["--max-tokens", "0"], "--max-tokens \(tokens), not '0'"),
        (
            ["--max-tokens", "10q"],
            "--max-tokens \(tokens), not '10q'"
        ),
        (["--max-tokens", "+5"], "--max-tokens \(tokens), not '+5'"),
        (["--max-tokens", "-5"], "--max-tokens \(tokens), not '-5'"),
        (["--max-tokens="], "--max-tokens \(tokens), not ''"),
        (["--max-tokens", "１０"], "--max-tokens \(tokens), not '１０'"),
        (
            ["--max-tokens", "99999999999999999999"],
            "--max-tokens \(tokens), not '99999999999999999999'"
        ),
        (
            ["--window", "499"],
            "--window takes a number of tokens from 500 to 10,000,000, like 20000, 200k or 1.5m, not '499'"
        ),
        (
            ["--timeout", "86401"],
            "--timeout takes a number of seconds from 1 to 86,400, like 90, 2m or 1h, not '86401'"
        ),
        (["--cache", "2h"], "--cache takes 5m, 1h or off, not '2h'"),
        (["-pi"], "-p answers once and -i stays: use one of them"),
    ])
    func refusals(_ arguments: [String], _ sentence: String) {
        #expect(throws: Failure(.usage, sentence)) { try FlagParser().parse(arguments) }
    }

    @Test(arguments: ["", " ", "\n\t", "\u{3000}"]) func aBlankSystemPromptIsNone(
        _ blank: String
    ) throws {
        #expect(try FlagParser().parse(["-s", blank]) == Options())
        #expect(try FlagParser().parse(["--system", "s", "--system=" + blank]) == Options())
    }

    /// Whatever it is called, a key is refused and not repeated.
    @Test(arguments: [
        ["--api-key", "CANARY"], ["--api-key=CANARY"], ["--key=CANARY"], ["--apikey", "CANARY"],
        ["--token=CANARY"], ["-k", "CANARY"], ["-kCANARY"], ["-K", "CANARY"], ["-pk", "CANARY"],
    ])
    func keysStayOut(_ arguments: [String]) {
        let failure = #expect(throws: Failure.self) { try FlagParser().parse(arguments) }
        #expect(failure?.code == .usage)
        #expect(failure?.sentence.hasPrefix("keys are not taken on the command line") == true)
        #expect(failure?.sentence.contains("CANARY") == false)
    }
}
