/// A set of strings that grows on the server's side: unknown values are normal and are kept.
public protocol OpenString: RawRepresentable<String>, Hashable, Sendable,
    ExpressibleByStringLiteral, CustomStringConvertible
{
    /// Takes any value, also one that is not known here.
    init(rawValue: String)
}

extension OpenString {
    /// Takes any value, also one that is not known here.
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    /// The raw value.
    public var description: String { rawValue }
}

/// Who speaks in a message.
public struct Role: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The person, and the results of tools.
    public static let user: Role = "user"
    /// The model.
    public static let assistant: Role = "assistant"
    /// An instruction in the middle of a conversation; only newer models take it.
    public static let system: Role = "system"
}

/// How much work the model puts into an answer, from the least to the most.
public struct Effort: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The least work, and the fewest tokens.
    public static let low: Effort = "low"
    /// The default of Opus 5.5 and Haiku 5.5.
    public static let medium: Effort = "medium"
    /// The default of nearly all models.
    public static let high: Effort = "high"
    /// More than high; from Opus 4.7, Sonnet 5 and Haiku 5.5 on.
    public static let xhigh: Effort = "xhigh"
    /// The most there is; from the 4.6 models on.
    public static let max: Effort = "max"

    /// Every level of November 2026, from the least to the most.
    public static let levels: [Effort] = [.low, .medium, .high, .xhigh, .max]
}

/// Which capacity may serve a request.
public struct ServiceTier: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The best capacity the account has.
    public static let auto: ServiceTier = "auto"
    /// Never priority capacity.
    public static let standardOnly: ServiceTier = "standard_only"
}

/// Where a request is worked on; `us` costs 1.1 times the price.
public struct InferenceGeo: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Anywhere.
    public static let global: InferenceGeo = "global"
    /// Only in the United States.
    public static let us: InferenceGeo = "us"
}

/// How fast an answer is written; `fast` has prices of its own.
public struct Speed: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The usual speed and price.
    public static let standard: Speed = "standard"
    /// Faster and dearer; only some Opus models have it.
    public static let fast: Speed = "fast"
}

/// The value of `anthropic-version`, which is a day; later days compare greater.
public struct APIVersion: OpenString {
    /// As the API spells it.
    public let rawValue: String
    /// Takes any value, also one that is not known here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// What every compatible server knows.
    public static let v2023_06_01: APIVersion = "2023-06-01"
    /// Refuses sampling parameters, documents in answers, and citations in what a user says.
    public static let v2026_10_21: APIVersion = "2026-10-21"
}
