import ClaudeMessages
import MessagesTesting
import Testing

/// Hostile bodies in a stream, in an answer without streaming, and in an error response.
///
/// For every row: the expected error or message, earlier content is kept, nothing is given out
/// twice, no more is read than the limits allow, and there is no retry.
@Suite struct HostileTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reply: ScriptedTransport.Reply
        let code: ClaudeError.Code?
        /// The text of the complete or partial message.
        var text = ""
        /// The most bytes that the client may read.
        var reads = Int.max
    }

    @Test(arguments: streams + wholes + errors)
    func isAnErrorWithinTheCaps(_ row: Row) async {
        let transport = ScriptedTransport(row.reply)
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == row.code, "\(reading.error?.description ?? "no error")")
        #expect(reading.text == row.text)
        #expect(given(reading.events) == row.text, "given is what is kept, and once")
        #expect((reading.error?.message.utf8.count ?? 0) <= 65_536)
        #expect(transport.requests.count == 1)
        #expect(transport.record.bytes <= row.reads)
        #expect(transport.record.letGo == 1)
    }

    /// The text of all events; every block must begin once and before its deltas.
    private func given(_ events: [StreamEvent], starts: Int = 1) -> String {
        var begun: Set<Int> = []
        var text = ""
        for event in events {
            switch event {
            case .blockStart(let index, let block):
                #expect(begun.insert(index).inserted)
                text += block.text ?? ""
            case .blockDelta(let index, .text(let piece)):
                #expect(begun.contains(index))
                text += piece
            default: break
            }
        }
        #expect(events.count { if case .messageStart = $0 { true } else { false } } <= starts)
        return text
    }

    @Test(arguments: absurdCounts)
    func anAbsurdCountIsUnknown(_ count: String) async {
        let usage = #"{"input_tokens":\#(count),"output_tokens":\#(count)}"#
        let stream = Wire.hi.replacing(#"{"output_tokens":9}"#, with: usage)
        for reply in [.stream(stream), Self.whole(usage: usage)] as [ScriptedTransport.Reply] {
            let message = await read(reply).message
            // A `null` at the end does not replace the count in `message_start`.
            let isUnsaid = count == "null" && message?.id == "msg_1"
            #expect(message?.usage.inputTokens == (isUnsaid ? 15 : nil))
            #expect(message?.usage.outputTokens == (isUnsaid ? 1 : nil))
        }
    }

    /// A broken answer is requested again only before any content.
    @Test(arguments: ["", Wire.start(), Wire.start() + Wire.ping, kept])
    func aBrokenAnswerIsAskedForAgainOrKept(_ begun: String) async {
        let lost = TransportError(.connectionLost, "reset")
        let transport = ScriptedTransport([.stream(begun, failure: lost), .stream(Wire.hi)])
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.text == (begun == Self.kept ? "kept" : "Hi"))
        #expect(given(reading.events, starts: 2) == reading.text)
    }

    // MARK: Counting tokens

    @Test(arguments: [
        "", "<html>", "{", "[]", "5", "{}", #"{"input_tokens":-1}"#, #"{"input_tokens":0.5}"#,
        #"{"input_tokens":"7"}"#, #"{"input_tokens":null}"#, #"{"input_tokens":1e300}"#,
        #"{"input_tokens":18446744073709551615}"#, #"{"input_tokens":7}x"#, nests,
    ])
    func aCountMustBeACount(_ body: String) async {
        let reply = ScriptedTransport.Reply.response(
            status: 200, fields: [], chunks: cut(Array(body.utf8), 65_536))
        let error = await #expect(throws: ClaudeError.self) {
            try await ClaudeClient.scripted(ScriptedTransport(reply)).countTokens(.hello)
        }
        let isForeign = body.isEmpty || body.hasPrefix("<")
        #expect(error?.code == (isForeign ? .notAPI : .malformed))
    }

    @Test(arguments: ["[", " ", "x"])
    func aCountWithoutAnEndIsRefused(_ piece: String) async {
        let transport = ScriptedTransport(.endless(200, "application/json", "", piece))
        let error = await #expect(throws: ClaudeError.self) {
            try await ClaudeClient.scripted(transport).countTokens(.hello)
        }
        #expect(error?.code == .tooLarge)
        #expect(transport.record.bytes < 2 << 20)
    }

    // MARK: Helpers

    static let kept = Wire.start() + Wire.blockStart(0) + Wire.text(0, "kept")
    static let rest = Wire.blockStop(0) + Wire.end() + Wire.stop
    static let piece = 70_000
    static let nests = String(repeating: "[", count: 1_000_000)
    static let siblings = "[" + String(repeating: "1,", count: 300_000) + "1]"

    static let absurdCounts = [
        "-5", "-9223372036854775808", "9223372036854775807", "18446744073709551615", "1e300",
        "0.5", "\"7\"", "null", "[]", "{}", "true",
    ]
}
