/// The state of leaving the chat.
struct ChatEnd: Sendable {
    var ending = Ending.success
    /// The deadline for an answer in progress; nil while the chat continues.
    var due: ContinuousClock.Instant?
    /// A second Ctrl-C before this instant leaves.
    var leavesUntil: ContinuousClock.Instant?
    /// The `errno` of the output failure.
    var outputFailure: Int32?
}
