extension String {
    /// Its beginning, on one line and in quotes.
    var excerpt: String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? "“\(line.prefix(59))…”" : "“\(line)”"
    }
}
