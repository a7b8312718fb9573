/// An answer as lines for a screen reader: each is spoken once, with words instead of drawing.
package struct SpokenAnswer: Sendable {
    /// In columns: wide enough for any paragraph in one line.
    private static let unbroken = 1 << 20

    private let pace: SpeechPace
    private var markdown: MarkdownStream?
    /// For an answer shown as source.
    private var sanitizer = Sanitizer()
    private var open = ""
    /// The lines that wait for the end.
    private var lines: [String] = []

    package init(_ form: AnswerForm, columns: Int) {
        let pace = form.pace
        self.pace = pace
        markdown = form.markdown.map { options in
            var options = options
            options.isSpoken = true
            options.hasLinks = false
            options.math = options.math.map { _ in .source }
            options.wrap = pace == .line ? .word : .soft
            options.openRows = 1
            return MarkdownStream(
                columns: pace == .line ? columns : Self.unbroken, options: options)
        }
    }

    /// Adds a piece of the answer; returns the lines to speak now.
    package mutating func push(_ text: String) -> [String] {
        guard let rows = markdown?.push(text) else { return said(sourceLines(text)) }
        return said(rows.map(\.text.plain))
    }

    /// Ends the answer; returns the remaining lines.
    package mutating func finish() -> [String] {
        let rest: [String]
        if let rows = markdown?.finish() {
            rest = rows.map(\.text.plain)
        } else {
            let last = open + sanitizer.finish()
            open = ""
            rest = last.isEmpty ? [] : [last]
        }
        defer { lines = [] }
        return lines + rest
    }

    private mutating func sourceLines(_ text: String) -> [String] {
        open += sanitizer.push(text)
        guard let end = open.lastIndex(of: "\n") else { return [] }
        let whole = open[..<end].split(separator: "\n", omittingEmptySubsequences: false)
        open = String(open[open.index(after: end)...])
        return whole.map(String.init)
    }

    private mutating func said(_ new: [String]) -> [String] {
        guard pace == .end else { return new }
        lines += new
        return []
    }
}
