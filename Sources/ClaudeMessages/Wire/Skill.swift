/// A skill for code to use in its container.
public struct Skill: Sendable, Hashable {
    /// Whose skill it is.
    public struct Kind: OpenString {
        /// As the API spells it.
        public let rawValue: String
        /// Takes any value, also one that is not known here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// One of Anthropic's, such as `pptx`.
        public static let anthropic: Kind = "anthropic"
        /// One that was uploaded to the workspace.
        public static let custom: Kind = "custom"
    }

    /// Whose skill it is.
    public var kind: Kind
    /// What it is named by.
    public var id: String
    /// A version of it; the API's choice when left out.
    public var version: String?

    /// Names a skill.
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
