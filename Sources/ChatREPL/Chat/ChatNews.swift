package import ChatEngine
package import ChatKit
package import ChatTerminal
package import ClaudeMessages
package import SystemKit

/// What the chat is told by other threads.
package enum ChatNews: Sendable {
    /// What happened to a turn.
    case turn(TurnEvent, TurnID)
    /// What was asked while it was under way, and has its fixed answer.
    case asked(TurnQuestion, TurnID)
    /// The models that the server offers.
    case models([ModelInfo])
    /// What a folder holds that the draft names.
    case listed([Folder.Entry], draft: String)
    /// What was copied, as it is named, and what became of it.
    case copied(String, base64: String?, CopyReport)
}
