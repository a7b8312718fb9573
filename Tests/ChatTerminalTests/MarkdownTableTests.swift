import ChatTerminal
import Testing

/// Tables: no number or word is cut, late rows are fitted, and "…" stands for rows left out.
@Suite struct MarkdownTableTests {
    static func table(_ head: String, _ rows: [String]) -> String {
        let dashes = head.split(separator: "|").map { _ in "---" }.joined(separator: "|")
        return ([head, "|\(dashes)|"] + rows).map { $0 + "\n" }.joined()
    }

    @Test func lateRowsWidenTheTable() {
        let text = Self.table(
            "| n | what |",
            (1...50).map { "| \($0) | x |" } + ["| 56000 | a longer text |", "| 7 | y |"])
        let rows = Markdown.rows(text, columns: 40).map(\.text.plain)
        #expect(rows[2] == "1  │ x" && rows[51] == "50 │ x")
        #expect(rows.suffix(2) == ["56000 │ a longer text", "7     │ y"])
    }

    /// A late row that fits alone but not in the columns of the other rows.
    @Test func aLateRowMayStandOutOfLine() {
        let text = Self.table(
            "| Name | Count | Note |",
            (1...60).map { "| a-long-name-\($0) | \($0) | n |" }
                + ["| x | 1234567890123 | 9,876,543,210.55 € |", "| y | 1 | n |"])
        let rows = Markdown.rows(text, columns: 40)
        #expect(
            rows.suffix(2).map(\.text.plain) == [
                "x │ 1234567890123 │ 9,876,543,210.55 €", "y              │ 1     │ n",
            ])
        #expect(rows.allSatisfy { !$0.isWhole && $0.text.width < 40 })
    }

    /// At every width, column and moment, a number is in one piece.
    @Test(arguments: [20, 24, 30, 40, 80]) func noNumberIsBroken(columns: Int) {
        let numbers = ["56000", "1,234,567.89", "-3.25e-19", "2026-11-27", "$1,000.00", "99.99%"]
        for count in [0, 5, 39, 40, 41, 60] {
            for wide in 1...6 {
                let cells = { (filler: String, last: String) in
                    "| " + Array(repeating: filler, count: wide - 1).joined(separator: " | ")
                        + (wide > 1 ? " | " : "") + last + " |"
                }
                let rows = (0..<count).map { _ in cells("a", "b") } + numbers.map { cells($0, $0) }
                let text = Self.table(cells("h", "k"), rows)
                let drawn = Markdown.rows(text, columns: columns)
                let all = drawn.map(\.text.plain).joined(separator: "\n")
                for number in numbers {
                    #expect(all.ranges(of: number).count == wide, "\(columns) \(count) \(wide)")
                }
                #expect(drawn.allSatisfy { $0.isWhole || $0.text.width < columns })
                // Reading forty open rows takes longer, so they are read less often.
                let chunk = count < 10 ? 5 : 17
                #expect(
                    Markdown.rows(text, columns: columns, chunk: chunk, looking: true) == drawn)
            }
        }
    }

    @Test func wordsAreWhole() {
        let text = Self.table(
            "| Wort | Beschreibung |",
            ["| Überschwemmungsgebiet | éléphants et 漢字漢字漢字 |", "| a | Straßenbahnhaltestelle |"])
        for columns in [46, 60] {
            let all = Markdown.screen(text, columns: columns)
            for word in ["Überschwemmungsgebiet", "éléphants", "Straßenbahnhaltestelle"] {
                #expect(all.contains(word), "\(columns)")
            }
        }
        // If the words do not fit: the last column extends beyond the row, or the source is shown.
        #expect(
            Markdown.screen(
                Self.table("| a | b |", ["| c | Straßenbahnhaltestelle |"]), columns: 22)
                == "a │ b\n──┼──────────────────\nc │ Straßenbahnhaltestelle")
        #expect(Markdown.screen(text, columns: 30).contains("| Überschwemmungsgebiet |"))
    }

    /// A long address is cut only if links join its parts.
    @Test func addressesInCells() {
        let address = "https://example.org/a/long/path/of/many/parts/that/fits/nowhere"
        for cell in [address, "<\(address)>", "`\(address)`", "[text](\(address))"] {
            let text = Self.table("| a | address | b |", ["| c | \(cell) | d e f g |"])
            let linked = Markdown.rows(text, columns: 50)
            #expect(linked.allSatisfy { $0.text.width < 50 && !$0.isWhole })
            let pieces = linked.filter {
                $0.text.plain.hasPrefix("c │") || $0.text.plain.hasPrefix("  │")
            }
            #expect(pieces.count > 1)
            for row in pieces {
                #expect(row.text.rendered(.on).contains(";\(address)\u{1B}\\"), "\(cell)")
            }
            var options = MarkdownOptions()
            options.hasLinks = false
            #expect(
                Markdown.screen(text, columns: 50, options: options).contains(address), "\(cell)")
        }
    }

    @Test func theViewSaysWhatItLeavesOut() {
        let table = "|a|\n|-|\n" + (1...20).map { "|\($0)|\n" }.joined()
        #expect(Markdown.open(table, openRows: 6) == "a\n──\n1\n2\n… 17 more rows\n20")
        #expect(
            Markdown.open(table, openRows: 3)
                == "… 20 more rows\n20")
        #expect(Markdown.open(table, openRows: 2) == "… 20 more rows\n20")
        #expect(Markdown.open(table, openRows: 1) == "… 21 more rows")
        #expect(Markdown.open("|a|\n|-|\n|1|\n|2|\n", openRows: 4) == "a\n─\n1\n2")
        // A row of several lines counts as one row.
        let tall = "|a|\n|-|\n|1|\n|\(String(repeating: "word ", count: 30))|\n|2|\n"
        #expect(
            Markdown.open(tall, columns: 21, openRows: 6)
                == "a\n────────────────────\n1\n… 1 more row\n2")
    }

    /// After a resize in the middle of a table, later rows fit the new width.
    @Test func resizingInTheMidst() {
        for (from, to) in [(60, 30), (30, 60), (80, 20)] {
            for count in [3, 45] {
                var stream = MarkdownStream(columns: from)
                var rows = stream.push("- x\n\n  | n | text |\n  |--:|---|\n")
                for number in 1...count {
                    rows += stream.push("  | \(number) | some words here |\n")
                }
                rows += stream.resize(columns: to)
                let before = rows.count
                for number in 56000...56003 {
                    rows += stream.push("  | \(number) | some words |\n")
                }
                rows += stream.push("\nend")
                rows += stream.finish()
                for row in rows[before...] { #expect(row.text.width < to && !row.isWhole) }
                let all = rows.map(\.text.plain).joined(separator: "\n")
                for number in 56000...56003 { #expect(all.contains("\(number)")) }
                #expect(rows.first?.text.plain == "• x")
            }
        }
    }
}
