extension String {
    /// Its beginning, as it stands.
    package var shortened: String { count > 40 ? prefix(39) + "…" : self }

    /// Its beginning, on one line.
    var excerptLine: String { line(atMost: 60) }

    /// Its beginning, on one line of so many characters; a copy's mark stays at the end.
    func line(atMost most: Int) -> String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > most else { return line }
        let mark = line.partedAtCopyMark.mark
        return line.prefix(max(0, most - mark.count - 1)) + "…" + mark
    }

    /// What stands at the end of a copy's title.
    static let copyMark = " (copy)"

    /// The text and the copy's mark at its end, if that is there.
    var partedAtCopyMark: (text: String, mark: String) {
        hasSuffix(Self.copyMark)
            ? (String(dropLast(Self.copyMark.count)), Self.copyMark) : (self, "")
    }

    /// As a title on one line, of the length of those that a model gives.
    var titleLine: String { line(atMost: 80) }

    /// The same in quotes.
    var excerpt: String { "'\(excerptLine)'" }
}
