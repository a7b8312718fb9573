package import ChatKit
package import ChatTerminal

extension Question {
    /// A question from a draft, with its folded pastes.
    package init(_ draft: Draft) {
        self.init(
            draft.pieces.map { piece in
                switch piece {
                case .typed(let text): .text(String(text))
                case .folded(let text, let number):
                    .folded(String(text), shown: Draft.label(number, String(text)))
                }
            })
    }

    /// The draft of the question, for the prompt.
    package var draft: Draft {
        Draft(
            parts.map { part in
                switch part {
                case .text(let text): .typed(text[...])
                case .folded(let text, _): .folded(text[...], number: 0)
                case .block(_, let shown): .typed(shown[...])
                }
            })
    }
}
