import ClaudeMessages

/// The text of one answer as it arrives, with its size.
struct AnswerText: Sendable {
    private var filter = TextFilter()
    /// Unicode scalars of text so far.
    private(set) var count = 0
    /// It has a scalar that is neither white space nor default-ignorable.
    private(set) var hasVisibleText = false

    /// The text that these events add.
    mutating func text(of events: [StreamEvent]) -> String {
        counted(events.reduce(into: "") { $0 += filter.text(of: $1) })
    }

    /// The text that the filter has held back until the end.
    mutating func finish() -> String { counted(filter.finish()) }

    private mutating func counted(_ text: String) -> String {
        count = count.addingSaturating(text.unicodeScalars.count)
        hasVisibleText = hasVisibleText || text.unicodeScalars.contains(where: \.isSeen)
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isSeen: Bool {
        !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
    }
}
