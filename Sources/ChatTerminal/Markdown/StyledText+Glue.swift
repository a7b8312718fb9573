extension StyledText {
    /// The text with spaces in place of `MathBox.glue`.
    var withoutGlue: StyledText {
        // The lead byte of `MathBox.glue`.
        guard fragments.contains(where: { $0.text.utf8.contains(0xF4) }) else { return self }
        return StyledText(
            fragments: fragments.map { Fragment(text: Formula.plain($0.text), style: $0.style) })
    }
}
