import ChatKit
import ChatStore
import ClaudeMessages

/// What a model answered that was asked for a title.
package struct FoundTitle: Sendable {
    let model: String
    /// The conversation that it is for.
    let chat: ChatID?
    /// Nil when there was no answer.
    var text: String?
    var error: ClaudeError?
    var spent: [LedgerEntry] = []

    var cost: Cost { spent.reduce(Cost(.zero)) { $0 + $1.cost } }
}
