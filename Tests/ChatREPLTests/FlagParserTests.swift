import ChatREPL
import Testing

@Suite struct FlagParserTests {
    /// The settings that were set, as text, and the words.
    private struct Parsed: Equatable, ExpressibleByDictionaryLiteral {
        var values: [String: String] = [:]
        var words: [String] = []

        init(dictionaryLiteral elements: (String, String)...) {
            values = Dictionary(elements) { $1 }
        }

        init(_ arguments: [String]) throws {
            let parsed = try FlagParser().parse(arguments)
            words = parsed.words
            for setting in Settings.all {
                let text = setting.text(in: parsed.preferences)
                if text != setting.text(in: Preferences()) { values[setting.name] = text }
            }
        }

        func with(_ words: [String]) -> Parsed {
            var parsed = self
            parsed.words = words
            return parsed
        }
    }

    @Test(arguments: [
        ["--model", "opus"], ["--model=opus"], ["-m", "opus"], ["-mopus"],
        ["--model", "x", "-m", "opus"],
    ])
    func spellingsOfAValue(_ arguments: [String]) throws {
        #expect(try Parsed(arguments) == ["model": "opus"])
    }

    @Test func everyFlag() throws {
        let arguments = [
            "--model", "m", "--system", "s", "--max-tokens", "1", "--window", "500", "--cache",
            "1h",
            "--print", "--base-url", "u", "--allow-http", "--env-file", "e", "--private",
            "--timeout", "86400", "--version", "--help", "word",
        ]
        let expected: Parsed = [
            "model": "m", "system": "s", "max-tokens": "1", "window": "500", "cache": "1h",
            "print": "on", "base-url": "u", "allow-http": "on", "env-file": "e", "private": "on",
            "timeout": "86400", "version": "on", "help": "on",
        ]
        #expect(try Parsed(arguments) == expected.with(["word"]))
        #expect(try Parsed(["-i"]) == ["interactive": "on"])
        #expect(try Parsed([]) == [:])
    }

    /// A bare number could be of weeks or months; 0 is nothing in every unit.
    @Test(arguments: ["3", "30", "3w", "d", "-1d", "1.5d"])
    func conversationsAreKeptForDays(_ text: String) throws {
        let failure = #expect(throws: Failure.self) { try Parsed(["--keep", text]) }
        #expect(
            failure?.sentence
                == "--keep takes forever, 0 for nothing, or a number of days with a d, like 30d, "
                + "not '\(text)'")
        for text in ["30d", " 30D ", "0", "0d", "Forever"] {
            #expect(throws: Never.self) { try Parsed(["--keep", text]) }
        }
    }

    /// `--no-name` switches off a toggle, which the configuration file may switch on.
    @Test func switchesCanBeOff() throws {
        #expect(try Parsed(["--private", "--no-private"]) == [:])
        #expect(try Parsed(["--private=off"]) == [:])
        #expect(try Parsed(["--private=on"]) == ["private": "on"])
        #expect(throws: Failure.self) { try Parsed(["--no-print"]) }
        #expect(throws: Failure.self) { try Parsed(["--no-private=on"]) }
        #expect(throws: Failure.self) { try Parsed(["--no-model"]) }
    }

    /// Each flag adds to a list.
    @Test func severalTexts() throws {
        let parsed = try FlagParser().parse(["--stop", "a\\n", "--stop=b, c"])
        #expect(parsed.preferences[Settings.stop] == ["a\n", "b, c"])
    }

    @Test func wordsAndFlagsInAnyOrder() throws {
        let expected = (["print": "on", "model": "m"] as Parsed).with(["what", "is"])
        #expect(try Parsed(["what", "-p", "-", "-m", "m", "is"]) == expected)
        #expect(try Parsed(["-pmm", "what", "-", "is"]) == expected)
    }

    @Test func twoDashesEndTheFlags() throws {
        #expect(
            try Parsed(["-p", "--", "--model", "-x", "--"])
                == (["print": "on"] as Parsed).with(["--model", "-x", "--"]))
    }

    @Test func valuesAreTakenAsTheyAre() throws {
        for value in ["a=b", "-x", "--help", " x ", "é\n"] {
            for arguments in [["--system", value], ["--system=" + value]] {
                let preferences = try FlagParser().parse(arguments).preferences
                #expect(preferences[Settings.system] == value)
            }
        }
        #expect(try Parsed(["--model", "--"]) == ["model": "--"])
    }

    @Test func numbersAsPeopleTypeThem() throws {
        #expect(
            try Parsed(["--max-tokens", "1.5k", "--window=2m", "--timeout", "2m"])
                == ["max-tokens": "1500", "window": "2000000", "timeout": "120"])
    }

    private static let tokens =
        "takes auto or a number of tokens from 1 to 10,000,000, like 20,000, 200k or 1.5m"

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
            "--window takes auto or a number of tokens from 500 to 10,000,000, like 20,000, 200k or 1.5m, not '499'"
        ),
        (
            ["--timeout", "86401"],
            "--timeout takes auto or a number of seconds from 1 to 86,400, like 90, 2m or 1h, not '86401'"
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
        #expect(try Parsed(["-s", blank]) == [:])
        #expect(try Parsed(["--system", "s", "--system=" + blank]) == [:])
    }

    /// A key is refused under any flag name, and is not repeated in the message.
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
