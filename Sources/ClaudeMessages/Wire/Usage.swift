/// What a request used, as the API says it; every count may be missing.
///
/// A count that is negative, fractional, text or absurdly large is unknown (`nil`), never 0: a
/// wrong bill is worse than none.
public struct Usage: Sendable, Hashable {
    /// The object as it came, with what later events replaced.
    public var json: JSON

    /// A view of the API's `usage`, whatever it is.
    public init(json: JSON = [:]) { self.json = json }

    /// Prompt tokens behind the last cache breakpoint; not the whole prompt.
    public var inputTokens: Int? { count(json["input_tokens"]) }
    /// All tokens written, thinking included.
    public var outputTokens: Int? { count(json["output_tokens"]) }
    /// Prompt tokens that were read from the cache.
    public var cacheReadTokens: Int? { count(json["cache_read_input_tokens"]) }
    /// Tokens written to the cache, of both lifetimes.
    public var cacheWriteTokens: Int? { count(json["cache_creation_input_tokens"]) }
    /// Of these, the tokens written for one hour.
    public var cacheWrite1hTokens: Int? {
        count(json["cache_creation"]?["ephemeral_1h_input_tokens"])
    }
    /// Of the output, the tokens of thinking.
    public var thinkingTokens: Int? { count(json["output_tokens_details"]?["thinking_tokens"]) }
    /// Searches of the web that were billed.
    public var webSearches: Int? { count(json["server_tool_use"]?["web_search_requests"]) }
    /// Pages that were fetched; free of charge but for their tokens.
    public var webFetches: Int? { count(json["server_tool_use"]?["web_fetch_requests"]) }
    /// `standard`, `priority` or `batch`.
    public var serviceTier: String? { json["service_tier"]?.stringValue }
    /// Where it was worked on, such as `us` or `not_available`.
    public var inferenceGeo: String? { json["inference_geo"]?.stringValue }
    /// `standard` or `fast`.
    public var speed: String? { json["speed"]?.stringValue }
    /// What each step of the server used (beta).
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
        /// The model of this step, where it says so.
        public var model: String? { usage.json["model"]?.stringValue }
    }

    /// The whole prompt: uncached, written and read; `nil` when the API did not say, or what it
    /// says of a part makes no sense.
    public var promptTokens: Int? {
        guard let inputTokens, let read = part(json["cache_read_input_tokens"]),
            let written = part(json["cache_creation_input_tokens"])
        else { return nil }
        return inputTokens.addingSaturating(read).addingSaturating(written)
    }

    /// A count that is 0 when it was left out.
    func part(_ value: JSON?) -> Int? {
        guard let value, !value.isNull else { return 0 }
        return count(value)
    }

    /// Takes over every member that is not null; totals are cumulative, so they replace.
    mutating func merge(_ later: JSON) {
        for member in later.objectValue?.members ?? [] where !member.value.isNull {
            json[member.name] = member.value
        }
    }

    /// The kinds of token that are billed, by their members.
    package static let billedMembers = [
        "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens",
    ]

    /// With the higher of both counts of each kind.
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

    /// No context window comes near it; larger numbers are a server's mistake.
    private static let largestCount = 1_000_000_000_000
}

extension Int {
    /// The sum, or the largest `Int` instead of a trap.
    package func addingSaturating(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other > 0 ? .max : .min
    }
}
