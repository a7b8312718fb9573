extension [ContentBlock] {
    /// The text blocks joined: adjacent ones directly, others with one blank line in between.
    package var text: String {
        let texts = compactMap(\.text)
        // Most answers have a single text, which need not be copied.
        if texts.count == 1 { return texts[0] }
        var joiner = TextJoiner()
        var text = ""
        for (index, block) in enumerated() {
            if let piece = block.text {
                text += joiner.text(piece, ofBlock: index)
            } else {
                joiner.otherBlock()
            }
        }
        text += joiner.finish()
        return text
    }
}
