import ChatTerminal

/// Renders Markdown for tests that compare rows.
enum Markdown {
    /// The rows of a text in pieces of `chunk` scalars.
    ///
    /// With `looking` the open rows are read after each piece.
    static func rows(
        _ text: String, columns: Int = 80, chunk: Int = .max, looking: Bool = false,
        options: MarkdownOptions = MarkdownOptions()
    ) -> [MarkdownRow] {
        var stream = MarkdownStream(columns: columns, options: options)
        var rows: [MarkdownRow] = []
        for piece in text.chunks(of: min(chunk, max(1, text.unicodeScalars.count))) {
            rows += stream.push(piece)
            if looking { _ = stream.openRows }
        }
        return rows + stream.finish()
    }

    /// The rows as text.
    static func screen(
        _ text: String, columns: Int = 80, options: MarkdownOptions = MarkdownOptions()
    ) -> String {
        rows(text, columns: columns, options: options).map(\.text.plain).joined(separator: "\n")
    }

    /// The open rows after a text, as text.
    static func open(_ text: String, columns: Int = 80, openRows: Int = 8) -> String {
        var stream = MarkdownStream(columns: columns, options: MarkdownOptions(openRows: openRows))
        _ = stream.push(text)
        return stream.openRows.map(\.plain).joined(separator: "\n")
    }

    /// A theme that distinguishes the answer's words from added characters and raw HTML.
    static let marked = Theme([
        .mark: Style(color: .brightMagenta), .bullet: Style(color: .brightMagenta),
        .border: Style(color: .brightMagenta), .url: Style(color: .brightMagenta),
        .html: Style(color: .brightMagenta), .definition: Style(color: .brightCyan),
    ])

    /// The words of rows drawn with that theme, without added characters.
    static func words(_ rows: [MarkdownRow]) -> [String] { wordsAndDefinitions(rows).words }

    /// The words, and the rows of definitions.
    static func wordsAndDefinitions(
        _ rows: [MarkdownRow]
    ) -> (words: [String], definitions: [String]) {
        var words: [String] = []
        var definitions: [String] = []
        for row in rows {
            var text = row.text.rendered(.on)
            while let start = text.firstRange(of: "\u{1B}[95m"),
                let end = text[start.upperBound...].firstRange(of: "\u{1B}[m")
            {
                // Only borders or tags are between two words.
                let mark = text[start.upperBound..<end.lowerBound]
                let isBetween = mark.contains("│") || mark.hasPrefix("<")
                text.replaceSubrange(start.lowerBound..<end.upperBound, with: isBetween ? " " : "")
            }
            while let start = text.firstRange(of: "\u{1B}]8;"),
                let end = text[start.upperBound...].firstRange(of: "\u{1B}\\")
            {
                text.removeSubrange(start.lowerBound..<end.upperBound)
            }
            let isDefinition = text.contains("\u{1B}[96m")
            let bare = text.replacing("\u{1B}[96m", with: "").replacing("\u{1B}[m", with: "")
            if isDefinition {
                definitions.append(bare)
            } else {
                words += bare.split { $0.isWhitespace }.map(String.init)
            }
        }
        return (words, definitions)
    }
}
