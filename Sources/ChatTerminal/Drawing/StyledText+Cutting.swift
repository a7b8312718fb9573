extension StyledText {
    /// One line in rows of at most `width` columns, cut wherever a row is full.
    ///
    /// All of the last `last` rows are returned; earlier ones of a very long line may be missing.
    func cut(to width: Int, last: Int = .max) -> [StyledText] {
        // A column rarely takes more than four bytes.
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

    /// The text without its first `count` bytes, from the next whole scalar on.
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
}
