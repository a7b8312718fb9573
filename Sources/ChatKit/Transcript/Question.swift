package import ClaudeMessages

/// A question in the parts in which it was entered, with their text on the screen.
///
/// It is used for requests and to fill the prompt again: when a question is repeated or edited, a
/// folded paste is still folded and an image still attached.
package struct Question: Sendable, Hashable {
    /// One part; parts are in the order of entry.
    package enum Part: Sendable, Hashable {
        /// Typed text.
        case text(String)
        /// A long pasted text, shown by a placeholder.
        case folded(String, shown: String)
        /// An image, a document or another block, shown by a placeholder.
        case block(ContentBlock, shown: String)
    }

    package let parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    package init(_ text: String) { self.init([.text(text)]) }

    /// The text with folded parts in full, without blocks.
    package var text: String {
        parts.map { part in
            switch part {
            case .text(let text), .folded(let text, _): text
            case .block: ""
            }
        }.joined()
    }

    /// The text on the screen, with placeholders for folded parts and blocks.
    package var shown: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .folded(_, let shown), .block(_, let shown): shown
            }
        }.joined()
    }

    /// The content blocks of the message; consecutive texts are one block.
    package var content: [ContentBlock] {
        var content: [ContentBlock] = []
        var text = ""
        func endText() {
            if !text.isEmpty { content.append(.text(text)) }
            text = ""
        }
        for part in parts {
            switch part {
            case .text(let more), .folded(let more, _): text += more
            case .block(let block, _):
                endText()
                content.append(block)
            }
        }
        endText()
        return content
    }

    package var message: InputMessage { InputMessage(.user, content) }
}
