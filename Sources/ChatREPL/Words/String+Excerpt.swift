extension String {
    /// Its beginning, as it stands.
    package var shortened: String { count > 40 ? prefix(39) + "…" : self }

    /// Its beginning, on one line.
    var excerptLine: String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }

    /// The same in quotes.
    var excerpt: String { "'\(excerptLine)'" }
}
