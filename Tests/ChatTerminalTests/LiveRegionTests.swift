import ChatTerminal
import TestSupport
import Testing

@Suite struct LiveRegionTests {
    static let size = TerminalSize(columns: 20, rows: 6)

    static func frame(_ rows: [String], cursor: (Int, Int)) -> LiveFrame {
        LiveFrame(
            rows: rows.map { LiveRow($0) }, cursorRow: cursor.0, cursorColumn: cursor.1)
    }

    @Test func theBytesOfOneRefresh() {
        var region = LiveRegion(reflows: true)
        let first = region.draw(
            commit: [], frame: Self.frame(["> ", "foot"], cursor: (0, 2)), size: Self.size)
        #expect(
            first
                == "\u{1B}[?2026h\u{1B}[?25l\r\u{1B}[2K> \r\n\u{1B}[2Kfoot\r\u{1B}[A\u{1B}[2C\u{1B}[?25h\u{1B}[?2026l"
        )
        #expect(
            region.draw(
                commit: [], frame: Self.frame(["> ", "foot"], cursor: (0, 2)), size: Self.size)
                == "")
        // Only the difference is written; it is too small for a synchronized update.
        let typed = region.draw(
            commit: [], frame: Self.frame(["> x", "foot"], cursor: (0, 3)), size: Self.size)
        #expect(typed == "x")
        // The rows below are moved down by inserting rows.
        let committed = region.draw(
            commit: ["done"], frame: Self.frame(["> x", "foot"], cursor: (0, 3)), size: Self.size)
        #expect(
            committed
                == "\u{1B}[B\r\n\u{1B}[2A\u{1B}[Ldone\u{1B}[B\u{1B}[4G")
        // A line wider than the screen is written from the region's start.
        let wide = String(repeating: "w", count: 25)
        let whole = region.draw(
            commit: [wide], frame: Self.frame(["> x", "foot"], cursor: (0, 3)), size: Self.size)
        #expect(
            whole
                == "\u{1B}[?2026h\u{1B}[?25l\r\u{1B}7\u{1B}[2K\u{1B}[B\u{1B}[2K\u{1B}8\(wide)\r\n"
                + "\u{1B}[2K> x\r\n\u{1B}[2Kfoot\r\u{1B}[A\u{1B}[3C\u{1B}[?25h\u{1B}[?2026l")
    }

    /// With styles or uncertain widths more than the difference is written.
    @Test func theChangeOfARow() {
        var region = LiveRegion(reflows: true)
        let size = TerminalSize(columns: 40, rows: 6)
        func change(_ old: String, _ new: String) -> String {
            region = LiveRegion(reflows: true)
            func frame(_ text: String) -> LiveFrame {
                LiveFrame(
                    rows: [LiveRow(text, width: 5), LiveRow("> ")], cursorRow: 1, cursorColumn: 2)
            }
            _ = region.draw(commit: [], frame: frame(old), size: size)
            let bytes = region.draw(commit: [], frame: frame(new), size: size)
            return bytes.replacing("\u{1B}", with: "^")
        }
        #expect(change("some te", "some text") == "^7^[A^[8Gxt^8")
        #expect(
            change("a \u{1B}[1mbo\u{1B}[m", "a \u{1B}[1mbold\u{1B}[m")
                == "^7^[A^[5G^[1mld^[m^8")
        #expect(change("a \u{1B}[1mb\u{1B}[m", "a \u{1B}[1mb\u{1B}[m c") == "^7^[A^[4G c^8")
        #expect(change("1 of 9, 3 of 9 done", "1 of 9, 4 of 9 done") == "^7^[A^[9G4^8")
        #expect(change("漢字", "漢字字") == "^7^[A^[5G字^8")
        #expect(change("👨‍👩‍👧 a", "👨‍👩‍👧 ab") == "^7^[A\r^[2K👨‍👩‍👧 ab^8")
        #expect(change("e", "e\u{301}") == "^7^[A\r^[2Ke\u{301}^8")
    }

    /// Random commits and frames: all committed rows are on the screen in order, then the frame.
    @Test(arguments: 0..<30) func randomFramesOnAScreen(seed: Int) {
        var generator = SeededGenerator(UInt64(seed) + 100)
        var screen = ScreenModel(columns: 20, rows: 6)
        var region = LiveRegion(reflows: false)
        var committed: [String] = []
        for step in 0..<60 {
            let new = (0..<Int.random(in: 0...3, using: &generator)).map { "line \(step).\($0)" }
            committed += new
            let rows = (0..<Int.random(in: 1...4, using: &generator)).map { row in
                "r\(row) \(Int.random(in: 0...2, using: &generator))"
            }
            let cursorRow = Int.random(in: 0..<rows.count, using: &generator)
            screen.feed(
                region.draw(
                    commit: new, frame: Self.frame(rows, cursor: (cursorRow, 3)), size: Self.size))
            #expect(screen.everything == (committed + rows).joined(separator: "\n"))
            #expect(screen.lines[screen.row] == rows[cursorRow] && screen.column == 3)
            #expect(screen.isCursorShown && screen.unknown.isEmpty)
            #expect(screen.pendingWrapErases == 0)
        }
        screen.feed(region.erase(size: Self.size))
        #expect(screen.everything == committed.joined(separator: "\n"))
    }

    @Test func aShrinkMovesUpByTheRowsThatReflowed() {
        var region = LiveRegion(reflows: true)
        let wide = TerminalSize(columns: 80, rows: 24)
        let rows = [String(repeating: "a", count: 79), String(repeating: "b", count: 50), "> "]
        _ = region.draw(commit: [], frame: Self.frame(rows, cursor: (2, 2)), size: wide)
        let narrow = TerminalSize(columns: 40, rows: 24)
        let bytes = region.draw(
            commit: [], frame: Self.frame(["> "], cursor: (0, 2)), size: narrow)
        #expect(bytes.hasPrefix("\u{1B}[?2026h\u{1B}[?25l\r\u{1B}[4A\u{1B}7"))
    }

    @Test func anotherHeightDrawsTheWholeRegion() {
        var region = LiveRegion(reflows: true)
        let frame = Self.frame(["> ", "foot"], cursor: (0, 2))
        _ = region.draw(commit: [], frame: frame, size: TerminalSize(columns: 20, rows: 9))
        let bytes = region.draw(commit: [], frame: frame, size: TerminalSize(columns: 20, rows: 5))
        #expect(bytes.contains("> ") && bytes.contains("\r\n\u{1B}[2Kfoot"))
    }

    @Test func withoutReflowAShrinkMovesUpByRows() {
        var region = LiveRegion(reflows: false)
        let wide = TerminalSize(columns: 80, rows: 24)
        let rows = [String(repeating: "a", count: 79), "> "]
        _ = region.draw(commit: [], frame: Self.frame(rows, cursor: (1, 2)), size: wide)
        let narrow = TerminalSize(columns: 40, rows: 24)
        let bytes = region.draw(
            commit: [], frame: Self.frame(["> "], cursor: (0, 2)), size: narrow)
        #expect(bytes.hasPrefix("\u{1B}[?2026h\u{1B}[?25l\r\u{1B}[A\u{1B}7"))
    }
}
