import ChatTerminal
import TestSupport
import Testing

@Suite struct TextFlowTests {
    static func rows(_ text: String, columns: Int, chunk: Int) -> [String] {
        var flow = TextFlow(columns: columns)
        return text.chunks(of: chunk).flatMap { flow.push($0) } + flow.finish()
    }

    static let table: [(String, [String])] = [
        ("the quick brown fox", ["the quick", "brown fox"]),
        ("exactly10 x", ["exactly10", "x"]),
        ("a\n\nb\n", ["a", "", "b"]),
        ("  indented line here", ["  indented", "line here"]),
        // A word wider than the row extends beyond it, and the text continues after it.
        ("https://example.org/long", ["https://example.org/long"]),
        ("see https://example.or ok or not", ["see", "https://example.or ok", "or not"]),
        ("  /usr/share/doc/x\nend", ["  /usr/share/doc/x", "end"]),
        ("漢字漢字漢字漢", ["漢字漢字漢", "字漢"]),
        ("x 漢字漢字漢字", ["x 漢字漢字", "漢字"]),
        ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", ["👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧"]),
        ("1234567890 \nnext", ["1234567890", "next"]),
        ("1234567890   next", ["1234567890", "next"]),
        ("a\tb", ["a       b"]),
        ("          deep", ["          ", "deep"]),
    ]

    @Test(arguments: chunkSizes) func rowsDoNotDependOnChunks(size: Int) {
        for (text, wanted) in Self.table {
            #expect(Self.rows(text, columns: 11, chunk: size) == wanted, "\(text)")
        }
    }

    @Test func theOpenRowShows() {
        var flow = TextFlow(columns: 11)
        #expect(flow.push("the quick bro") == ["the quick"])
        #expect(flow.openRows == ["bro"])
        #expect(flow.push("wn\n") == ["brown"])
        #expect(flow.openRows == [])
    }

    @Test func aLongWordIsOpenInRowsOfTheScreen() {
        var flow = TextFlow(columns: 11)
        #expect(flow.push("see 0123456789abcdefghij01") == ["see"])
        #expect(flow.openRows == ["0123456789", "abcdefghij", "01"])
        #expect(flow.resize(columns: 21) == [])
        #expect(flow.openRows == ["0123456789abcdefghij", "01"])
        #expect(flow.push(" x") == [])
        #expect(flow.finish() == ["0123456789abcdefghij01 x"])
    }

    @Test func aWordWithoutAnEndIsGivenOut() {
        let rows = Self.rows(String(repeating: "a", count: 200_000), columns: 80, chunk: 999)
        #expect(rows.count == 4 && rows.map(\.utf8.count).reduce(0, +) == 200_000)
    }

    @Test func resizingLaysOnlyTheOpenRowOutAnew() {
        var flow = TextFlow(columns: 21)
        #expect(flow.push("one two three four five") == ["one two three four"])
        #expect(flow.push(" six seven") == [])
        #expect(flow.resize(columns: 9) == ["five six"])
        #expect(flow.openRows == ["seven"])
        #expect(flow.resize(columns: 40) == [])
        #expect(flow.push(" eight") == [])
        #expect(flow.finish() == ["seven eight"])
    }

    @Test func aRowThatHangsKeepsItsSpaceWhenWidened() {
        var flow = TextFlow(columns: 6)
        #expect(flow.push("abcde ") == [])
        #expect(flow.push("f") == [])
        var wider = flow
        #expect(wider.resize(columns: 20) == [])
        #expect(wider.finish() == ["abcde f"])
        #expect(flow.finish() == ["abcde", "f"])
    }

    @Test(arguments: 0..<50) func nothingIsLostWhateverTheSizes(seed: Int) {
        var generator = SeededGenerator(UInt64(seed))
        let words = (0..<300).map { "w\($0)" + String(repeating: "x", count: $0 % 13) }
        let text = words.joined(separator: " ")
        var flow = TextFlow(columns: 40)
        var rows: [String] = []
        for chunk in text.chunks(of: Int.random(in: 1...9, using: &generator)) {
            if Int.random(in: 0..<10, using: &generator) == 0 {
                rows += flow.resize(columns: Int.random(in: 22...120, using: &generator))
            }
            rows += flow.push(chunk)
        }
        rows += flow.finish()
        #expect(rows.flatMap { $0.split(separator: " ").map(String.init) } == words)
    }

    @Test func aMegabyteInOnePieceIsFast() {
        let clock = ContinuousClock()
        let text = String(repeating: "word ", count: 200_000)
        let time = clock.measure {
            #expect(Self.rows(text, columns: 80, chunk: 2_000_000).count > 1)
        }
        #expect(time < .seconds(20))
    }
}
