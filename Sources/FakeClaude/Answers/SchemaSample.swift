package import WireJSON

/// The smallest value that satisfies a JSON schema of the kind the API accepts.
package struct SchemaSample: Sendable {
    private let root: JSON

    package init(_ schema: JSON) { root = schema }

    package var value: JSON { value(for: root, depth: 0) }

    private func value(for schema: JSON, depth: Int) -> JSON {
        guard depth < 32 else { return nil }
        if let first = schema["enum"]?[0] ?? schema["const"] { return first }
        if let part = schema["$ref"].flatMap(definition)
            ?? schema["anyOf"]?[0] ?? schema["oneOf"]?[0] ?? schema["allOf"]?[0]
        {
            return value(for: part, depth: depth + 1)
        }
        switch schema["type"]?.stringValue ?? schema["type"]?[0]?.stringValue {
        case "string": return JSON(Self.strings[schema["format"]?.stringValue ?? ""] ?? "sample")
        case "integer", "number": return 1
        case "boolean": return true
        case "null": return nil
        case "array":
            return .array([value(for: schema["items"] ?? ["type": "string"], depth: depth + 1)])
        default: return object(for: schema, depth: depth)
        }
    }

    /// One text for each format the API knows.
    private static let strings = [
        "date-time": "2026-11-20T10:28:50Z", "time": "10:28:50Z", "date": "2026-11-20",
        "duration": "P1D", "email": "sample@example.com", "hostname": "example.com",
        "uri": "https://example.com/", "ipv4": "192.0.2.1", "ipv6": "2001:db8::1",
        "uuid": "00000000-0000-4000-8000-000000000000",
    ]

    private func object(for schema: JSON, depth: Int) -> JSON {
        let required = (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue)
        let members = schema["properties"]?.objectValue?.members ?? []
        return .object(
            JSONObject(
                members.filter { required.contains($0.name) }.map {
                    JSONObject.Member(name: $0.name, value: value(for: $0.value, depth: depth + 1))
                }))
    }

    /// The definition that `#/$defs/NAME` refers to.
    private func definition(_ reference: JSON) -> JSON? {
        let path = reference.stringValue?.split(separator: "/") ?? []
        guard path.count == 3, path[0] == "#" else { return nil }
        return root[String(path[1])]?[String(path[2])]
    }
}
