import ChatKit
import ClaudeMessages
import Testing

@Suite struct ConversationTests {
    /// The API refuses every message behind one.
    @Test(arguments: [
        "", " ", "\t\r\n", "\u{A0}\u{2003}\u{3000}", "\u{200B}\u{FEFF}\u{2060}", "\0",
    ])
    func aBlankSystemPromptIsNone(_ blank: String) {
        #expect(Conversation(system: blank).system == nil)
        var conversation = Conversation(system: "s")
        conversation.setSystem(blank)
        #expect(conversation.system == nil)
        let epoch = conversation.epoch
        conversation.setSystem(blank)
        #expect(conversation.epoch == epoch)
        conversation.setSystem(" s\n")
        #expect(conversation.system == " s\n")
    }

    private func texts(_ messages: [InputMessage]) -> [String] {
        messages.map { "\($0.role): \($0.text)" }
    }

    private static func conversation(_ count: Int) -> Conversation {
        var conversation = Conversation()
        for number in 0..<count {
            conversation.append(
                Sample.turn("q\(number)", Sample.thinking, Sample.text("a\(number)")))
        }
        return conversation
    }

    @Test func messagesAlternate() {
        let conversation = Self.conversation(2)
        #expect(
            texts(conversation.messages(asking: .user("q2")))
                == ["user: q0", "assistant: a0", "user: q1", "assistant: a1", "user: q2"])
        #expect(texts(Conversation().messages(asking: .user("q"))) == ["user: q"])
    }

    /// What is sent begins with what was sent before, byte by byte.
    @Test func promptsOnlyGrow() {
        var conversation = Conversation(system: "s")
        var before = ""
        for number in 0..<5 {
            let question = InputMessage.user("q\(number)")
            let sent = conversation.messages(asking: question).map(\.json.description)
                .joined(separator: ",")
            #expect(sent.hasPrefix(before))
            before = sent
            conversation.append(Sample.turn("q\(number)", Sample.thinking, Sample.text("a")))
        }
        #expect(conversation.epoch == 0)
    }

    @Test func undo() {
        var conversation = Self.conversation(2)
        #expect(conversation.undo() == "q1")
        #expect(conversation.turns.count == 1)
        #expect(conversation.undo() == "q0")
        #expect(conversation.undo() == nil)
        #expect(conversation.epoch == 0)
    }

    @Test func undoBehindTheCut() {
        var conversation = Self.conversation(3)
        conversation.slide(dropping: 3)
        #expect(conversation.sent.isEmpty)
        #expect(conversation.undo() == "q2")
        #expect(conversation.firstSent == 2)
        #expect(texts(conversation.messages(asking: .user("q"))) == ["user: q"])
        conversation.append(Sample.turn("new", Sample.text("a")))
        #expect(conversation.sent.map(\.question) == ["new"])
    }

    @Test func clear() {
        var conversation = Self.conversation(3)
        conversation.setSystem("s")
        conversation.slide(dropping: 1)
        let epoch = conversation.epoch
        conversation.clear()
        #expect(conversation.turns == [])
        #expect(conversation.firstSent == 0)
        #expect(conversation.system == "s")
        #expect(conversation.epoch == epoch + 1)
    }

    @Test func aSlideStripsThinkingOnce() {
        var conversation = Self.conversation(4)
        conversation.slide(dropping: 2)
        #expect(conversation.firstSent == 2)
        #expect(conversation.epoch == 1)
        #expect(conversation.sent.map(\.question) == ["q2", "q3"])
        #expect(
            !conversation.sent.contains {
                $0.messages.contains { $0.content.contains(where: \.isThinking) }
            })
        // What comes after it thinks again, until the next slide.
        conversation.append(Sample.turn("q4", Sample.thinking, Sample.text("a4")))
        let thinking = conversation.sent.map {
            $0.messages[1].content.contains(where: \.isThinking)
        }
        #expect(thinking == [false, false, true])
        // Turns that are no longer sent are kept as they were.
        #expect(conversation.turns[0].messages[1].content.count == 2)
    }

    @Test func slidingByNothingChangesNothing() {
        var conversation = Self.conversation(2)
        conversation.slide(dropping: 0)
        #expect(conversation.epoch == 0)
        #expect(conversation.sent.count == 2)
        conversation.slide(dropping: 99)
        #expect(conversation.sent.isEmpty)
    }

    @Test func messagesOfASlideToCome() {
        let conversation = Self.conversation(3)
        let messages = conversation.messages(asking: .user("q"), dropping: 2)
        #expect(texts(messages) == ["user: q2", "assistant: a2", "user: q"])
        #expect(!messages.contains { $0.content.contains(where: \.isThinking) })
        #expect(conversation.firstSent == 0 && conversation.epoch == 0)
        var slid = conversation
        slid.slide(dropping: 2)
        #expect(slid.messages(asking: .user("q")) == messages)
    }

    @Test func anotherSystemPromptStripsThinking() {
        var conversation = Self.conversation(2)
        conversation.setSystem(nil)
        #expect(conversation.epoch == 0)
        conversation.setSystem("s")
        #expect(conversation.epoch == 1)
        #expect(conversation.sent.allSatisfy { $0.messages[1].content.count == 1 })
        conversation.setSystem("s")
        #expect(conversation.epoch == 1)
        conversation.setSystem(nil)
        #expect(conversation.epoch == 2)
        #expect(conversation.system == nil)
    }

    @Test func aTurnOfThoughtsAloneGoesWhenTheyDo() {
        var conversation = Conversation()
        conversation.append(Sample.turn("q0", Sample.thinking, Sample.redacted))
        conversation.append(Sample.turn("q1", Sample.text("a1")))
        conversation.setSystem("s")
        #expect(conversation.turns.map(\.question) == ["q1"])
    }

    @Test func anotherModelCountsDifferently() {
        var conversation = Self.conversation(1)
        conversation.modelChanged()
        #expect(conversation.epoch == 1)
        #expect(conversation.sent.count == 1)
    }

    // MARK: Sizes

    @Test func sizesAreLearnedFromTheNextPrompt() {
        var conversation = Conversation()
        conversation.append(Sample.turn("question", answer: "x", prompt: 100, output: 40))
        #expect(conversation.turns[0].size == nil)
        // The same question: the prompt grew by the answer and the question.
        conversation.append(Sample.turn("question", answer: "x", prompt: 160, output: 30))
        #expect(conversation.turns[0].size == 60)
        // A longer question is not counted with the answer before it.
        conversation.append(
            Sample.turn(String(repeating: "q", count: 328), answer: "x", prompt: 360, output: 5))
        #expect(conversation.turns[1].size == 200 - 100)
    }

    @Test func sizesAreNeverLearnedOverAChange() {
        var conversation = Conversation()
        conversation.append(Sample.turn("q", answer: "x", prompt: 100, output: 40))
        conversation.setSystem("s")
        conversation.append(Sample.turn("q", answer: "x", prompt: 900, output: 40, epoch: 1))
        #expect(conversation.turns[0].size == nil)
        conversation.append(Sample.turn("q", Sample.text("cut")))
        #expect(conversation.turns[1].size == nil)
    }

    @Test func aSizeIsPositive() {
        var conversation = Conversation()
        conversation.append(Sample.turn("q", answer: "x", prompt: 100, output: 40))
        conversation.append(Sample.turn("q", answer: "x", prompt: 50, output: 40))
        #expect(conversation.turns[0].size == 1)
    }

    @Test func bytesPerToken() {
        var conversation = Conversation(system: String(repeating: "s", count: 1000))
        #expect(conversation.bytesPerToken == 3.2)
        let long = String(repeating: "q", count: 1000)
        conversation.append(Sample.turn(long, answer: "x", prompt: 399, output: 1))
        #expect(conversation.bytesPerToken == 3.2)
        conversation = Conversation(system: String(repeating: "s", count: 1000))
        conversation.append(Sample.turn(long, answer: "x", prompt: 800, output: 1))
        #expect(conversation.bytesPerToken == 2.5)
        conversation = Conversation(system: String(repeating: "s", count: 100_000))
        conversation.append(Sample.turn(long, answer: "x", prompt: 800, output: 1))
        #expect(conversation.bytesPerToken == 6)
        conversation = Conversation()
        conversation.append(Sample.turn("q", answer: "x", prompt: 800, output: 1))
        #expect(conversation.bytesPerToken == 1.5)
    }
}
