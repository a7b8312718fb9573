/// A skill for the code execution container.
public struct Skill: Sendable, Hashable {
    /// The provider of the skill.
    public struct Kind: OpenString {
        /// The API's spelling.
        public let rawValue: String
        /// Accepts any value, known or unknown.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A skill of Anthropic's, such as `pptx`.
        public static let anthropic: Kind = "anthropic"
        /// A skill that was uploaded to the workspace.
        public static let custom: Kind = "custom"
    }

    /// The provider of the skill.
    public var kind: Kind
    /// The skill's id.
    public var id: String
    /// The version; `nil` for the API's choice.
    public var version: String?

    /// Makes a reference to a skill.
    public init(_ kind: Kind, id: String, version: String? = nil) {
        self.kind = kind
        self.id = id
        self.version = version
    }

    /// The skill as it is sent.
    public var json: JSON {
        var json: JSON = ["type": JSON(kind.rawValue), "skill_id": JSON(id)]
        if let version { json["version"] = JSON(version) }
        return json
    }
}
