extension StyledText {
    /// With spaces where formulas must not be broken.
    var withoutGlue: StyledText {
        // The first byte of the one character that stands for them.
        guard fragments.contains(where: { $0.text.utf8.contains(0xF4) }) else { return self }
        return StyledText(
            fragments: fragments.map { Fragment(text: Formula.plain($0.text), style: $0.style) })
    }
}
