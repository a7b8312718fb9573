/// The shape an answer must have.
public enum OutputFormat: Sendable, Hashable {
    /// JSON that fits the schema, as the text of an ordinary text block.
    ///
    /// A refusal, or a limit of tokens, may still break it. Not together with citations.
    case jsonSchema(JSONSchema)

    /// The value of `output_config.format`.
    public var json: JSON {
        switch self {
        case .jsonSchema(let schema): ["type": "json_schema", "schema": schema.json]
        }
    }
}
