import TestSupport
import Testing

/// The examples of the documentation, run as a reader would run them.
@Suite struct ExamplesTests {
    private func run(_ name: String) throws -> String {
        let stage = try Stage()
        let program = try PipedProgram(
            Program.examples, [name], environment: stage.environment)
        #expect(program.waitForEnd() == .exited(0))
        #expect(String(decoding: program.errors, as: UTF8.self) == "")
        return stage.withoutAccidents(String(decoding: program.output, as: UTF8.self))
    }

    private static func echo(_ question: String) -> String {
        "You wrote “\(question)”. I am fake-claude: there is no model behind this, so I can name "
            + "your words but not answer them. Ask me who I am to learn what I can do."
    }

    @Test(arguments: [
        (
            "first-message",
            """
            \(echo("Why is the sky blue? One sentence."))
            stopped: end_turn, request REQUEST
            cost: $0.001224
            """
        ),
        (
            "stream",
            """
            \(echo("Count to ten, in words."))
            output tokens: 110
            """
        ),
        (
            "turns",
            """
            > My name is Ada.
            \(echo("My name is Ada."))
            > What is my name?
            \(echo("What is my name?"))
            """
        ),
        (
            "tools",
            """
            answer: I call what you named.
            runs get_weather {"city":"sample"}
            gave Sunny in sample, 21 degrees.
            answer: The tool answered: Sunny in sample, 21 degrees.
            answered after 2 requests
            """
        ),
        ("structured", "sample (sample), 1 people"),
        (
            "batch",
            """
            t-1: billing, urgent
            t-2: billing, urgent
            t-3: billing, urgent
            """
        ),
        (
            "cache",
            """
                    written     read uncached  cost
            first      6246        0       14  $0.0260
            again         0     6246       13  $0.0017
            """
        ),
        (
            "thinking",
            """
            note: thinking becomes adaptive with low effort: claude-sonnet-5-5 does not take a \
            budget of tokens
            note: temperature is left out: claude-sonnet-5-5 does not take it
            [thinking]
            I am asked: Is 3599 a prime number?. There is no model behind me, so I look into my \
            small repertoire and say what fits.
            \(echo("Is 3599 a prime number?"))
            """
        ),
        ("count", "28 tokens\nat least $0.0000028"),
    ])
    func says(_ name: String, _ transcript: String) throws {
        #expect(try run(name) == "# \(name)\n\(transcript)\n")
    }

    /// The relay passes a stream of the API on to a web client.
    @Test func relays() throws {
        let lines = try run("relay").split(separator: "\n", omittingEmptySubsequences: false)
        var events = lines.filter { $0.hasPrefix("event: ") }.map { String($0.dropFirst(7)) }
        events.removeAll { $0 == "content_block_delta" || $0 == "ping" }
        #expect(
            events == [
                "message_start", "content_block_start", "content_block_stop",
                "content_block_start", "content_block_stop", "message_delta", "message_stop",
            ])
        #expect(lines.filter { $0.hasPrefix("data: {") }.count >= events.count)
    }
}
