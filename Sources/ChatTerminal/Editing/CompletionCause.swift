/// What candidates are wanted for.
package enum CompletionCause: Sendable, Hashable {
    /// Tab: the person waits.
    case tab
    /// They are shown while the draft is typed; they may be offered later.
    case typing
}
