import ChatKit
import ClaudeMessages
import Testing

@Suite struct TokenEstimateTests {
    @Test func ranges() {
        let range = TokenRange(10, 20)
        #expect(range.middle == 15)
        #expect(TokenRange(exactly: 7).middle == 7)
        #expect(range + TokenRange(1, 2) == TokenRange(11, 22))
        #expect(range - TokenRange(1, 2) == TokenRange(8, 19))
        #expect(range - TokenRange(100, 200) == TokenRange(0, 0))
        #expect(TokenRange(exactly: 7) == TokenRange(7, 7))
        #expect(TokenRange(.max, .max) + range == TokenRange(.max, .max))
        #expect(TokenRange(.max, .max).middle > 0)
    }

    @Test func estimates() {
        let estimate = TokenEstimate(bytesPerToken: 4)
        #expect(estimate.tokens(bytes: 0) == 0)
        #expect(estimate.tokens(bytes: 1) == 1)
        #expect(estimate.tokens(bytes: 400) == 100)
        #expect(estimate.tokens("ééé") == 2)
        #expect(estimate.range(bytes: 400) == TokenRange(50, 208))
        #expect(TokenEstimate().bytesPerToken == 3.2)
    }

    @Test func nothingWasMeasured() {
        var conversation = Conversation(system: String(repeating: "s", count: 320))
        let question = InputMessage.user(String(repeating: "q", count: 320))
        #expect(conversation.promptSize(asking: question) == TokenRange(100, 416))
        conversation.append(Sample.turn("", Sample.text(String(repeating: "a", count: 320))))
        #expect(conversation.promptSize(asking: question) == TokenRange(150, 624))
        #expect(conversation.turnSizes == [TokenRange(50, 208)])
    }

    @Test func whatWasMeasuredIsNotGuessed() {
        var conversation = Conversation()
        conversation.append(Sample.turn("q", answer: "", prompt: 1000, output: 100))
        let size = conversation.promptSize(asking: InputMessage(.user, []))
        #expect(size == TokenRange(1000, 1000 + 100 + 8 + 8))
        conversation.append(Sample.turn("q", answer: "", prompt: 1100, output: 100))
        #expect(conversation.turnSizes[0] == TokenRange(90, 126))
        // Another model: the count holds no more.
        conversation.modelChanged()
        #expect(conversation.promptSize(asking: InputMessage(.user, [])).low < 1000)
    }
}
