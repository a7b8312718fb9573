/// A set of strings that grows on the server's side: unknown values are normal and are kept.
public protocol OpenString: RawRepresentable<String>, Hashable, Sendable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    init(rawValue: String)
}

extension OpenString {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    public var description: String { rawValue }
}

/// Who speaks in a message.
public struct Role: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let user: Role = "user"
    public static let assistant: Role = "assistant"
    public static let system: Role = "system"
}

/// How much work the model puts into an answer, from the least to the most.
public struct Effort: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let low: Effort = "low"
    public static let medium: Effort = "medium"
    /// The default of nearly all models.
    public static let high: Effort = "high"
    public static let xhigh: Effort = "xhigh"
    public static let max: Effort = "max"

    /// Every level of November 2026, from the least to the most.
    public static let levels: [Effort] = [.low, .medium, .high, .xhigh, .max]
}

/// Which capacity may serve a request.
public struct ServiceTier: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let auto: ServiceTier = "auto"
    public static let standardOnly: ServiceTier = "standard_only"
}

/// Where a request is worked on; `us` costs 1.1 times the price.
public struct InferenceGeo: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let global: InferenceGeo = "global"
    public static let us: InferenceGeo = "us"
}

/// How fast an answer is written; `fast` has prices of its own.
public struct Speed: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let standard: Speed = "standard"
    public static let fast: Speed = "fast"
}

/// The value of `anthropic-version`, which is a day; later days compare greater.
public struct APIVersion: OpenString {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// What every compatible server knows.
    public static let v2023_06_01: APIVersion = "2023-06-01"
    /// Refuses sampling parameters, documents in answers, and citations in what a user says.
    public static let v2026_10_21: APIVersion = "2026-10-21"
}
