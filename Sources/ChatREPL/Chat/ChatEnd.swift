/// How the chat ends, once it does.
struct ChatEnd: Sendable {
    var ending = Ending.success
    /// Then it ends though an answer is under way; nil while it goes on.
    var due: ContinuousClock.Instant?
    /// Until then another Ctrl-C leaves.
    var leavesUntil: ContinuousClock.Instant?
    /// Why nothing more could be shown.
    var outputFailure: Int32?
}
