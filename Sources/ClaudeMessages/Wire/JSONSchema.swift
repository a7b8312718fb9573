/// A JSON Schema for tools and structured output.
///
/// Objects are closed (`additionalProperties: false`) and their properties required unless listed
/// as optional, as the API requires for structured output. Use `init(json:)` for other schemas.
public struct JSONSchema: Sendable, Hashable {
    /// The schema as it is sent.
    public var json: JSON

    /// Makes any schema; the API refuses features that it does not support.
    public init(json: JSON) { self.json = json }

    private init(type: String, _ description: String?) {
        json = ["type": JSON(type)]
        if let description { json["description"] = JSON(description) }
    }

    /// A string, or one of these strings, or one in a format such as `date` or `email`.
    public static func string(
        _ description: String? = nil, oneOf values: [String]? = nil, format: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema(type: "string", description)
        if let values { schema.json["enum"] = .array(values.map { JSON($0) }) }
        if let format { schema.json["format"] = JSON(format) }
        return schema
    }

    /// A whole number.
    public static func integer(_ description: String? = nil) -> JSONSchema {
        JSONSchema(type: "integer", description)
    }

    /// A number.
    public static func number(_ description: String? = nil) -> JSONSchema {
        JSONSchema(type: "number", description)
    }

    /// True or false.
    public static func boolean(_ description: String? = nil) -> JSONSchema {
        JSONSchema(type: "boolean", description)
    }

    /// A list of values of one schema.
    public static func array(of items: JSONSchema, _ description: String? = nil) -> JSONSchema {
        var schema = JSONSchema(type: "array", description)
        schema.json["items"] = items.json
        return schema
    }

    /// An object with these properties in this order; all but the optional ones are required.
    public static func object(
        _ properties: KeyValuePairs<String, JSONSchema>, optional: Set<String> = [],
        _ description: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema(type: "object", description)
        let required = properties.map(\.key).filter { !optional.contains($0) }
        schema.json["properties"] = .object(
            JSONObject(properties.map { .init(name: $0.key, value: $0.value.json) }))
        schema.json["required"] = .array(required.map { JSON($0) })
        schema.json["additionalProperties"] = false
        return schema
    }

    /// A value of any of these schemas.
    public static func anyOf(_ schemas: [JSONSchema]) -> JSONSchema {
        JSONSchema(json: ["anyOf": .array(schemas.map(\.json))])
    }

    /// This schema, or `null`.
    public var nullable: JSONSchema { .anyOf([self, JSONSchema(json: ["type": "null"])]) }
}
