import ChatREPL
import ClaudeMessages
import MessagesTesting
import TestSupport
import Testing

/// What a screen reader is given in random chats.
@Suite struct SoakSpeechTests {
    /// No cursor is moved, nothing is overwritten or erased, whatever happens.
    @Test func linesComeOneAfterTheOther() throws {
        var random = Soak.generator(7)
        for _ in 0..<Soak.rounds(2_500) { try walk(&random) }
    }

    private func walk(_ random: inout SeededGenerator) throws {
        let chat = try StagedChat(arguments: ["--screen-reader"])
        for _ in 0..<400 { step(chat, &random) }
        let moves = chat.terminal.output.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" && $0 != "\u{7}" && $0 != "\t"
                || (0x7F..<0xA0).contains($0.value)
        }
        #expect(moves.isEmpty)
        #expect(chat.terminal.output.count > 1_000)
    }

    private func step(_ chat: StagedChat, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<14, using: &random) {
        case 0: chat.resize(Int.random(in: 20...120, using: &random), 24)
        case 1:
            chat.type("\u{3}")
            chat.pass(.seconds(3))
        case 2: chat.enter("/undo")
        case 3: chat.enter("/cost")
        case 4, 5: chat.enter("a question")
        case 6: chat.type("typed ahead")
        case 7: chat.pass(.seconds(Int.random(in: 0...4, using: &random)))
        case 8, 9:
            chat.serve(Wire.text(0, "| a | b |\n|---|---|\n| some | words |\n\n> of *it*\n"))
        case 10: chat.answer("Hi\n\n1. there")
        case 11: chat.enter("sk-ant-api03-ABCDEFGHIJKLMNOP")
        case 12: chat.serve(Wire.text(0, "\u{1B}[2J\u{8}\r\u{9B}K"))
        default: chat.breakOff(TransportError(.connectionLost, "gone"))
        }
    }
}
