import ChatTerminal
import Testing

/// Complete screens, one for each construct.
@Suite struct MarkdownTests {
    /// Texts and their rows at 30 columns.
    static let screens: [(String, String)] = [
        ("# One\ntext\n## Two ##\n### Three", "One\ntext\n\nTwo\n\nThree"),
        ("Title\n=====\n\nSub\n---", "Title\n\nSub"),
        ("a *b* **c** ***d*** ~~e~~ `f  g`", "a b c d e f g"),
        ("one\ntwo  \nthree\\\nfour", "one two\nthree\nfour"),
        (
            "The quick brown fox jumps over the lazy dog.",
            "The quick brown fox jumps\nover the lazy dog."
        ),
        ("- a\n- b\n\n- c\n  - d\n    - e", "• a\n• b\n\n• c\n  • d\n    • e"),
        ("3. a\n3. b\n   1) c\n\n   more of b", "3. a\n4. b\n   1) c\n\n   more of b"),
        ("- [ ] open\n- [x] done\n- [y] no", "☐ open\n☑ done\n• [y] no"),
        (
            "1. an item that is longer than a row of it\n2. next",
            "1. an item that is longer\n   than a row of it\n2. next"
        ),
        ("-\n- a\n-", "•\n• a\n•"),
        ("> a\nb\n>\n> > c\n\nd", "│ a b\n│\n│ │ c\n\nd"),
        ("> - a\n>   ```\n>   x  y\n>   ```\n> - b", "│ • a\n│   ── code\n│   x  y\n│ • b"),
        (
            "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n| long | 漢字 | 👨‍👩‍👧 |",
            "a    │  b   │  c\n─────┼──────┼───\nlong │ 漢字 │ 👨‍👩‍👧".replacing(
                "long", with: "1    │  2   │  3\nlong")
        ),
        (
            "Table:\n|a|b|\n|-|-|\n|x \\| y|`p\\|q`|\nend",
            "Table:\n\na     │ b\n──────┼────\nx | y │ p|q\nend   │"
        ),
        (
            "| name | what it is |\n|---|---|\n| fox | a quick brown animal that jumps |",
            """
            name │ what it is
            ─────┼───────────────────────
            fox  │ a quick brown animal
                 │ that jumps
            """
        ),
        (
            "|aaaaaaaaaaaa|bbbbbbbbbbbb|cccccccccccc|\n|-|-|-|\n|1|2|3|",
            "|aaaaaaaaaaaa|bbbbbbbbbbbb|cccccccccccc|\n|-|-|-|\n|1|2|3|"
        ),
        ("a\n\n---\nb", "a\n\n" + String(repeating: "─", count: 29) + "\n\nb"),
        (
            "[text](https://a.b/c) <https://a.b> www.a.b m@a.b",
            "text (https://a.b/c)\nhttps://a.b www.a.b m@a.b"
        ),
        ("![a picture](p.png)", "a picture (p.png)"),
        (
            "[a]: https://x.y\n\nsee [a] and [b]\n\n[b]: /later",
            "[a]: https://x.y\n\nsee a (https://x.y) and [b]\n\n[b]: /later"
        ),
        (
            "so[^1] it is[^note].\n\n[^1]: https://a.b\n\n[^note]: A *book*.",
            "so[1] it is[note].\n\n[1] https://a.b\n\n[note] A book."
        ),
        ("```swift\nlet x = 1\n\n  let y = 2\n```\nend", "let x = 1\n\n  let y = 2\n\nend"),
        ("text\n~~~\na\tb\n\tc", "text\n\n── code\na   b\n    c"),
        ("    code\n\n    more\n\ntext", "── code\ncode\n\nmore\n\ntext"),
        (
            "a <b>c</b> Vec<String>\n\n<div>\nx\n</div>\n\nd",
            "a <b>c</b> Vec<String>\n\n<div>\nx\n</div>\n\nd"
        ),
        ("&lt;b&gt; &amp; &#65; \\*not\\*", "<b> & A *not*"),
        ("漢字漢字漢字漢字漢字漢字漢字漢字漢字", "漢字漢字漢字漢字漢字漢字漢字\n漢字漢字"),
        ("a\n***\nb\n* c\n+ d", "a\n\n" + String(repeating: "─", count: 29) + "\n\nb\n• c\n• d"),
    ]

    @Test(arguments: screens.indices) func aScreen(index: Int) {
        let (text, wanted) = Self.screens[index]
        #expect(Markdown.screen(text, columns: 30) == wanted, "\(text)")
    }

    @Test(arguments: chunkSizes) func screensDoNotDependOnChunks(size: Int) {
        for (text, _) in Self.screens {
            #expect(
                Markdown.rows(text, columns: 30, chunk: size, looking: true)
                    == Markdown.rows(text, columns: 30), "\(text)")
        }
    }

    @Test func stylesAreTheThemes() {
        let text = "# T\n**b** *i* `c` ~~s~~ [l](https://x.y)\n- i"
        let drawn = Markdown.rows(text).map { $0.text.rendered(.on) }
        #expect(
            drawn == [
                "\u{1B}[1;4mT\u{1B}[m",
                "\u{1B}[1mb\u{1B}[m \u{1B}[3mi\u{1B}[m \u{1B}[36mc\u{1B}[m \u{1B}[9ms\u{1B}[m "
                    + "\u{1B}]8;id=yswz87;https://x.y\u{1B}\\\u{1B}[4;94ml\u{1B}[m\u{1B}]8;;\u{1B}\\"
                    + "\u{1B}[2m (https://x.y)\u{1B}[m",
                "• i",
            ])
        let plain = Markdown.rows("`c` ~~s~~", options: MarkdownOptions(theme: .plain))
        #expect(plain.map { $0.text.rendered(.on) } == ["\u{1B}[1mc\u{1B}[m \u{1B}[2ms\u{1B}[m"])
    }

    @Test func onlySafeAddressesBecomeLinks() {
        let long = "https://a.b/" + String(repeating: "x", count: 2000)
        for url in ["javascript:alert(1)", "file:///etc/passwd", "/path", "https://a.b/ä", long] {
            let text = Markdown.rows("[x](\(url))").map { $0.text.rendered(.on) }.joined()
            #expect(!text.contains("\u{1B}]8"), "\(url)")
            #expect(text.contains("x"))
        }
        for url in ["http://a.b", "HTTPS://A.B/c?d=e#f", "mailto:a@b.c"] {
            let text = Markdown.rows("[x](\(url))").map { $0.text.rendered(.on) }.joined()
            #expect(text.contains(";\(url)\u{1B}\\"), "\(url)")
        }
    }

    @Test func nothingReachesTheTerminalThatActsOnIt() {
        let hostile = """
            a&#27;[2Jb &#x9b;31m \u{1B}]0;title\u{7} `\u{1B}c` [t\u{1B}](https://x/&#27;[2J)
            safe\rrm -rf

            ```a&#27;b
            x\u{1B}[31m\u{202E}y\r\nz
            ```
            | a\u{1B}[1m | b |
            |-|-|
            | &#27; | \u{9B} |

            <div>\u{1B}[2J
            """
        for size in chunkSizes {
            let rows = Markdown.rows(hostile, chunk: size, looking: true)
            for row in rows {
                #expect(
                    row.text.plain.unicodeScalars.allSatisfy {
                        $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x202E
                    })
            }
            let text = rows.map(\.text.plain).joined(separator: "\n")
            #expect(text.contains("a^[[2Jb <9b>31m ^[]0;title^G ^[c t^[ (https://x/^[[2J)"))
            #expect(text.contains("safe^Mrm -rf"))
            #expect(text.contains("x^[[31m<U+202E>y\nz"))
        }
    }

    @Test func codeIsWrittenWhole() {
        let line = String(repeating: "word ", count: 40) + "end"
        let rows = Markdown.rows("- a\n\n  ```\n  \(line)\n  ```\n\(line)", columns: 40)
        #expect(rows[3].text.plain == "  " + line && rows[3].isWhole)
        #expect(rows.filter { $0.isWhole }.count == 1)
        #expect(rows.allSatisfy { $0.isWhole || $0.text.width < 40 })
    }

    @Test func softWrappingLeavesLinesWhole() {
        let line = String(repeating: "word ", count: 40) + "end"
        let text = "\(line)\n\n- \(line)"
        for wrap in [MarkdownOptions.Wrap.soft, .none] {
            let rows = Markdown.rows(text, columns: 40, options: MarkdownOptions(wrap: wrap))
            #expect(rows.map(\.text.plain) == [line, "", "• " + line])
            #expect(rows[0].isWhole)
        }
        let table = "| a | b |\n|---|---|\n| \(line) | x |"
        let wide = Markdown.rows(table, columns: 40, options: MarkdownOptions(wrap: .none))
        #expect(wide.map(\.text.plain).last == "\(line) │ x")
    }
}
