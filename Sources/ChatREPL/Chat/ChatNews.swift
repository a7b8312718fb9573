package import ChatEngine
package import ChatKit
package import ChatStore
package import ChatTerminal
package import ClaudeMessages
package import SystemKit

/// Messages from other threads to the chat.
package enum ChatNews: Sendable {
    /// An event of a turn.
    case turn(TurnEvent, TurnID)
    /// A question of the turn, answered by its default.
    case asked(TurnQuestion, TurnID)
    /// A sentence on why the conversation is not kept any more.
    case notKept(String)
    /// The draft is to be kept again.
    case draftIsDue
    /// What was found in the archive at the start.
    case opened(Opening)
    /// A conversation that a person has chosen is deleted, or those that have expired, and all that
    /// was deleted is removed.
    case deleted(Result<Deleted, DatabaseError>, chosen: ChatLine?)
    /// The answer to `/title auto`.
    case titled(FoundTitle)
    /// The server's model list.
    case models([ModelInfo])
    /// The entries of the folder named in the draft.
    case listed([Folder.Entry], draft: String)
    /// The result of a copy to the clipboard.
    case copied(String, base64: String?, CopyReport)
}
