import ChatTerminal
import TestSupport
import Testing

/// The key decoder with every split and pause.
///
/// A key stays a key, a paste runs nothing, and no terminal reply becomes text.
@Suite struct SoakKeyTests {
    /// Sequences for the keys of the table.
    private static let sequences: [String] = {
        let finals = ["A", "B", "C", "D", "H", "F", "Z"]
        let modifiers = ["1", "2", "3", "5", "6", "65", "129", "197", "1:2", "1:3", "5:3"]
        var all =
            finals.map { "\u{1B}[\($0)" } + "ABCDHFMXabcdjklmnopqrstuvwxy".map { "\u{1B}O\($0)" }
        for modifier in modifiers {
            all += finals.map { "\u{1B}[1;\(modifier)\($0)" }
            all += [1, 3, 4, 5, 6, 7, 8].map { "\u{1B}[\($0);\(modifier)~" }
            all += [9, 13, 27, 32, 47, 98, 99, 106, 127, 233, 57_399, 57_414, 57_426].flatMap {
                ["\u{1B}[\($0);\(modifier)u", "\u{1B}[27;\(modifier);\($0)~"]
            }
            all += ["\u{1B}[1089:1057:99;\(modifier)u", "\u{1B}[97:65;\(modifier);229u"]
        }
        all += [
            "\u{1B}[?5u", "\u{1B}[?62;22c", "\u{1B}[>1;95;0c", "\u{1B}[12;40R", "\u{1B}[?2026;2$y",
        ]
        all += ["\u{1B}]11;rgb:1414/1919/1f1f\u{1B}\\", "\u{1B}]11;rgb:1414/1919/1f1f\u{7}"]
        all += [
            "\u{1B}P>|tmux 3.4\u{1B}\\", "\u{1B}P1+r4142=4344\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\",
        ]
        return all + ["\u{1B}[<0;10;10M", "\u{1B}[M !!", "\u{1B}[[A", "\u{1B}[I"]
    }()

    private static let pauses = [1, 39, 41, 200, 900, 990]
    private static let longPauses = [1, 41, 990, 3_500, 600_000]

    /// All pauses in a long run, else one, another for each split.
    private static func some(_ pauses: [Int], _ turn: Int) -> [Int] {
        Soak.isLong ? pauses : [pauses[turn % pauses.count]]
    }

    @Test func everyCutGivesTheSameKeys() {
        for sequence in Self.sequences {
            let bytes = Array(sequence.utf8)
            let whole = Reads.keys([.read(bytes)])
            for cut in 1..<bytes.count {
                for pause in Self.some(Self.pauses, cut + bytes.count) {
                    let keys = Reads.keys([
                        "a", 50, .read(Array(bytes[..<cut])), .pause(pause),
                        .read(Array(bytes[cut...])),
                        50, "z",
                    ])
                    // By then the ESC has been decoded as a key; the bytes after it are still no
                    // text.
                    let wasKey = cut == 1 && pause >= 40 ? [Key.escape] : []
                    guard cut > 1 || pause < 40 || Self.isTold(sequence) else { continue }
                    #expect(
                        keys == typed("a") + wasKey + whole + typed("z"),
                        "\(sequence.debugDescription) cut at \(cut), \(pause) ms")
                }
            }
        }
    }

    /// Whether the rest is recognised; that of a mouse report or Linux console key could be typed.
    private static func isTold(_ sequence: String) -> Bool {
        !["\u{1B}[M !!", "\u{1B}[[A", "\u{1B}[I"].contains(sequence)
    }

    @Test func insideAPasteNothingRuns() {
        for sequence in Self.sequences {
            let bytes = Array("\u{1B}[200~one\r/clear\r\(sequence)two\u{1B}[201~".utf8)
            let whole = Reads.keys([.read(bytes)])
            #expect(whole.count == 1)
            for cut in 1..<bytes.count {
                for pause in Self.some(Self.longPauses, cut + bytes.count) {
                    let keys = Reads.keys([
                        .read(Array(bytes[..<cut])), .pause(pause), .read(Array(bytes[cut...])),
                    ])
                    let wasKey = cut == 1 && pause >= 40 ? [Key.escape] : []
                    #expect(
                        keys == wasKey + whole,
                        "\(sequence.debugDescription) cut at \(cut), \(pause) ms")
                }
            }
        }
    }

    @Test(arguments: 0..<8) func noAnswerBecomesText(part: Int) {
        var burst = RandomBurst(Soak.generator(part))
        for _ in 0..<Soak.rounds(1_000_000 / 8) {
            let (moments, wanted) = burst.next()
            let shown = RandomBurst.shown(Reads.keys(moments))
            guard shown != wanted else { continue }
            Issue.record("\(shown) instead of \(wanted) from \(moments)")
            return
        }
    }

    /// Random bytes must not crash the decoder.
    @Test(arguments: 8..<10) func anyBytesAreSurvived(part: Int) {
        var generator = Soak.generator(part)
        let alphabet = Array("\u{1B}[]OP_?;:12039~uAMc\r\u{3}\u{7}\\é漢a".utf8)
        for _ in 0..<Soak.rounds(100_000) {
            var reads = Reads()
            for _ in 0..<20 {
                let count = Int.random(in: 1...12, using: &generator)
                reads.push((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
                reads.pass([0, 1, 20, 50, 400, 1_100].randomElement(using: &generator) ?? 0)
                if Int.random(in: 0..<30, using: &generator) == 0 { reads.discard() }
            }
            // These end any unfinished sequence.
            reads.take([1_100, "\u{3}", 1_100, "\u{3}", 1_100, "\u{3}", 1_100])
            let count = reads.keys.count
            reads.take(["x", 50])
            #expect(Array(reads.keys.dropFirst(count)) == typed("x"))
        }
    }
}
