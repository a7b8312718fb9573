import ChatTerminal
import TestSupport
import Testing

/// Pauses inside sequences and between keys.
@Suite struct KeyPauseTests {
    typealias Row = ([Moment], [Key])

    private static func check(_ rows: [Row]) {
        for (moments, wanted) in rows { #expect(Reads.keys(moments) == wanted, "\(moments)") }
    }

    @Test func aLoneEscapeIsSoonAKey() {
        var reads = Reads()
        reads.take(["\u{1B}", 39])
        #expect(reads.keys == [])
        reads.take([1])
        #expect(reads.keys == [.escape])
        #expect(reads.decoder.deadline == nil)
    }

    @Test(arguments: [10, 60, 300, 990]) func aSequenceMayPause(pause: Int) {
        let pause = Moment.pause(pause)
        Self.check([
            (["abc\u{1B}[", pause, "D", pause, "X"], typed("abc") + [.left] + typed("X")),
            (["\u{1B}O", pause, "A"], [.up]),
            (["\u{1B}[1;", pause, "5", pause, "C"], [.wordRight]),
            (["\u{1B}[99;", pause, "5u"], [.control(3)]),
            (["\u{1B}]", pause, "11;rgb:14/19/1f", pause, "\u{1B}", pause, "\\x"], typed("x")),
            (["\u{1B}P", pause, "1+r", pause, "4142\u{1B}\\x"], typed("x")),
            (["\u{1B}_", pause, "Gi=1;OK\u{1B}\\x"], typed("x")),
            (["\u{1B}^", pause, "private\u{1B}\\x"], typed("x")),
            (["\u{1B}X", pause, "start of string\u{1B}\\x"], typed("x")),
            (["\u{1B}[?6", pause, "2;22c"], [.report(.attributes)]),
            (["\u{1B}[?", pause, "5u"], [.report(.keyboard(flags: 5))]),
            (["\u{1B}[M", pause, "!", pause, "!!x"], typed("x")),
            (["\u{1B}[20", pause, "0~a\r/clear\rb\u{1B}[201~"], [.paste("a\n/clear\nb")]),
        ])
    }

    /// The ESC has been decoded as a key by then; the rest is still no text.
    @Test(arguments: [60, 200, 700, 990]) func whatComesBehindAnEscapeIsNoText(pause: Int) {
        let pause = Moment.pause(pause)
        Self.check([
            (["\u{1B}", pause, "]11;rgb:1414/1919/1f1f\u{1B}\\x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "]11;rgb:1414/1919/1f1f\u{7}x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "]52;c;aGk=", 900, "\u{1B}", 900, "\\x"], [.escape] + typed("x")),
            (
                ["\u{1B}", pause, "]", 900, "1", 900, "1;rgb", 900, "\u{7}x"],
                [.escape] + typed("x")
            ),
            (["\u{1B}", pause, "[?62;22cx"], [.escape, .report(.attributes)] + typed("x")),
            (
                ["\u{1B}", pause, "[?", 900, "62", 900, "cx"],
                [.escape, .report(.attributes)] + typed("x")
            ),
            (
                ["\u{1B}", pause, "[", 900, "?", 900, "5u"],
                [.escape, .report(.keyboard(flags: 5))]
            ),
            (["\u{1B}", pause, "[>1;95;0c"], [.escape]),
            (["\u{1B}", pause, "[12;40R", "[8;24;80tx"], [.escape] + typed("[8;24;80tx")),
            (["\u{1B}", pause, "[?2026;2$y"], [.escape]),
            (["\u{1B}", pause, "P1+r4142=4344\u{1B}\\x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "P>|tmux 3.4\u{1B}\\x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "P!|00000000\u{1B}\\", 5, "x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "P1$r", 900, "0m", 900, "\u{1B}\\x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "_Gi=1;OK\u{1B}\\x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "_", 900, "Gi=1;OK\u{1B}\\x"], [.escape] + typed("x")),
            (["\u{1B}", pause, "[D", 900, "X"], [.escape, .left] + typed("X")),
            (["\u{1B}", pause, "OA\u{1B}OA"], [.escape, .up, .up]),
            (["\u{1B}", pause, "[1;5", 900, "C"], [.escape, .wordRight]),
            (["\u{1B}", pause, "[104;1:3u"], [.escape]),
        ])
    }

    /// Words that begin like terminal replies, and vi commands.
    @Test func whatIsTypedBehindAnEscapeIsTyped() {
        Self.check([
            (["\u{1B}", 200, "[", 200, "D", 100, "]"], [.escape] + typed("[D]")),
            (["\u{1B}", 200, "[x] todo"], [.escape] + typed("[x] todo")),
            (["\u{1B}", 200, "[1] first"], [.escape] + typed("[1] first")),
            (["\u{1B}", 200, "[A] or B"], [.escape] + typed("[A] or B")),
            (["\u{1B}", 200, "OFF"], [.escape] + typed("OFF")),
            (["\u{1B}", 200, "O", 200, "F"], [.escape] + typed("OF")),
            (["\u{1B}", 200, "P", 200, "1", 100, "x"], [.escape] + typed("P1x")),
            (["\u{1B}", 200, "Please"], [.escape] + typed("Please")),
            (["\u{1B}", 200, "]", 200, "x"], [.escape] + typed("]x")),
            (["\u{1B}", 200, "_", 200, "x"], [.escape] + typed("_x")),
            (["\u{1B}", 200, "X", 200, "^", 10, "3"], [.escape] + typed("X^3")),
            (["\u{1B}", 200, "a", 200, "]11;rgb"], [.escape] + typed("a]11;rgb")),
            (["\u{1B}", 1_500, "]11;x"], [.escape] + typed("]11;x")),
        ])
    }

    /// A vi command is held at most `escapeDelay`.
    @Test func aCommandOfViIsNotHeldBackForLong() {
        for command in ["P", "O", "X", "^"] {
            var reads = Reads()
            reads.take(["\u{1B}", 200, .read(Array(command.utf8)), 40])
            #expect(reads.keys == [.escape] + typed(command))
        }
    }

    /// The rest of a start mark is not typed by hand, so it is recognised however late it comes.
    @Test(arguments: 1...5, [10, 60, 500, 1_500, 60_000])
    func aCutStartMarkBeginsAPaste(cut: Int, pause: Int) {
        let mark = Array("\u{1B}[200~".utf8)
        let keys = Reads.keys([
            .read(Array(mark[..<cut])), .pause(pause),
            .read(mark[cut...] + Array("a\r/clear\r\u{3}".utf8)), 2_000, "b\u{1B}[201~x",
        ])
        let wasKey = cut == 1 && pause >= 40
        #expect(keys == (wasKey ? [.escape] : []) + [.paste("a\n/clear\nb")] + typed("x"))
    }

    @Test func whatNeverEndsIsGivenUp() {
        Self.check([
            (["\u{1B}[", 1_000, "x"], typed("x")), (["\u{1B}O", 1_000, "x"], typed("x")),
            (["\u{1B}]11;rgb", 1_000, "x"], typed("x")), (["\u{1B}[M!", 1_000, "x"], typed("x")),
            // A control character ends a sequence.
            (["\u{1B}[1\r"], [.enter]), (["\u{1B}[1\u{7F}"], [.backspace]),
            (["\u{1B}O\u{3}"], [.control(3)]), (["\u{1B}[1\u{1B}[A"], [.up]),
            (["\u{1B}]11;rgb\u{1B}[A"], [.up]), (["\u{1B}[é"], typed("é")),
            // An unfinished reply does not delay Ctrl-C.
            (["\u{1B}]11;rgb", 10, "\u{3}", 10, "x"], [.control(3)] + typed("x")),
            (["\u{1B}P1+r", 10, "\u{1B}[99;5u", 10, "x"], [.control(3)] + typed("x")),
        ])
    }

    @Test func aSequenceIsReadToItsEndHoweverLong() {
        let long = String(repeating: "1;", count: 200)
        Self.check([
            ([.read(Array("\u{1B}[?\(long)cx".utf8))], typed("x")),
            ([.read(Array("\u{1B}[\(long)5Cx".utf8))], typed("x")),
            ([.read(Array("\u{1B}]52;c;\(long)\u{7}x".utf8))], typed("x")),
        ])
    }

    @Test func bytesThatAreNoUTF8Show() {
        Self.check([
            ([.read(Array("caf".utf8) + [0xE9])], typed("caf\u{FFFD}")),
            ([.read(Array("caf".utf8) + [0xE9]), " au lait"], typed("caf\u{FFFD} au lait")),
            ([.read([0xFF, 0x61, 0xC3, 0x62, 0x80])], typed("\u{FFFD}a\u{FFFD}b\u{FFFD}")),
            ([.read([0xC0, 0xAF])], typed("\u{FFFD}\u{FFFD}")),
            ([.read([0xED, 0xA0, 0x80])], typed("\u{FFFD}\u{FFFD}\u{FFFD}")),
            ([.read([0xF5, 0x90])], typed("\u{FFFD}\u{FFFD}")),
            ([.read([0xE6, 0xBC]), 100, .read([0xA2])], typed("漢")),
            ([.read([0xE6]), 400, .read([0xBC]), 400, .read([0xA2])], typed("漢")),
            ([.read([0xE6, 0xBC]), 600, .read([0xA2])], typed("\u{FFFD}\u{FFFD}")),
            ([.read([0xE6, 0xBC]), 10, "\r"], typed("\u{FFFD}") + [.enter]),
            ([.read([0xE6, 0xBC]), 10, "\u{1B}[A"], typed("\u{FFFD}") + [.up]),
            ([.read([0xC2, 0x9B, 0x61])], typed("a")),
        ])
    }

    /// Invalid UTF-8 decodes as `String` decodes it.
    @Test func typedBytesReadAsPastedOnes() {
        var generator = SeededGenerator(5)
        let alphabet: [UInt8] = [
            0x61, 0x80, 0xA0, 0xBF, 0xC3, 0xE0, 0xE6, 0xED, 0xF0, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<2_000 {
            let bytes = (0..<8).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            let text = String(decoding: bytes, as: UTF8.self)
            let wanted = text.unicodeScalars.filter { !(0x80..<0xA0).contains($0.value) }
            #expect(Reads.keys([.read(bytes)]) == wanted.map { .text($0) }, "\(bytes)")
        }
    }
}
