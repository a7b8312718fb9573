/// The token counts of a request, from the API; each may be missing.
///
/// A count that is negative, fractional, text or above 10¹² is `nil`, not 0, so that no cost is
/// computed from it.
public struct Usage: Sendable, Hashable {
    /// The object as received, with the values of later events.
    public var json: JSON

    /// Makes a view of a `usage` object; nothing is checked.
    public init(json: JSON = [:]) { self.json = json }

    /// Prompt tokens after the last cache breakpoint; not the whole prompt.
    public var inputTokens: Int? { count(json["input_tokens"]) }
    /// Answer tokens, thinking included.
    public var outputTokens: Int? { count(json["output_tokens"]) }
    /// Prompt tokens read from the cache.
    public var cacheReadTokens: Int? { count(json["cache_read_input_tokens"]) }
    /// Prompt tokens written to the cache, for five minutes or one hour.
    public var cacheWriteTokens: Int? { count(json["cache_creation_input_tokens"]) }
    /// Those of `cacheWriteTokens` that were written for one hour.
    public var cacheWrite1hTokens: Int? {
        count(json["cache_creation"]?["ephemeral_1h_input_tokens"])
    }
    /// Those of `outputTokens` that are thinking.
    public var thinkingTokens: Int? { count(json["output_tokens_details"]?["thinking_tokens"]) }
    /// The number of billed web searches.
    public var webSearches: Int? { count(json["server_tool_use"]?["web_search_requests"]) }
    /// The number of fetched pages; only their tokens are billed.
    public var webFetches: Int? { count(json["server_tool_use"]?["web_fetch_requests"]) }
    /// `standard`, `priority` or `batch`.
    public var serviceTier: String? { json["service_tier"]?.stringValue }
    /// The region of processing, such as `us` or `not_available`.
    public var inferenceGeo: String? { json["inference_geo"]?.stringValue }
    /// `standard` or `fast`.
    public var speed: String? { json["speed"]?.stringValue }
    /// The usage of each step of the server (beta).
    ///
    /// Those of type `compaction` and `advisor_message` are not in the counts above.
    public var iterations: [Iteration] {
        (json["iterations"]?.arrayValue ?? []).map {
            Iteration(type: $0["type"]?.stringValue ?? "", usage: Usage(json: $0))
        }
    }

    /// One step of the server.
    public struct Iteration: Sendable, Hashable {
        /// `message`, `compaction`, `advisor_message` or `fallback_message`.
        public let type: String
        /// The counts of this step.
        public let usage: Usage
        /// The model of this step; `nil` when it is not given.
        public var model: String? { usage.json["model"]?.stringValue }
    }

    /// The tokens of the whole prompt: uncached, written and read.
    ///
    /// `nil` when `inputTokens` is missing or a count is invalid.
    public var promptTokens: Int? {
        guard let inputTokens, let read = part(json["cache_read_input_tokens"]),
            let written = part(json["cache_creation_input_tokens"])
        else { return nil }
        return inputTokens.addingSaturating(read).addingSaturating(written)
    }

    /// A count that is 0 when it is missing, `nil` when it is invalid.
    func part(_ value: JSON?) -> Int? {
        guard let value, !value.isNull else { return 0 }
        return count(value)
    }

    /// Replaces members by those of `later` that are not null: the API's counts are cumulative.
    mutating func merge(_ later: JSON) {
        for member in later.objectValue?.members ?? [] where !member.value.isNull {
            json[member.name] = member.value
        }
    }

    /// The members with the counts of billed tokens.
    package static let billedMembers = [
        "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens",
    ]

    /// The usage with the higher of both values of each billed count.
    func raised(to other: Usage) -> Usage {
        var raised = self
        for name in Self.billedMembers {
            guard let count = count(other.json[name]), count > self.count(json[name]) ?? 0 else {
                continue
            }
            raised.json[name] = JSON(count)
        }
        return raised
    }

    private func count(_ value: JSON?) -> Int? {
        guard let count = value?.intValue, (0...Self.largestCount).contains(count) else {
            return nil
        }
        return count
    }

    /// Far above any context window; larger numbers are errors of the server.
    private static let largestCount = 1_000_000_000_000
}

extension Int {
    /// The sum, limited to the range of `Int`.
    package func addingSaturating(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other > 0 ? .max : .min
    }
}
