/// A cache breakpoint and its lifetime.
///
/// On a tool, a system block or a message block it marks a breakpoint, four at most; on the
/// whole request the API moves one to the last block that can have it. Breakpoints of one hour
/// come before those of five minutes.
public enum CacheControl: String, Sendable, Hashable {
    /// Cache writes cost 1.25 times the input price.
    case fiveMinutes = "5m"
    /// Cache writes cost twice the input price.
    case oneHour = "1h"

    /// The value of `cache_control`; without `ttl` for five minutes, the API's default.
    public var json: JSON {
        switch self {
        case .fiveMinutes: ["type": "ephemeral"]
        case .oneHour: ["type": "ephemeral", "ttl": "1h"]
        }
    }
}
