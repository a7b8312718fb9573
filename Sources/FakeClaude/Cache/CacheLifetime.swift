package import WireJSON

/// How long a cache entry lives after its last use.
package enum CacheLifetime: String, Sendable, Hashable {
    case fiveMinutes = "5m"
    case oneHour = "1h"

    package var milliseconds: Int { self == .oneHour ? 3_600_000 : 300_000 }

    /// From a `cache_control` object; nil when there is none.
    package init?(_ json: JSON?) {
        guard let json, !json.isNull else { return nil }
        self = CacheLifetime(rawValue: json["ttl"]?.stringValue ?? "5m") ?? .fiveMinutes
    }
}
