import WireJSON

/// The JSON schemas that the API accepts.
struct SchemaRules {
    private static let refused = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
        "maxLength", "maxItems", "minProperties", "maxProperties",
    ]
    private static let formats = [
        "date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid",
    ]
    private let root: JSON

    /// What is wrong with a schema, as a message; nil when nothing is.
    static func objection(to schema: JSON) -> String? {
        SchemaRules(root: schema).objection(to: schema, inside: [])
    }

    private func objection(to schema: JSON, inside open: [String]) -> String? {
        guard schema.objectValue != nil else { return nil }
        if let name = Self.refused.first(where: { schema[$0] != nil }) {
            return "For '\(schema.type)' type, property '\(name)' is not supported"
        }
        if let least = schema["minItems"]?.intValue, least > 1 {
            return "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
        }
        if let format = schema["format"]?.stringValue, !Self.formats.contains(format) {
            return "For 'string' type, 'format' value '\(format)' is not supported"
        }
        if schema["type"]?.stringValue == "object",
            schema["additionalProperties"]?.boolValue != false
        {
            return "For 'object' type, 'additionalProperties' must be explicitly set to false"
        }
        var parts = (schema["properties"]?.objectValue?.members ?? []).map(\.value)
        for name in ["anyOf", "oneOf", "allOf"] { parts += schema[name]?.arrayValue ?? [] }
        if let items = schema["items"] { parts.append(items) }
        if let reference = schema["$ref"]?.stringValue {
            let path = reference.split(separator: "/").map(String.init)
            guard path.count == 3, path[0] == "#", let target = root[path[1]]?[path[2]] else {
                return "'$ref' to '\(reference)' is not supported"
            }
            if open.contains(reference) { return "Recursive schemas are not supported" }
            return objection(to: target, inside: open + [reference])
        }
        return parts.lazy.compactMap { objection(to: $0, inside: open) }.first
    }
}
