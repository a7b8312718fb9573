import ClaudeMessages
import Testing

/// A hostile server can use up neither the client's time nor its memory.
@Suite struct HostileServerTests {
    private func fold(_ texts: String...) throws -> MessageAccumulator {
        var accumulator = MessageAccumulator()
        try accumulator.fold(
            .messageStart(try #require(Message(json: ["id": "m", "content": []]))))
        for text in texts { try accumulator.fold(.messageDelta(try JSON(parsing: text))) }
        return accumulator
    }

    private func members(_ count: Int) -> String {
        (0..<count).map { #""k\#($0)":1"# }.joined(separator: ",")
    }

    @Test func thousandsOfMembersAreRefused() throws {
        let delta = #"{"delta":{\#(members(1001))}}"#
        let usage = #"{"delta":{},"usage":{\#(members(1001))}}"#
        for text in [delta, usage] {
            let error = #expect(throws: ClaudeError.self) { try fold(text) }
            #expect(error?.code == .tooLarge)
        }
        let many = (0..<3).map { part in
            let members = (0..<400).map { #""k\#(part)-\#($0)":1"# }.joined(separator: ",")
            return #"{"delta":{\#(members)}}"#
        }
        #expect(throws: ClaudeError.self) { try fold(many[0], many[1], many[2]) }
        #expect(try fold(#"{"delta":{\#(members(900))}}"#).message != nil)
    }

    @Test func whatIsNotTextCountsToo() throws {
        var accumulator = try fold()
        try accumulator.fold(.blockStart(index: 0, block: .text("")))
        let citation: JSON = ["cited_text": JSON(String(repeating: "x", count: 4 << 20))]
        let error = #expect(throws: ClaudeError.self) {
            for _ in 0..<17 {
                try accumulator.fold(.blockDelta(index: 0, delta: .citation(citation)))
            }
        }
        #expect(error?.code == .answerTooLong)
    }

    @Test func aMegabyteOfKeysIsRedactedAtOnce() {
        let text = String(repeating: "sk-ant-", count: 150_000) + " sk-ant-api03-abcdefghijklmnop"
        let clock = ContinuousClock()
        var redacted = ""
        let time = clock.measure { redacted = Credential.none.redacting(text) }
        #expect(!redacted.contains("sk-ant-"))
        #expect(redacted.hasSuffix("sk-…mnop"))
        #expect(time < .seconds(5))
    }
}
