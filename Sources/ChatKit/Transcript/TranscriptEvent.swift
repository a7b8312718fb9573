package import ClaudeMessages

/// What happened to a conversation: the only thing that changes one, and what a store keeps.
///
/// Events name their turn: what comes late for a turn that has ended changes nothing.
package enum TranscriptEvent: Sendable, Hashable {
    /// A turn is opened behind `parent`.
    case asked(TurnID, Question, parent: TurnID?)
    /// A request goes out.
    case sent(TurnID, RequestRecord)
    /// What the API said of it.
    case counted(TurnID, RequestCounts)
    /// So much of the answer under way has come; for a store, so that a crash loses little.
    case grew(TurnID, [ContentBlock])
    /// An answer is whole.
    case answered(TurnID, Round)
    /// A tool gave its result.
    case returned(TurnID, ContentBlock)
    /// Nothing more comes; `partial` is what had come of an answer that is not whole.
    case ended(TurnID, TurnEnding, partial: [ContentBlock])
    /// The conversation goes on behind that turn: undo, redo, another branch; nil begins anew.
    case moved(to: TurnID?)
    /// Turns are no longer sent, or sent again.
    case selected(Selection)
    /// What stands before the first turn has changed: pinned, summarised.
    case prefaced(Preamble)
}
