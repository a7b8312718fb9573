extension [ContentBlock] {
    /// Texts that follow each other joined as they are, with one blank line where a block of another
    /// kind stands between two.
    package var text: String {
        let texts = compactMap(\.text)
        // The usual answer is one text, which need not be copied.
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
