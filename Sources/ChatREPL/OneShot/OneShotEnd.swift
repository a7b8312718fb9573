import ChatKit

/// How the wait for a single answer ended.
enum OneShotEnd: Sendable {
    /// The turn is over.
    case answered(TurnEnding)
    /// A signal stopped it; `isSettled` where the turn ended within the wait after that.
    case signal(Int32, isSettled: Bool)
    /// The reading end of standard output was closed.
    case outputClosed
}
