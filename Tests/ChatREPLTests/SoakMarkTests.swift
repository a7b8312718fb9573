import ChatREPL
import ClaudeMessages
import MessagesTesting
import SystemKit
import TestSupport
import Testing

/// The marks of the prompt (OSC 133) in random chats.
@Suite struct SoakMarkTests {
    /// Whatever happens meanwhile, each question has a beginning, an end and an answer's end.
    @Test(arguments: 1...4) func asManyBegunAsEnded(part: Int) throws {
        var random = Soak.generator(part)
        for _ in 0..<Soak.rounds(100) { try walk(&random) }
    }

    private func walk(_ random: inout SeededGenerator) throws {
        let chat = try StagedChat()
        for _ in 0..<400 { step(chat, &random) }
        chat.signal(Signals.terminate)
        chat.pass(.seconds(2))
        #expect(chat.ending != nil)
        let marks = chat.terminal.screen.marks
        let all = marks.map(\.text)
        let turns = all.split { $0.hasPrefix("A") }
        #expect(turns.count > 0 && all.count { $0.hasPrefix("A") } == turns.count)
        #expect(turns.allSatisfy { $0.count == 3 && $0.first == "B" })
        #expect(turns.allSatisfy { $0.dropFirst().first == "C" && $0.last?.first == "D" })
        #expect(marks.allSatisfy { !$0.text.hasPrefix("A") || $0.column == 0 })
        #expect(chat.terminal.screen.unknown == [])
    }

    private func step(_ chat: StagedChat, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: chat.resize(Int.random(in: 20...120, using: &random), 10)
        case 1: chat.resize(80, Int.random(in: 4...40, using: &random))
        case 2:
            chat.type("\u{3}")
            // A second one within two seconds leaves.
            chat.pass(.seconds(3))
        case 3: chat.type("\u{1B}")
        case 4: chat.enter("\u{15}/undo")
        case 5: chat.enter("\u{15}/retry")
        case 6, 7: chat.enter("\u{15}a question")
        case 8: chat.pass(.milliseconds(Int.random(in: 0...400, using: &random)))
        case 9: chat.serve(Wire.text(0, "some words of it\n\n"))
        case 10: chat.answer("Hi\n\nthere")
        default: chat.breakOff(TransportError(.connectionLost, "gone"))
        }
    }
}
