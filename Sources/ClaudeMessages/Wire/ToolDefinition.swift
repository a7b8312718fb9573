/// The definition of a tool for the model, stored as its JSON.
///
/// Tools come first in a prompt: a change of their order or text within a conversation makes
/// the whole prompt cache miss.
public struct ToolDefinition: Sendable, Hashable {
    /// The definition as it is sent.
    public var json: JSON

    /// Makes any definition, for beta tools too; nothing is checked.
    public init(json: JSON) { self.json = json }

    /// A tool that this program runs.
    ///
    /// - Parameters:
    ///   - name: At most 64 letters, digits, `_` and `-`.
    ///   - description: When and how to use the tool, for the model.
    ///   - inputSchema: The schema of an object.
    ///   - strict: Whether the API ensures that calls match the schema.
    public init(
        name: String, description: String, inputSchema: JSONSchema, strict: Bool = false
    ) {
        json = [
            "name": JSON(name), "description": JSON(description), "input_schema": inputSchema.json,
        ]
        if strict { json["strict"] = true }
    }

    /// Makes a tool of the API by its dated type.
    private init(type: String, name: String, _ members: KeyValuePairs<String, JSON?>) {
        json = ["type": JSON(type), "name": JSON(name)]
        for (name, value) in members { if let value { json[name] = value } }
    }

    /// The name in calls, or else the type.
    public var name: String { json["name"]?.stringValue ?? json["type"]?.stringValue ?? "" }

    /// The tool with a cache breakpoint after it.
    public func cached(_ control: CacheControl) -> ToolDefinition {
        with("cache_control", control.json)
    }

    /// The tool left out of the prompt until a tool search finds it.
    public var deferred: ToolDefinition { with("defer_loading", true) }

    /// The tool with this member set, such as `input_examples` or `eager_input_streaming`.
    public func with(_ name: String, _ value: JSON) -> ToolDefinition {
        var tool = self
        tool.json[name] = value
        return tool
    }
}

extension ToolDefinition {
    /// The domains that a web tool may read; all when left out.
    public enum Domains: Sendable, Hashable {
        /// Only these.
        case only([String])
        /// All but these.
        case not([String])

        fileprivate var allowed: JSON? {
            guard case .only(let names) = self else { return nil }
            return .array(names.map { JSON($0) })
        }
        fileprivate var blocked: JSON? {
            guard case .not(let names) = self else { return nil }
            return .array(names.map { JSON($0) })
        }
    }

    /// The user's approximate location, for searches.
    public struct UserLocation: Sendable, Hashable {
        /// The name of the city.
        public var city: String?
        /// The name of the region or state.
        public var region: String?
        /// The two-letter country code (ISO 3166-1).
        public var country: String?
        /// The IANA name of the time zone, `Europe/Zurich`.
        public var timezone: String?

        /// Makes a location; members left out are unknown.
        public init(
            city: String? = nil, region: String? = nil, country: String? = nil,
            timezone: String? = nil
        ) {
            self.city = city
            self.region = region
            self.country = country
            self.timezone = timezone
        }

        fileprivate var json: JSON {
            var json: JSON = ["type": "approximate"]
            if let city { json["city"] = JSON(city) }
            if let region { json["region"] = JSON(region) }
            if let country { json["country"] = JSON(country) }
            if let timezone { json["timezone"] = JSON(timezone) }
            return json
        }
    }

    /// Searches the web, run by the API; $10 for 1,000 searches.
    public static func webSearch(
        maxUses: Int? = nil, domains: Domains? = nil, near location: UserLocation? = nil
    ) -> ToolDefinition {
        .init(
            type: "web_search_20260318", name: "web_search",
            [
                "max_uses": maxUses.map { JSON($0) }, "allowed_domains": domains?.allowed,
                "blocked_domains": domains?.blocked, "user_location": location?.json,
            ])
    }

    /// Reads pages whose URLs are in the conversation, run by the API; only tokens are billed.
    public static func webFetch(
        maxUses: Int? = nil, domains: Domains? = nil, maxContentTokens: Int? = nil,
        citations: Bool = false
    ) -> ToolDefinition {
        .init(
            type: "web_fetch_20260318", name: "web_fetch",
            [
                "max_uses": maxUses.map { JSON($0) }, "allowed_domains": domains?.allowed,
                "blocked_domains": domains?.blocked,
                "max_content_tokens": maxContentTokens.map { JSON($0) },
                "citations": citations ? ["enabled": true] : nil,
            ])
    }

    /// Runs code in a container of the API.
    public static let codeExecution = ToolDefinition(
        type: "code_execution_20260521", name: "code_execution", [:])

    /// Finds deferred tools by a regular expression.
    public static let toolSearchByPattern = ToolDefinition(
        type: "tool_search_tool_regex_20251119", name: "tool_search_tool_regex", [:])

    /// Finds deferred tools by words.
    public static let toolSearchByWords = ToolDefinition(
        type: "tool_search_tool_bm25_20251119", name: "tool_search_tool_bm25", [:])

    /// A shell that this program runs; the model knows its input schema.
    public static let bash = ToolDefinition(type: "bash_20250124", name: "bash", [:])

    /// A file editor that this program runs.
    public static func textEditor(maxCharacters: Int? = nil) -> ToolDefinition {
        .init(
            type: "text_editor_20250728", name: "str_replace_based_edit_tool",
            ["max_characters": maxCharacters.map { JSON($0) }])
    }

    /// A directory of notes that this program keeps.
    public static let memory = ToolDefinition(type: "memory_20250818", name: "memory", [:])
}
