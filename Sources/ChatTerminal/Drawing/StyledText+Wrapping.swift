import TextSearch

extension StyledText {
    /// The treatment of words wider than a row.
    package enum LongWords: Sendable {
        case cut
        /// Cut only in a link, as OSC 8 joins the parts.
        case cutWhereLinked
        /// Not cut; they extend beyond the row.
        case keep
        /// Begun after the text before them and cut where a row is full, as in a draft.
        case fill
    }

    /// The text in rows of at most `width` columns, broken between words where possible.
    ///
    /// All rows of a line but the first begin with `indent` spaces, for lists and quotes.
    package func wrapped(to width: Int, indent: Int = 0, words: LongWords = .cut) -> [StyledText] {
        let limit = max(1, width)
        return lines.flatMap { line in
            var wrapper = Wrapper(
                limit: limit, indent: indent * 2 <= limit ? max(0, indent) : 0, words: words)
            let fragments = line.fragments.map {
                Fragment(text: $0.text.swapping("\t", for: "    "), style: $0.style)
            }
            if words == .fill {
                wrapper.fill(fragments)
            } else {
                for fragment in fragments {
                    for character in fragment.text {
                        wrapper.place(character, style: fragment.style)
                    }
                }
            }
            return wrapper.finish()
        }
    }

    /// The text without trailing spaces, which a terminal would copy.
    var withoutTrailingSpaces: StyledText {
        guard fragments.last?.text.utf8.last == 0x20 else { return self }
        var kept = fragments
        while let last = kept.last {
            let end = last.text.utf8.lastIndex { $0 != 0x20 }
            guard let end else {
                kept.removeLast()
                continue
            }
            kept[kept.count - 1].text = String(last.text[...end])
            break
        }
        return StyledText(fragments: kept)
    }

    /// The state of wrapping one line: the settled part of a row, and the word after it.
    private struct Wrapper {
        let limit: Int
        let indent: Int
        let words: LongWords
        private var rows: [StyledText] = []
        private var row = StyledText()
        private var rowWidth = 0
        private var word = StyledText()
        private var wordWidth = 0
        /// Spaces that are drawn only if text follows in the same row.
        private var gap = StyledText()
        private var gapWidth = 0

        init(limit: Int, indent: Int, words: LongWords) {
            self.limit = limit
            self.indent = indent
            self.words = words
        }

        mutating func place(_ character: Character, style: Style) {
            let width = DisplayWidth.columns(of: character)
            if character == " " {
                settleWord()
                gap.append(character, style: style)
                gapWidth += 1
                return
            }
            // A wide character (2 columns) may begin a row.
            if width == 2 { settleWord() }
            // Twice, because a word moved to an indented row may still be too wide.
            for _ in 0..<2 where rowWidth + gapWidth + wordWidth + width > limit {
                makeRoom(cuts: words == .cut || words == .cutWhereLinked && style.link != nil)
            }
            word.append(character, style: style)
            wordWidth += width
        }

        /// Places a line in the mode `.fill`.
        mutating func fill(_ fragments: [Fragment]) {
            let cells = fragments.flatMap { fragment in
                fragment.text.map { Cell(character: $0, style: fragment.style) }
            }
            var isLong = false
            for index in cells.indices {
                if cells[index].startsWord(after: index > 0 ? cells[index - 1] : nil) {
                    settleWord()
                    isLong = indent + cells[index...].wordWidth > limit
                }
                // A long word may be broken before each of its characters.
                if isLong { settleWord() }
                place(cells[index].character, style: cells[index].style)
            }
        }

        mutating func finish() -> [StyledText] {
            settleWord()
            return rows + [row]
        }

        private mutating func settleWord() {
            guard wordWidth > 0 else { return }
            row += gap + word
            rowWidth += gapWidth + wordWidth
            clearGap()
            word = StyledText()
            wordWidth = 0
        }

        private mutating func clearGap() {
            gap = StyledText()
            gapWidth = 0
        }

        /// Ends the row before the word, or inside it if the word fills the row alone and `cuts`.
        private mutating func makeRoom(cuts: Bool) {
            let start = rows.isEmpty ? 0 : indent
            if rowWidth <= start, cuts { settleWord() }
            guard rowWidth > start else { return clearGap() }
            rows.append(row)
            row = StyledText()
            row.append(String(repeating: " ", count: indent), style: .plain)
            rowWidth = indent
            clearGap()
        }
    }
}

/// A character of a row.
private struct Cell: WordCell {
    let character: Character
    let style: Style
    let width: Int

    init(character: Character, style: Style) {
        self.character = character
        self.style = style
        width = DisplayWidth.columns(of: character)
    }

    var isBreak: Bool { character == " " }
}
