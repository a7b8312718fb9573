import ChatTerminal
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
    static let start = ContinuousClock.now

    /// The keys of a text fed in pieces of `chunk` bytes, with all deadlines passed at the end.
    static func keys(_ text: String, chunk: Int) -> [Key] {
        var decoder = KeyDecoder()
        let bytes = Array(text.utf8)
        var keys: [Key] = []
        for index in stride(from: 0, to: bytes.count, by: chunk) {
            let piece = Array(bytes[index..<min(index + chunk, bytes.count)])
            keys += decoder.push(piece, at: start)
        }
        return keys + decoder.expire(at: start + .seconds(60))
    }

    static let table: [(String, [Key])] = [
        ("aé漢👍", [.text("a"), .text("é"), .text("漢"), .text("👍")]),
        ("\r", [.enter]),
        ("\n", [.newline]),
        ("\u{1B}\r", [.newline]),
        ("\u{1B}[13;2u", [.newline]),
        ("\u{1B}[27;2;13~", [.newline]),
        ("\u{1B}[13u", [.enter]),
        ("\u{1B}[A\u{1B}OB\u{1B}[1;5C\u{1B}[1;3D", [.up, .down, .wordRight, .wordLeft]),
        ("\u{1B}[H\u{1B}[4~\u{1B}[3~\u{1B}[5~", [.home, .end, .delete, .pageUp]),
        ("\u{1B}[Z\t", [.backTab, .tab]),
        ("\u{1B}b\u{1B}\u{7F}", [.alt("b"), .alt("\u{7F}")]),
        ("\u{1B}", [.escape]),
        ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{3}\u{4}\u{1F}", [.control(3), .control(4), .control(0x1F)]),
        ("\u{1B}[?62;c\u{1B}[I\u{1B}[99;9Xa", [.report(.attributes), .text("a")]),
        (
            "\u{1B}]11;rgb:0/0/0\u{1B}\\a\u{1B}P+r\u{1B}\\b\u{1B}]0;x\u{7}c",
            [.text("a"), .text("b"), .text("c")]
        ),
        ("\u{9B}a\u{85}", [.text("a")]),
        ("\u{1B}[200~a\r\nb\rc\u{1B}[31m\u{3}\u{1B}[201~x", [.paste("a\nb\nc"), .text("x")]),
        ("\u{1B}[99999999999999999999;9999999999999u", []),
        ("\u{1B}[99u", [.text("c")]),
        ("\u{1B}[99;-9223372036854775808u", [.text("c")]),
        ("\u{1B}[99;5u", [.control(3)]),
    ]

    @Test(arguments: chunkSizes) func keysDoNotDependOnReads(size: Int) {
        for (bytes, wanted) in Self.table {
            #expect(Self.keys(bytes, chunk: size) == wanted, "\(bytes.debugDescription)")
        }
    }

    @Test func escapeHasADeadline() {
        var decoder = KeyDecoder()
        #expect(decoder.push([0x1B], at: Self.start) == [])
        let deadline = decoder.deadline ?? Self.start
        #expect(deadline > Self.start)
        #expect(decoder.expire(at: Self.start) == [])
        #expect(decoder.expire(at: deadline) == [.escape])
        #expect(decoder.deadline == nil)
    }

    @Test func severalLinesInOneReadAreOnePaste() {
        #expect(Self.keys("one\rtwo\r", chunk: 64) == [.paste("one\ntwo\n")])
        #expect(Self.keys("one\r", chunk: 64) == [.text("o"), .text("n"), .text("e"), .enter])
        #expect(Self.keys("a\r\u{3}b", chunk: 64).contains(.control(3)))
    }

    @Test func randomBytesNeverTrap() {
        var generator = SeededGenerator(7)
        var decoder = KeyDecoder()
        let alphabet: [UInt8] = [
            0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x7E, 0x3B, 0x2D, 0x39, 0x75, 0x0D, 0xC3, 0xA9, 0x80,
        ]
        for step in 0..<20_000 {
            let isOdd = Bool.random(using: &generator)
            let byte =
                isOdd
                ? UInt8.random(in: 0...255, using: &generator)
                : alphabet.randomElement(using: &generator) ?? 0
            let now = Self.start + .milliseconds(step)
            for key in decoder.push([byte], at: now) + decoder.expire(at: now) {
                if case .text(let scalar) = key { #expect(!(0x7F..<0xA0).contains(scalar.value)) }
            }
        }
    }
}

/// Pastes from terminals without bracketed paste.
@Suite struct BurstTests {
    private static let start = KeyDecoderTests.start
    private static let lines = (1...200).map { "line \($0)" }.joined(separator: "\r")

    /// The keys of reads at intervals of `apart`, as on a slow connection.
    private static func keys(_ reads: [String], apart: Duration) -> [Key] {
        var decoder = KeyDecoder()
        var now = start
        var keys: [Key] = []
        for read in reads {
            keys += decoder.expire(at: now) + decoder.push(Array(read.utf8), at: now)
            now += apart
        }
        return keys + decoder.expire(at: start + .seconds(60))
    }

    @Test(arguments: [40, 64, 1_000, 4_096]) func readsOfAnySizeAreOnePaste(size: Int) {
        let bytes = Array(Self.lines.utf8)
        let reads = stride(from: 0, to: bytes.count, by: size).map {
            String(decoding: bytes[$0..<min($0 + size, bytes.count)], as: UTF8.self)
        }
        #expect(
            Self.keys(reads, apart: .milliseconds(4))
                == [.paste(Self.lines.replacing("\r", with: "\n"))])
    }

    @Test func linesThatComeOneByOneAreOnePaste() {
        #expect(
            Self.keys(["one\r", "two\r", "three\r"], apart: .milliseconds(5))
                == [.paste("one\ntwo\nthree\n")])
    }

    @Test func whoeverTypesSends() {
        #expect(
            Self.keys(["ab\r", "cd\r"], apart: .milliseconds(200))
                == [.text("a"), .text("b"), .enter, .text("c"), .text("d"), .enter])
        #expect(
            Self.keys(["a", "\r", "b", "\r"], apart: .milliseconds(1)) == [
                .text("a"), .enter, .text("b"), .enter,
            ])
    }

    @Test func controlsInAPasteRunNothing() {
        let pasted = "first line of it\r\u{3}\u{4}\u{1A}second \u{1B}[31mline\u{15}\rthird"
        #expect(
            Self.keys([pasted], apart: .zero) == [
                .paste("first line of it\nsecond line\nthird")
            ])
    }

    @Test func aMarkedPasteStaysMarked() {
        #expect(
            Self.keys(["typed\r", "\u{1B}[200~\(Self.lines)\u{1B}[201~x"], apart: .milliseconds(1))
                == "typed".unicodeScalars.map { .text($0) } + [
                    .enter, .paste(Self.lines.replacing("\r", with: "\n")), .text("x"),
                ])
    }

    @Test func aLongLineIsOnePieceAndEnterAKey() {
        let line = String(repeating: "漢", count: 700)
        #expect(Self.keys([line + "\r"], apart: .zero) == [.paste(line), .enter])
        #expect(Self.keys([line], apart: .zero) == [.paste(line)])
        #expect(Self.keys([line + "\t"], apart: .zero) == [.paste(line), .tab])
    }

    /// A read may end inside a UTF-8 sequence, and the next may be late.
    @Test(arguments: 1...5) func aCharacterIsNotCut(at cut: Int) {
        let line = String(repeating: "漢👍", count: 100) + "\r" + "line\r"
        let bytes = Array(line.utf8)
        var decoder = KeyDecoder()
        var keys = decoder.push(Array(bytes[..<(200 + cut)]), at: Self.start)
        keys += decoder.expire(at: Self.start + .seconds(1))
        keys += decoder.push(Array(bytes[(200 + cut)...]), at: Self.start + .seconds(2))
        keys += decoder.expire(at: Self.start + .seconds(3))
        let text = keys.map { key in
            if case .paste(let text) = key { text } else { "?" }
        }.joined()
        #expect(text == line.replacing("\r", with: "\n"))
    }
}
