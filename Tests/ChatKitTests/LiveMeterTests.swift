import ChatKit
import ClaudeMessages
import Testing

@Suite struct LiveMeterTests {
    private static let start = Sample.message(
        [], stop: nil, usage: ["input_tokens": 1000, "output_tokens": 1])
    private static let sonnet = ModelCatalogue.known.model("sonnet")

    @Test func anAnswer() {
        var meter = LiveMeter(model: Self.sonnet, bytesPerToken: 4)
        #expect(meter.outputTokens == 0)
        #expect(meter.cost == Cost(nil, isEstimate: true))
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        // The one token of the beginning is a placeholder.
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
        #expect(meter.billed.outputTokens == 5)
        #expect(meter.billed.inputTokens == 1000)

        let final = Usage(json: ["input_tokens": 1000, "output_tokens": 70])
        meter.fold(.messageDelta(["usage": ["output_tokens": 1]]), usage: final)
        #expect(meter.isFinal)
        #expect(meter.outputTokens == 70)
        #expect(meter.billed == final)
        #expect(meter.cost == Cost(Money(picoDollars: 2_700_000_000)))
    }

    @Test func anUnknownModelHasNoPrice() {
        var meter = LiveMeter(model: nil, bytesPerToken: 4)
        meter.fold(.messageStart(Self.start), usage: Self.start.usage)
        #expect(meter.cost == Cost(nil, isEstimate: true))
        meter.fold(.messageDelta(["usage": ["output_tokens": 1]]), usage: Self.start.usage)
        #expect(meter.cost == Cost(nil))
    }
}
