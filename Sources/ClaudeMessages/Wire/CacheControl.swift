/// How long the prompt cache keeps what was sent.
///
/// On a tool, a system block or a message block it marks a breakpoint, four at most; on the
/// whole request the API moves one to the last block that can have it. Breakpoints of one hour
/// come before those of five minutes.
public enum CacheControl: String, Sendable, Hashable {
    /// Writing costs 1.25 times the price of input.
    case fiveMinutes = "5m"
    /// Writing costs twice the price of input.
    case oneHour = "1h"

    /// Five minutes is the API's default and is left out.
    public var json: JSON {
        switch self {
        case .fiveMinutes: ["type": "ephemeral"]
        case .oneHour: ["type": "ephemeral", "ttl": "1h"]
        }
    }
}
