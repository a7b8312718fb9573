import FakeClaude
import Testing
import WireJSON

@Suite struct ThinkingChainTests {
    private static let ask = #"{"role":"user","content":"a"}"#

    /// An assistant message with a thinking block signed for the messages so far.
    private func answer(
        _ model: String, after messages: String, _ members: String = "", shown: Bool = true
    ) throws -> String {
        let request = try checked(body(model, messages: messages, members))
        let signature = ThinkingSignature(
            model: request.model.id, shown: shown, text: "hm",
            prefix: PrefixDigests(request).whole, previous: ThinkingChain(request).last, key: 1)
        let block: JSON = [
            "type": "thinking", "thinking": shown ? "hm" : "", "signature": JSON(signature.encoded),
        ]
        return #"{"role":"assistant","content":[\#(block),{"type":"text","text":"b"}]}"#
    }

    @Test func unalteredHistoryIsAccepted() throws {
        var messages = Self.ask
        for _ in 0..<3 {
            messages += "," + (try answer("claude-sonnet-5-5", after: messages)) + "," + Self.ask
        }
        #expect(verdict(body(messages: messages)) == "ok")
        // A breakpoint may move, and a string may become a text block.
        let marked = messages.replacing(
            #""content":"a""#,
            with: #""content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]"#,
            maxReplacements: 1)
        #expect(verdict(body(messages: marked)) == "ok")
    }

    @Test(arguments: [
        ("claude-sonnet-5-5", false), ("claude-haiku-5-5", false), ("claude-fable-5-1", false),
        ("claude-opus-5", true), ("claude-sonnet-5", true), ("claude-mythos-5-1", true),
    ])
    func aChangedPrefixIsRefusedWhereItIsVerified(_ model: String, _ accepted: Bool) throws {
        let messages = Self.ask + "," + (try answer(model, after: Self.ask)) + "," + Self.ask
        #expect(verdict(body(model, messages: messages)) == "ok")
        let changes = [
            body(model, messages: messages, #""system":"new""#),
            body(
                model, messages: messages,
                #""tools":[{"name":"t","input_schema":{"type":"object"}}]"#),
            body(model, messages: #"{"role":"user","content":"earlier"},\#(messages)"#),
        ]
        for change in changes { #expect((verdict(change) == "ok") == accepted) }
    }

    @Test func alteredBlocksAreRefused() throws {
        let messages =
            Self.ask + "," + (try answer("claude-opus-5", after: Self.ask)) + "," + Self.ask
        let altered = messages.replacing(#""thinking":"hm""#, with: #""thinking":"ha""#)
        #expect(verdict(body("claude-opus-5", messages: altered)).contains("cannot be modified"))
        let hidden =
            Self.ask + "," + (try answer("claude-opus-5", after: Self.ask, shown: false)) + ","
            + Self.ask
        let typed = hidden.replacing(#""thinking":"""#, with: #""thinking":"ha""#)
        #expect(verdict(body("claude-opus-5", messages: typed)) == "ok")
    }

    @Test func aGapInTheMiddleIsNoticed() throws {
        var messages = [Self.ask]
        for _ in 0..<3 {
            messages.append(try answer("claude-sonnet-5-5", after: messages.joined(separator: ",")))
            messages.append(Self.ask)
        }
        func without(_ places: Int...) -> String {
            var rest = messages
            for place in places { rest[place] = #"{"role":"assistant","content":"b"}"# }
            return verdict(body(messages: rest.joined(separator: ",")))
        }
        #expect(without(1) == "ok")
        #expect(without(5) == "ok")
        #expect(without(1, 3, 5) == "ok")
        #expect(without(3) != "ok")
    }

    @Test func othersBlocksAreDroppedAndMismatchesWhenAsked() throws {
        let messages =
            Self.ask + "," + (try answer("claude-opus-5", after: Self.ask)) + "," + Self.ask
        let request = try checked(body("claude-sonnet-5-5", messages: messages))
        #expect(request.messages[1].blocks.map(\.type) == ["text"])
        let own =
            Self.ask + "," + (try answer("claude-sonnet-5-5", after: Self.ask)) + "," + Self.ask
        let dropping =
            #""system":"new","thinking":{"type":"adaptive","block_binding":{"prefix_mismatch_behavior":"drop_block"}}"#
        #expect(verdict(body(messages: own, dropping)) != "ok")
        #expect(
            verdict(body(messages: own, dropping), beta: "thinking-binding-controls-2026-08-01")
                == "ok")
    }

    @Test func signaturesSurviveTheirText() throws {
        let signature = ThinkingSignature(
            model: "m", shown: false, text: "abc", prefix: .max, previous: 3, key: 9)
        let read = try #require(ThinkingSignature(encoded: signature.encoded))
        #expect(read == signature)
        #expect(read.isGenuine(9) && !read.isGenuine(8))
        #expect(ThinkingSignature(encoded: "EoQDCm0IDhgC") == nil)
        #expect(ThinkingSignature(encoded: "%") == nil)
    }
}
