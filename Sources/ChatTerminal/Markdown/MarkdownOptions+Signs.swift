extension MarkdownOptions {
    /// What stands before blocks: signs that are drawn, or words that are said.
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

    /// Where no style tells a heading, words do.
    func label(ofHeading level: Int) -> StyledText {
        isSpoken && level > 0 ? StyledText(untrusted: "heading \(level): ") : StyledText()
    }
}
