extension String {
    /// Its beginning, as it stands.
    package var shortened: String { count > 40 ? prefix(39) + "…" : self }

    /// Its beginning, on one line.
    var excerptLine: String { line(atMost: 60) }

    /// Its beginning, on one line of so many characters.
    func line(atMost most: Int) -> String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > most ? line.prefix(max(0, most - 1)) + "…" : line
    }

    /// The same in quotes.
    var excerpt: String { "'\(excerptLine)'" }
}
