extension [StyledText] {
    /// As many of the texts as fit, from the first on, with a separator between them.
    func joined(_ separator: StyledText, upTo columns: Int) -> StyledText {
        var joined = StyledText()
        for text in self {
            var longer = joined
            if !joined.isEmpty { longer.join(separator) }
            longer.join(text.firstLine)
            guard longer.width <= columns else { break }
            joined = longer
        }
        return joined
    }
}
