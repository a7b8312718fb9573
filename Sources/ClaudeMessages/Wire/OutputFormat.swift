/// The required format of an answer.
public enum OutputFormat: Sendable, Hashable {
    /// JSON that matches the schema, in a text block.
    ///
    /// A refusal or a token limit may still break it. Cannot be combined with citations.
    case jsonSchema(JSONSchema)

    /// The value of `output_config.format`.
    public var json: JSON {
        switch self {
        case .jsonSchema(let schema): ["type": "json_schema", "schema": schema.json]
        }
    }
}
