import ChatTerminal
import Testing

@Suite struct LineHistoryTests {
    @Test func blankRepeatedAndHugeEntriesAreNotKept() {
        var history = LineHistory()
        let huge = String(repeating: "x", count: LineHistory.longestEntry + 1)
        for entry in ["a", "a", " \n", "b\nc", huge, "a"] { history.add(entry) }
        #expect(history.entries == ["a", "b\nc", "a"])
    }

    @Test func itIsBounded() {
        let history = LineHistory((0..<100).map { "e\($0)" }, capacity: 8)
        #expect(history.entries.count <= 10)
        #expect(history.entries.last == "e99")
    }
}
