import ChatTerminal
import Testing

/// At most 30 combining marks of a character are drawn, in time linear in the text's length.
@Suite struct ClusterCapTests {
    static let mark = "\u{301}"

    /// Repeated scalars, and how many of a cluster are drawn at most.
    static let endless = [
        "\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{903}", "\u{1100}", "\u{1161}",
        "\u{11A8}",
        "\u{1F3FD}", "\u{E0061}", "\u{94D}\u{915}", "\u{200D}\u{1F468}", "\u{600}", "\u{E33}",
        "\u{301}\u{316}", "\u{200C}", "\u{1E8D0}", "\u{3099}",
    ]

    @Test(arguments: chunkSizes) func noClusterIsEndless(size: Int) {
        for joined in Self.endless {
            for base in ["a", "漢", "👨", "\u{915}", "\u{1100}", ""] {
                var cap = ClusterCap()
                let text = "x" + base + String(repeating: joined, count: 200) + "y"
                let drawn = text.chunks(of: size).map { cap.push($0) }.joined()
                #expect(drawn == ClusterCap.capped(text))
                let longest = drawn.map(\.unicodeScalars.count).max() ?? 0
                #expect(longest <= 32, "\(joined.unicodeScalars) after \(base)")
                let widest = drawn.map { DisplayWidth.columns(of: $0) }.max() ?? 0
                #expect(widest <= 20, "\(joined.unicodeScalars) after \(base)")
                #expect(drawn.unicodeScalars.first == "x" && drawn.unicodeScalars.last == "y")
            }
        }
    }

    /// A character with 30 marks, and text of real languages, is drawn whole.
    @Test func ordinaryTextIsWhole() {
        let thirty = "a" + String(repeating: Self.mark, count: 30)
        #expect(ClusterCap.capped(thirty) == thirty)
        #expect(ClusterCap.capped(thirty + Self.mark + "b") == thirty + "b")
        let texts = [
            "👨‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇩🇪🇫🇷 1️⃣ ❤️", "क्षत्रिय ज्ञान र्त्स्न्य স্ত্রী", "한국어 \u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}",
            "שָׁלוֹם עֲלֵיכֶם", "مُحَمَّدٌ رَسُولُ اللّٰه", "ประเทศไทยน้ำ", "မြန်မာဘာသာ", "Zalgo T̸͉̲ẽ̷̙x̵t", "བོད་ཡིག",
            "e\u{301} ｶﾞ は\u{3099}",
        ]
        for text in texts { #expect(ClusterCap.capped(text) == text) }
    }

    /// The time for endless marks on one character is linear in the bytes, in pieces of any size.
    @Test(arguments: [1, 1000, 4_194_304]) func marksCostLittle(chunk: Int) {
        let text = "a" + String(repeating: Self.mark, count: 200_000) + "b"
        let wanted = ClusterCap.capped(text)
        let frames = [
            "@", "- @", "`@`", "```\n@\n```", "|a|\n|-|\n|@|", "<div>@", "# @", "[a]: /@",
        ]
        for frame in frames.prefix(chunk == 1 ? 1 : 8) {
            let whole = frame.replacing("@", with: text)
            let pieces = whole.chunks(of: chunk)
            var rows: [MarkdownRow] = []
            let time = SoakMarkdownSpeedTests.processorTime {
                var stream = MarkdownStream(columns: 40)
                for piece in pieces {
                    rows += stream.push(piece)
                }
                rows += stream.finish()
            }
            #expect(rows.contains { $0.text.plain.contains(wanted) })
            #expect(time < .seconds(4), "\(frame) \(chunk)")
        }
    }

    @Test func entitiesAndDraftsAreCappedToo() {
        let marks = String(repeating: "&#769;", count: 500)
        let drawn = Markdown.screen("a\(marks)b")
        #expect(drawn.count == 2 && drawn.unicodeScalars.count < 40)
        let text = "a" + String(repeating: Self.mark, count: 1500) + "b"
        let draft = DraftLayout(prompt: "> ", draft: DraftWindow(text), columns: 40, maximumRows: 4)
        #expect(draft.rows.map(\.text) == ["> " + ClusterCap.capped(text)])
        #expect(draft.cursorColumn == 4)
        #expect(StyledText(untrusted: text).plain == ClusterCap.capped(text))
    }
}
