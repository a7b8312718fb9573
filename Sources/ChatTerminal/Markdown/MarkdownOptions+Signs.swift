extension MarkdownOptions {
    /// The markers before blocks: drawn characters, or words for a screen reader.
    struct Signs: Sendable, Hashable {
        let quote: String
        let bullet: String
        let done: String
        let open: String
    }

    var signs: Signs {
        isSpoken
            ? Signs(quote: "quote: ", bullet: "- ", done: "done: ", open: "to do: ")
            : Signs(quote: "│ ", bullet: "• ", done: "☑ ", open: "☐ ")
    }

    /// The label before a heading where no style distinguishes it.
    func label(ofHeading level: Int) -> StyledText {
        isSpoken && level > 0 ? StyledText(untrusted: "heading \(level): ") : StyledText()
    }
}
