import ChatREPL
import Testing

@Suite struct TwoColumnsTests {
    @Test func theSecondColumnBeginsAtOnePlace() {
        #expect(
            TwoColumns.aligned([("a", "one"), ("long name", "two"), ("a longer title", "")])
                == ["a          one", "long name  two", "a longer title"])
        #expect(TwoColumns.aligned([]) == [])
    }

    @Test(arguments: [
        // Both columns fit.
        (40, ["/undo   take the last turn back"]),
        // The second column is wrapped below itself.
        (20, ["/undo   take the", "        last turn", "        back"]),
        // Where that is too narrow, it is wrapped below the first column.
        (15, ["/undo", "    take the", "    last turn", "    back"]),
        (5, ["/undo", "    take", "    the", "    last", "    turn", "    back"]),
        (0, ["/undo", "    take", "    the", "    last", "    turn", "    back"]),
    ])
    func aRow(_ width: Int, _ rows: [String]) {
        #expect(
            TwoColumns.fitted(["/undo   take the last turn back"], to: width).map(\.text) == rows)
    }

    /// All rows have the same layout, also those that would fit.
    @Test func aTable() {
        #expect(
            TwoColumns.fitted(["/undo   take back", "/edit   rewrite a message"], to: 17).map(
                \.text)
                == ["/undo   take back", "/edit   rewrite a", "        message"])
        #expect(
            TwoColumns.fitted(["/undo   take", "/edit   rewrite a message"], to: 15).map(\.text)
                == ["/undo", "    take", "/edit", "    rewrite a", "    message"])
    }

    /// Each paragraph has its own layout, and a text without columns is broken between words.
    @Test func aPageOnATerminal() {
        let page = """
            a line of words that is long

            Flags
              -c        go on with the last one
              --resume  choose

              Indented words that go on and on

            end
            """ + "\n"
        #expect(TwoColumns.text(page, fittedTo: 80) == page)
        #expect(
            TwoColumns.text(page, fittedTo: 20) == """
                a line of words that
                is long

                Flags
                  -c
                    go on with the
                    last one
                  --resume
                    choose

                  Indented words
                  that go on and on

                end
                """ + "\n")
    }

    @Test(arguments: ["", " ", "one column alone that is long", "  indented, one column", "two   "])
    func noSecondColumn(_ line: String) {
        #expect(TwoColumns.fitted([line], to: 4).map(\.text) == [line])
    }
}
