/// How the wait for a single answer ended.
enum OneShotEnd: Sendable {
    /// The turn is over.
    case answered
    /// A signal stopped it.
    case signal(Int32)
    /// The reading end of standard output was closed.
    case outputClosed
}
