import TextSearch

extension StyledText {
    /// What happens to words that are longer than a row.
    package enum LongWords: Sendable {
        case cut
        /// Only where they carry a link, which holds all of them.
        case cutWhereLinked
        /// They run over the edge.
        case keep
    }

    /// The text in rows of at most `width` columns, broken between words where that is possible.
    ///
    /// `indent` spaces begin every row but the first of each line, for lists and quotes.
    package func wrapped(to width: Int, indent: Int = 0, words: LongWords = .cut) -> [StyledText] {
        let limit = max(1, width)
        return lines.flatMap { line in
            var wrapper = Wrapper(
                limit: limit, indent: indent * 2 <= limit ? max(0, indent) : 0, words: words)
            for fragment in line.fragments {
                for character in fragment.text.swapping("\t", for: "    ") {
                    wrapper.place(character, style: fragment.style)
                }
            }
            return wrapper.finish()
        }
    }

    /// One line in rows of at most `width` columns, cut wherever a row is full.
    ///
    /// Of a very long one the first rows may be missing, but not any of the `last`.
    func cut(to width: Int, last: Int = .max) -> [StyledText] {
        // A column is seldom made of more than four bytes.
        let (needed, isAll) = (width * 4).multipliedReportingOverflow(by: last)
        let count = fragments.reduce(0) { $0 + $1.text.utf8.count }
        guard isAll || count - needed < width else {
            return withoutFirst(bytes: (count - needed) / width * width).cut(to: width, last: last)
        }
        if count / width > last, fragments.allSatisfy({ $0.text.utf8.allSatisfy { $0 < 0x80 } }) {
            return withoutFirst(bytes: (count / width - last) * width).cut(to: width)
        }
        var rows: [StyledText] = []
        var row = StyledText()
        var taken = 0
        func endRow() {
            rows.append(row)
            row = StyledText()
            taken = 0
        }
        for fragment in fragments {
            var rest = fragment.text[...]
            let isASCII = rest.utf8.allSatisfy { $0 < 0x80 }
            while !rest.isEmpty {
                let count = isASCII ? min(rest.utf8.count, max(1, width - taken)) : 1
                let end =
                    isASCII
                    ? rest.utf8.index(rest.startIndex, offsetBy: count)
                    : rest.index(after: rest.startIndex)
                let part = rest[..<end]
                let columns = isASCII ? count : DisplayWidth.columns(of: part)
                if taken + columns > width, taken > 0 {
                    endRow()
                    continue
                }
                row.join(part, style: fragment.style)
                taken += columns
                rest = rest[end...]
            }
        }
        return rows + [row]
    }

    /// Without as many bytes at the beginning, to the next whole scalar.
    private func withoutFirst(bytes count: Int) -> StyledText {
        var left = count
        let kept = fragments.drop { fragment in
            let isLeftOut = fragment.text.utf8.count <= left
            if isLeftOut { left -= fragment.text.utf8.count }
            return isLeftOut
        }
        guard left > 0, var first = kept.first else { return StyledText(fragments: Array(kept)) }
        first.text = String(Substring(first.text.utf8.dropFirst(left).drop { $0 & 0xC0 == 0x80 }))
        return StyledText(fragments: [first] + kept.dropFirst())
    }

    /// Without spaces at the end, which would be copied.
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

    /// One line being wrapped: the settled part of a row and the word that may still move on.
    private struct Wrapper {
        let limit: Int
        let indent: Int
        let words: LongWords
        private var rows: [StyledText] = []
        private var row = StyledText()
        private var rowWidth = 0
        private var word = StyledText()
        private var wordWidth = 0
        /// Spaces that are drawn only if something follows them in the same row.
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
            // Wide scripts may break before any character.
            if width == 2 { settleWord() }
            // Twice, because a word that moved may be too long for an indented row.
            for _ in 0..<2 where rowWidth + gapWidth + wordWidth + width > limit {
                makeRoom(cuts: words == .cut || words == .cutWhereLinked && style.link != nil)
            }
            word.append(character, style: style)
            wordWidth += width
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

        /// Ends the row before the word, or inside it where it fills a row by itself.
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
