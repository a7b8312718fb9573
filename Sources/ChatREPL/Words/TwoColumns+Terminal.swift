import ChatTerminal

extension TwoColumns {
    /// Lists with text between them, as they are printed on a terminal of that width.
    ///
    /// Each paragraph is fitted by itself; what has no second column is broken between words.
    package static func text(_ text: String, fittedTo columns: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        return lines.split(separator: "", omittingEmptySubsequences: false).map { paragraph in
            fitted(paragraph.map(String.init), to: columns).flatMap { row in
                let line = row.text
                return StyledText(untrusted: line).wrapped(
                    to: columns, indent: line.prefix { $0 == " " }.count, words: .keep)
            }.map { $0.plain + "\n" }.joined()
        }.joined(separator: "\n")
    }
}
