/// The answer under way as it is laid out: as Markdown, or as the source it is.
struct AnswerFlow: Sendable {
    private var source: TextFlow
    private var sanitizer = Sanitizer()
    private var cap = ClusterCap()
    /// Sanitises by itself, at the leaves: it decodes what would hide a control character.
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

    /// The live region has a third of the screen for the answer.
    private static func openRows(in size: TerminalSize) -> Int { max(1, size.rows / 3) }

    /// Takes a piece of the answer and returns the lines it completes.
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

    /// What is open, as rows narrower than the terminal.
    var openRows: [LiveRow] {
        guard let markdown else { return source.openRows.map { LiveRow($0) } }
        return markdown.openRows.map { LiveRow($0.rendered(color), width: $0.width) }
    }

    private func lines(_ rows: [MarkdownRow]?) -> [String] {
        (rows ?? []).map { $0.text.rendered(color) }
    }
}
