import ChatTerminal
import Testing

@Suite struct LineHistoryTests {
    @Test func blankRepeatedAndHugeEntriesAreNotKept() {
        var history = LineHistory()
        let huge = String(repeating: "x", count: LineHistory.longestEntry + 1)
        for entry in ["a", "a", " \n", "b\nc", huge, "a"] { history.add(entry) }
        #expect(history.entries == ["a", "b\nc", "a"])
    }

    @Test func theSameLineTwiceRunningIsOneEntry() {
        var history = LineHistory(["a", "a", "b\nc", "b\nc"])
        #expect(history.entries == ["a", "b\nc"])
        for entry in ["b\nc ", "b\nc\n", " b\nc", "b\nc", "b  c", "b  c\t"] { history.add(entry) }
        #expect(history.entries == ["a", "b\nc", " b\nc", "b\nc", "b  c"])
    }

    @Test func itIsBounded() {
        let history = LineHistory((0..<100).map { "e\($0)" }, capacity: 8)
        #expect(history.entries.count <= 10)
        #expect(history.entries.last == "e99")
    }
}
