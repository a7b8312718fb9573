/// Why candidates are requested.
package enum CompletionCause: Sendable, Hashable {
    /// Tab was pressed: the result is needed at once.
    case tab
    /// The draft has changed: the candidates may also be offered later.
    case typing
}
