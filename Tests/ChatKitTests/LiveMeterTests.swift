import ChatKit
import ClaudeMessages
import Testing

@Suite struct LiveMeterTests {
    private static let start = Sample.message(
        [], stop: nil, usage: ["input_tokens": 1000, "output_tokens": 1], model: "")

    private static func billing(_ model: String) -> Billing {
        Billing(catalogue: .known, asked: model)
    }

    private static func end(_ usage: JSON) -> StreamEvent {
        .messageDelta(["delta": ["stop_reason": "end_turn"], "usage": usage])
    }

    @Test func anAnswer() {
        var meter = LiveMeter(Self.billing("sonnet"), bytesPerToken: 4)
        #expect(meter.outputTokens == 0)
        #expect(meter.cost == Cost(nil, isEstimate: true))
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        // The output token in `message_start` is a placeholder.
        #expect(meter.outputTokens == 0)
        #expect(meter.cost == Cost(Money(picoDollars: 2_000_000_000), isEstimate: true))

        meter.fold(
            .blockStart(index: 0, block: ContentBlock(json: Sample.thinking)), usage: Usage())
        #expect(meter.isThinking)
        meter.fold(.blockDelta(index: 0, delta: .thinking("12345678")), usage: Usage())
        #expect(meter.outputTokens == 2)
        meter.fold(.blockDelta(index: 0, delta: .signature("not counted")), usage: Usage())
        meter.fold(.blockStop(index: 0), usage: Usage())
        meter.fold(.blockStart(index: 1, block: .text("1234")), usage: Usage())
        #expect(!meter.isThinking)
        meter.fold(.blockDelta(index: 1, delta: .text("12345")), usage: Usage())
        meter.fold(.blockDelta(index: 2, delta: .inputJSON("123")), usage: Usage())
        meter.fold(.ping, usage: Usage())
        #expect(meter.outputTokens == 5)
        #expect(meter.cost == Cost(Money(picoDollars: 2_050_000_000), isEstimate: true))
        #expect(!meter.isFinal)
        #expect(meter.entry().usage.outputTokens == 5)
        #expect(meter.entry().usage.inputTokens == 1000)

        let final = Usage(json: ["input_tokens": 1000, "output_tokens": 70])
        meter.fold(Self.end(["output_tokens": 1]), usage: final)
        #expect(meter.isFinal)
        #expect(meter.outputTokens == 70)
        #expect(meter.entry().usage == final)
        #expect(meter.cost == Cost(Money(picoDollars: 2_700_000_000)))
    }

    @Test func anUnknownModelHasNoPrice() {
        var meter = LiveMeter(Self.billing("nobodys-model"), bytesPerToken: 4)
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        #expect(meter.cost == Cost(nil, isEstimate: true))
        meter.fold(Self.end(["output_tokens": 1]), usage: Self.start.usage)
        #expect(meter.cost == Cost(nil))
    }

    /// A `message_delta` without a stop reason does not end the answer.
    @Test(
        arguments: [
            ["delta": ["stop_reason": nil], "usage": ["output_tokens": 50]],
            ["delta": [:], "usage": ["output_tokens": 50]], ["usage": ["output_tokens": 50]],
            ["delta": ["stop_reason": "end_turn"], "usage": [:]],
            ["delta": ["stop_reason": "end_turn"], "usage": ["output_tokens": 0]],
        ] as [JSON])
    func whatIsNoLastWord(_ event: JSON) {
        var meter = LiveMeter(Self.billing("sonnet"), bytesPerToken: 4)
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        meter.fold(.blockStart(index: 0, block: .text("12345678")), usage: Self.start.usage)
        meter.fold(.messageDelta(event), usage: Self.start.usage)
        #expect(!meter.isFinal)
        #expect(meter.cost.isEstimate)
        #expect(meter.outputTokens == 2)
    }

    /// A retry starts without the counts of the failed request.
    @Test func anotherTryBeginsAnew() {
        var meter = LiveMeter(Self.billing("sonnet"), bytesPerToken: 4)
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        meter.fold(Self.end(["output_tokens": 70]), usage: Usage(json: ["output_tokens": 70]))
        #expect(meter.isFinal)
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        #expect(!meter.isFinal)
        #expect(meter.outputTokens == 0)
    }
}
