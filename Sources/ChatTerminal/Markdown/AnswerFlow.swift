/// Lays out the streaming answer as Markdown, or as its source.
struct AnswerFlow: Sendable {
    private var source: TextFlow
    private var sanitizer = Sanitizer()
    private var cap = ClusterCap()
    /// Sanitises the text itself after decoding entities, which may stand for control characters.
    private var markdown: MarkdownStream?
    private let color: ColorPolicy

    init(size: TerminalSize, markdown options: MarkdownOptions?, color: ColorPolicy) {
        source = TextFlow(columns: size.columns)
        self.color = color
        markdown = options.map { options in
            var options = options
            options.openRows = Self.openRows(in: size)
            options.hasColors = color.isOn
            options.hasLinks = color.isOn
            return MarkdownStream(columns: size.columns, options: options)
        }
    }

    /// The rows for the answer in the live region: a third of the screen.
    private static func openRows(in size: TerminalSize) -> Int { max(1, size.rows / 3) }

    /// Adds a piece of the answer; returns the lines it completes.
    mutating func push(_ text: String) -> [String] {
        guard markdown != nil else { return source.push(sanitizer.push(cap.push(text))) }
        return lines(markdown?.push(text))
    }

    mutating func finish() -> [String] {
        guard markdown != nil else { return source.push(sanitizer.finish()) + source.finish() }
        return lines(markdown?.finish())
    }

    mutating func resize(_ size: TerminalSize) -> [String] {
        guard markdown != nil else { return source.resize(columns: size.columns) }
        return lines(
            markdown?.resize(columns: size.columns, openRows: Self.openRows(in: size)))
    }

    /// The open part of the answer as rows narrower than the terminal.
    var openRows: [LiveRow] {
        guard let markdown else { return source.openRows.map { LiveRow($0) } }
        return markdown.openRows.map { LiveRow($0.rendered(color), width: $0.width) }
    }

    private func lines(_ rows: [MarkdownRow]?) -> [String] {
        (rows ?? []).map { $0.text.rendered(color) }
    }
}
