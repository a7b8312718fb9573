package import ClaudeMessages

/// A change of a conversation; a store keeps these events.
///
/// Events name their turn: a late event of a turn that has ended changes nothing.
package enum TranscriptEvent: Sendable, Hashable {
    /// A turn is opened behind `parent`; nil begins a conversation.
    case asked(TurnID, Question, parent: TurnID?)
    /// A request is sent.
    case sent(TurnID, RequestRecord)
    /// The API has reported the request's counts.
    case counted(TurnID, RequestCounts)
    /// The running answer so far; stored so that a crash loses little.
    case grew(TurnID, [ContentBlock])
    /// An answer is complete.
    case answered(TurnID, Round)
    /// A tool has returned its result.
    case returned(TurnID, ContentBlock)
    /// The turn has ended; `partial` is the content of an interrupted answer.
    case ended(TurnID, TurnEnding, partial: [ContentBlock])
    /// The head moves to that turn: undo, redo or another branch; nil begins a new conversation.
    case moved(to: TurnID?)
    /// Which turns are sent has changed.
    case selected(Selection)
    /// The summary or the pins have changed.
    case prefaced(Preamble)
}
