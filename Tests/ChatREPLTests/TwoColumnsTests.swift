import ChatREPL
import Testing

@Suite struct TwoColumnsTests {
    @Test func theSecondColumnBeginsAtOnePlace() {
        #expect(
            TwoColumns.aligned([("a", "one"), ("long name", "two"), ("title", "")])
                == ["a          one", "long name  two", "title"])
        #expect(TwoColumns.aligned([]) == [])
    }

    @Test(arguments: [
        // There is room.
        (40, ["/undo   take the last turn back"]),
        // The second column goes on below itself.
        (20, ["/undo   take the", "        last turn", "        back"]),
        // Or, where that is too narrow, below the first.
        (15, ["/undo", "    take the", "    last turn", "    back"]),
        (5, ["/undo", "    take", "    the", "    last", "    turn", "    back"]),
        (0, ["/undo", "    take", "    the", "    last", "    turn", "    back"]),
    ])
    func aRow(_ width: Int, _ rows: [String]) {
        #expect(TwoColumns.fitted("/undo   take the last turn back", to: width) == rows)
    }

    @Test(arguments: ["", " ", "one column alone that is long", "  indented, one column", "two   "])
    func noSecondColumn(_ line: String) { #expect(TwoColumns.fitted(line, to: 4) == [line]) }
}
