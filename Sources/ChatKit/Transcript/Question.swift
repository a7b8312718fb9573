package import ClaudeMessages

/// What a person asked, in the parts in which it was entered, and how each was shown.
///
/// It goes from the prompt into requests and back to the prompt: asked again or edited, a folded
/// paste is folded and a picture is still there.
package struct Question: Sendable, Hashable {
    /// One part, in the order in which it was entered.
    package enum Part: Sendable, Hashable {
        /// As it was typed.
        case text(String)
        /// A long paste, which stands in the prompt under a name.
        case folded(String, shown: String)
        /// A picture, a document or another block, under the name that was shown for it.
        case block(ContentBlock, shown: String)
    }

    package let parts: [Part]

    package init(_ parts: [Part]) { self.parts = parts }

    package init(_ text: String) { self.init([.text(text)]) }

    /// All text of it, folds unfolded.
    package var text: String {
        parts.map { part in
            switch part {
            case .text(let text), .folded(let text, _): text
            case .block: ""
            }
        }.joined()
    }

    /// On the screen, with the names of what is not shown whole.
    package var shown: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .folded(_, let shown), .block(_, let shown): shown
            }
        }.joined()
    }

    /// As it is sent: text that was entered in a row is one block.
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
