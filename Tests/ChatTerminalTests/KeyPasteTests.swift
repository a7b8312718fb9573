import ChatTerminal
import Testing

/// Pastes between the marks of bracketed paste.
@Suite struct KeyPasteTests {
    /// Pasted bytes, and their text.
    private static let bodies: [(String, String)] = [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\tb\u{3}\u{4}\u{1A}\u{7F}c", "a\tbc"),
        // Control characters encoded as keys, as by tmux.
        ("AAA\u{1B}[106;5uBBB\u{1B}[13;1uC\u{1B}[13uD\u{1B}[27;5;106~E", "AAA\nBBB\nC\nD\nE"),
        ("a\u{1B}[9ub\u{1B}[105;5uc\u{1B}[27;1;9~d", "a\tb\tc\td"),
        ("a\u{1B}[109;5u\u{1B}[106;5ub\u{1B}[109;5uc", "a\nb\nc"),
        ("a\u{1B}[27;5;109~\nb\u{1B}[109;5:3uc", "a\nbc"),
        ("\u{1B}[104u\u{1B}[105;2u\u{1B}[57400u\u{1B}[1078::59u", "hI1ж"),
        ("ab\u{1B}[99;5uc\u{1B}[100;5u\u{1B}[127ud\u{1B}[57344ue", "abcde"),
        (
            "\u{1B}[27u[31mred\u{1B}[91;5u[0m \u{1B}[91;3u1mb\u{1B}[27;5;91~]0;t\u{1B}[103;5ux",
            "red bx"
        ),
        ("a\u{1B}[27u[201~\r/clear\rb", "a\n/clear\nb"),
        // Escape sequences and their bodies.
        ("\u{1B}[31mred\u{1B}[0m \u{1B}[1;38:2::1:2:3;4mx\u{1B}[K\u{1B}[?25l\u{1B}[2 qy", "red xy"),
        ("\u{1B}]8;id=1;https://example.org\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"),
        ("\u{1B}]8;;https://example.org\u{7}link\u{1B}]8;;\u{7}!", "link!"),
        (
            "a\u{1B}Pq#0;2~~\n-\u{1B}\\b\u{1B}_Gf=1;AAAA\u{1B}\\c\u{1B}^pm\u{1B}\\d\u{1B}Xsos\u{1B}\\e",
            "abcde"
        ),
        ("a\u{1B}Ptmux;\u{1B}\u{1B}]52;c;eA==\u{7}\u{1B}\\b", "ab"),
        (
            "a\u{1B}(Bb\u{1B}#8c\u{1B}7d\u{1B}8e\u{1B}=f\u{1B}Mg\u{1B}OPh\u{1B}ch\u{1B}%Gi",
            "abcdefghhi"
        ),
        ("a\u{1B}[200~b", "ab"), ("a\u{1B}[3~b\u{1B}[Ac\u{1B}[ud\u{1B}[?5ue\u{1B}[?62cf", "abcdef"),
        ("a\u{1B}[200~b\u{1B}[200~c", "abc"),
        ("漢\u{9B}👍\u{F0000}e\u{301}", "漢👍e\u{301}"),
    ]

    /// Unfinished sequences, which remove no text.
    private static let unfinished: [(String, String)] = [
        ("a\u{1B}]0;title\rb", "a]0;title\nb"), ("a\u{1B}]8;;https://x", "a]8;;https://x"),
        ("a\u{1B}_Gabc", "a_Gabc"), ("a\u{1B}[31", "a[31"), ("a\u{1B}", "a"),
        ("a\u{1B}\r\u{1B}é", "a\né"),
        ("a\u{1B}[12 34", "a[12 34"), ("a\u{1B}]0;t\u{1B}[31mb", "a]0;tb"),
        ("\u{1B}hello", "hello"),
        ("a\u{1B}[é\u{1B}(é", "a[é(é"), ("\u{1B}\u{1B}[31mx", "x"),
    ]

    /// With any split into reads and any pauses.
    @Test(arguments: chunkSizes) func textStaysAndSequencesGo(size: Int) {
        for (body, text) in Self.bodies + Self.unfinished {
            let bytes = Array("\u{1B}[200~\(body)\u{1B}[201~x".utf8)
            var moments: [Moment] = []
            for index in stride(from: 0, to: bytes.count, by: size) {
                moments.append(.read(Array(bytes[index..<min(index + size, bytes.count)])))
                // A split start mark has a test of its own; a lone Ctrl-C is no text.
                if index > 6, !body.contains("\u{3}") { moments.append(5_000) }
            }
            if size == 1, body.contains("\u{3}") { continue }
            #expect(Reads.keys(moments) == [.paste(text)] + typed("x"), "\(body.debugDescription)")
        }
    }

    /// Without marks the same bytes give the same text.
    @Test func aBurstIsCleanedTheSameWay() {
        for (body, text) in Self.bodies
        where !body.contains("\u{1B}[200~") && !body.contains("[201~") {
            let keys = Reads.keys([
                .read(Array("the first line of some\r\(body) and one more\rthe last".utf8))
            ])
            #expect(
                keys.filter { $0 != .report(.attributes) && $0 != .report(.keyboard(flags: 5)) }
                    == [.paste("the first line of some\n\(text) and one more\nthe last")],
                "\(body.debugDescription)")
        }
    }

    @Test func aPasteIsOpenUntilItsEndMark() {
        #expect(
            Reads.keys([
                "\u{1B}[200~first line\rsec", 3_500, "ond line\r", 300, "/clear\r", 300,
                "x\u{1B}[201~",
            ]) == [.paste("first line\nsecond line\n/clear\nx")])
        #expect(Reads.keys(["\u{1B}[200~abc", 3_600_000]) == [])
        #expect(
            Reads.keys(["\u{1B}[200~a", 9_000, "\u{1B}", 9_000, "[2", 9_000, "01", 9_000, "~b"])
                == [.paste("a")] + typed("b"))
    }

    /// Text before a forged end mark is a paste too, if both are in one read.
    @Test func whatStandsBeforeAnEndMarkWasPasted() {
        #expect(
            Reads.keys(["\u{1B}[200~a\u{1B}[201~\r/clear\r\u{1B}[201~x"])
                == [.paste("a"), .paste("\n/clear\n")] + typed("x"))
        #expect(
            Reads.keys(["\u{1B}[200~a\u{1B}[200~b\u{1B}[201~\r/clear\r\u{1B}[201~"])
                == [.paste("ab"), .paste("\n/clear\n")])
        #expect(
            Reads.keys(["a\r/clear\rb\u{1B}[201~\u{1B}[200~c\u{1B}[201~"])
                == [.paste("a\n/clear\nb"), .paste("c")])
    }

    private static let interrupts = [
        "\u{3}", "\u{1B}[99;5u", "\u{1B}[1089::99;5u", "\u{1B}[27;5;99~", "\u{1B}[99;69u",
        "\u{1B}[99;5u\u{1B}[99;5:3u", "\u{3}\u{3}", "\u{1B}[57442;5u\u{1B}[99;5u",
    ]

    @Test(arguments: interrupts) func controlCAloneEndsAPaste(interrupt: String) {
        let key = Moment.read(Array(interrupt.utf8))
        // The text so far is kept, the rest is dropped.
        #expect(
            Reads.keys(["\u{1B}[200~a\rb", 5_000, key, 5_000, "x"]) == [.paste("a\nb")] + typed("x")
        )
        #expect(
            Reads.keys([
                "\u{1B}[200~a", 500, key, 100, "b\r/clear\r", 990, "c\r", 990, "\u{1B}[2", 990,
                "01~x",
            ])
                == [.paste("a")] + typed("x"))
        // In a read with other bytes the Ctrl-C is part of the paste.
        #expect(
            Reads.keys([
                "\u{1B}[200~a", 500, .read(Array("b\(interrupt)".utf8)), 500, "c\u{1B}[201~",
            ])
                == [.paste("abc")])
    }

    @Test func theSecondControlCReachesTheAnswer() {
        #expect(
            Reads.keys(["\u{1B}[200~a", 500, "\u{3}", 200, "\u{3}", 1_000, "x"])
                == [.paste("a"), .control(3)] + typed("x"))
        // After further bytes the Ctrl-C may be part of the paste.
        #expect(
            Reads.keys(["\u{1B}[200~a", 500, "\u{3}", 200, "b", 5, "\u{3}", 5, "c\r\u{1B}[201~x"])
                == [.paste("a")] + typed("x"))
        #expect(
            Reads.keys(["\u{1B}[200~a", 500, "\u{1B}[99;5:3u", 5, "\u{1B}[201~"]) == [.paste("a")])
    }

    /// Input that began before a question is dropped to its end.
    @Test func whatWasBegunBeforeAQuestionDoesNotAnswerIt() {
        let cases: [([Moment], [Moment], [Key])] = [
            (["\u{1B}[200~a\r"], [5_000, "y\r", 5_000, "z\u{1B}[201~x"], typed("x")),
            (["\u{1B}[200~a\r"], [5_000, "y\r", "\u{3}", 10, "z\r", 1_000, "x"], typed("x")),
            (["\u{1B}[20"], [10, "0~y\r", 5_000, "\u{1B}[201~x"], typed("x")),
            (["\u{1B}"], [10, "[200~y\r", 5_000, "\u{1B}[201~x"], typed("x")),
            (["\u{1B}", 100], [10, "[13ux"], [.escape] + typed("x")),
            (["\u{1B}"], [100, "[13ux"], typed("x")), (["\u{1B}"], [10, "\rx"], typed("x")),
            (["\u{1B}[1"], [10, "3ux"], typed("x")), (["\u{1B}O"], [500, "Mx"], typed("x")),
            (["\u{1B}]11;"], [500, "y\r\u{1B}\\x"], typed("x")),
            (["\u{1B}[?6"], [500, "2cx"], [.report(.attributes)] + typed("x")),
            ([.read([0xE6])], [.read([0xBC, 0xA2, 0x78])], typed("x")),
            (["one\rtwo\r"], [100, "x"], typed("x")), (["abc"], [100, "x"], typed("abcx")),
        ]
        for (before, behind, wanted) in cases {
            var reads = Reads()
            reads.take(before)
            reads.discard()
            reads.take(behind)
            reads.pass(60_000)
            #expect(reads.keys == wanted, "\(before) \(behind)")
        }
    }

    @Test func aPasteWithoutEndIsBounded() {
        var reads = Reads()
        reads.push(Array("\u{1B}[200~".utf8))
        let piece = [UInt8](repeating: 0x61, count: 1_000_000)
        for _ in 0..<31 { reads.push(piece) }
        reads.push(Array("\r\u{1B}[201~x".utf8))
        let whole = String(repeating: "a", count: 30_000_000)
        #expect(reads.keys == [.paste(whole), .pasteWasCut] + typed("x"))
    }

    @Test func thePasteUnderWayCanBeShown() {
        var reads = Reads()
        reads.push(Array("\u{1B}[200~a\rb".utf8))
        #expect(reads.decoder.pasteProgress?.lines == 2)
        reads.pass(4_000)
        reads.push(Array("\r".utf8))
        #expect(reads.decoder.pasteProgress?.lines == 3)
        #expect(reads.decoder.deadline == nil)
        reads.push([0x03])
        #expect(reads.decoder.pasteProgress == nil)
    }
}
