import ChatKit

/// How the wait for a single answer ended.
enum OneShotEnd: Sendable {
    /// The turn is over.
    case answered(TurnEnding)
    /// A signal stopped it; whether what had come of the answer was settled meanwhile.
    case signal(Int32, isSettled: Bool)
    /// Nobody reads the output any more.
    case outputClosed
}
