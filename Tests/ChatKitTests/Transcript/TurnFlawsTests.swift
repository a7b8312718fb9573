import ChatKit
import ClaudeMessages
import Testing

/// What counts as damage: from there on no thinking is sent.
@Suite struct TurnFlawsTests {
    private static let thought = ContentBlock(
        json: ["type": "thinking", "thinking": "hm", "signature": "s"])
    private static let cutThought = ContentBlock(json: ["type": "thinking", "thinking": "hm"])
    private static let whole = Round(answer: [thought, .text("Yes.")], stopReason: .endTurn)

    /// The last answer of an interrupted turn ends anywhere, which is no damage.
    @Test(arguments: [
        ([whole, Round(answer: [.text("")])], TurnEnding.stopped, 0),
        ([whole, Round(answer: [.text("So"), cutThought])], .cut, 0),
        ([whole, Round(answer: [.text("")], stopReason: .endTurn)], .answered, 1),
        ([Round(answer: [cutThought]), whole], .stopped, 1), ([whole], .answered, 0),
    ])
    func badBlocks(rounds: [Round], ending: TurnEnding, expected: Int) {
        let flaws = TurnFlaws(TurnBody(question: Question("q"), rounds: rounds), ending)
        #expect(flaws.badBlocks == expected && flaws.isEmpty == (expected == 0))
    }
}
