import FakeClaude
import TestSupport
import Testing
import WireJSON

/// One question on the command line or on a pipe: the request and the output.
@Suite struct OneShotTests {
    /// The text of the only message of a request.
    static func words(_ body: JSON?) -> String? {
        guard body?["messages"]?.arrayValue?.count == 1 else { return nil }
        let content = body?["messages"]?[0]?["content"]
        return content?.stringValue ?? content?[0]?["text"]?.stringValue
    }

    @Test func instructionAndInputAreOneQuestion() throws {
        let stage = try Stage()
        let outcome = try stage.run("echo a", input: .text("b\n"))
        #expect(outcome == Outcome(output: "a\n\nb\n", errors: "", end: .exited(0), requests: 1))
        #expect(stage.bodies.map(Self.words) == ["echo a\n\nb\n"])
    }

    /// The command line, standard input, and the question made from them.
    @Test(arguments: [
        ([], "echo from a pipe\n", "echo from a pipe\n"),
        (["echo", "two", "words"], "", "echo two words"),
        (["-p", "echo x"], "", "echo x"),
        (["-p"], "echo x", "echo x"),
        (["--", "--version"], "", "--version"),
        (["--", "-p", "--"], "", "-p --"),
        (["echo", "--model=opus", "x"], "", "echo x"),
        (["-mopus", "echo x"], "", "echo x"),
        (["/quit"], "", "/quit"),
        (["echo x"], "/quit\n", "echo x\n\n/quit\n"),
        (["echo ☃ é 日本"], "", "echo ☃ é 日本"),
    ])
    func isSent(_ arguments: [String], _ input: String, _ question: String) throws {
        let stage = try Stage()
        let program = try stage.start(arguments, input: input.isEmpty ? .nothing : .text(input))
        let outcome = try stage.finish(program)
        #expect(outcome.end == .exited(0))
        #expect(outcome.errors == "")
        #expect(stage.bodies.map(Self.words) == [question])
    }

    @Test func flagsAreInTheRequest() throws {
        let stage = try Stage()
        let outcome = try stage.run(
            "-m", "opus", "--max-tokens", "2000", "-s", "Be brief.", "system prompt?")
        #expect(outcome.output == "My system prompt is: Be brief.\n")
        let body = try #require(stage.bodies.first)
        #expect(body["model"] == "claude-opus-5-5")
        #expect(body["max_tokens"] == 2000)
        #expect(body["system"] == [["type": "text", "text": "Be brief."]])
        #expect(body["stream"] == true)
        // No later request would read what a single question writes into the prompt cache.
        #expect(stage.asked.first?.body.contains("cache_control") == false)
    }

    @Test func theKeyGoesInItsHeaderOnce() throws {
        let stage = try Stage()
        _ = try stage.run("echo x")
        let headers = try #require(stage.asked.first?.headers)
        #expect(headers["x-api-key"] == "***NARY")
        #expect(headers["authorization"] == nil)
        #expect(headers["anthropic-version"] == "2023-06-01")
        #expect(headers["accept-encoding"] == "identity")
    }

    @Test func aLongAnswerComesWhole() throws {
        let stage = try Stage()
        let outcome = try stage.run("write 8000 words")
        #expect(outcome.end == .exited(0))
        // Compared outside #expect, whose failure would print both texts.
        let isWhole = outcome.output == NumberedWords.text(8000) + "\n"
        #expect(isWhole)
    }

    @Test func anyFramingIsOneText() throws {
        for fault in ["split", "split=7", "crlf", "comments", "crlf,comments,split=3", "unknown"] {
            let stage = try Stage()
            let outcome = try stage.run("[[fault \(fault)]] echo ☃ é 日本 🎈")
            let expected = Outcome(
                output: "☃ é 日本 🎈\n", errors: "", end: .exited(0), requests: 1)
            #expect(outcome == expected, "\(fault)")
        }
    }

    @Test func anAnswerThatIsNotStreamedIsPrinted() throws {
        let stage = try Stage()
        let outcome = try stage.run("[[fault nonstream]] echo all at once")
        let expected = Outcome(
            output: "all at once\n", errors: "", end: .exited(0), requests: 1)
        #expect(outcome == expected)
    }

    @Test func noControlCharacterReachesThePipe() throws {
        let stage = try Stage()
        let outcome = try stage.run("[[fault escape]] x")
        #expect(outcome.end == .exited(0))
        #expect(outcome.output.hasPrefix("Plain, ^[[31mred^[[0m, ^[]0;title^Ga title"))
        #expect(outcome.output.contains("<9b>2Jcleared, <U+202E>backwards"))
        let control = outcome.output.unicodeScalars.filter {
            $0.properties.generalCategory == .control && $0 != "\n"
        }
        #expect(control.isEmpty)
    }
}
