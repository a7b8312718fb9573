package import WireJSON

/// Which tools an answer calls.
package enum ToolCalls {
    /// The calls a question asks for with `use NAME` (and further names), or `tool_choice` does.
    package static func wanted(by question: Question) -> [Answer.Block] {
        let request = question.request
        let choice = request.json["tool_choice"]
        guard !request.tools.isEmpty, choice?.type != "none" else { return [] }
        var tools = question.results.isEmpty ? named(in: question) : []
        if let name = choice?["name"]?.stringValue {
            tools = request.tools.filter { $0["name"]?.stringValue == name }
        } else if tools.isEmpty, choice?.type == "any" {
            tools = Array(request.tools.prefix(1))
        }
        if choice?["disable_parallel_tool_use"]?.boolValue == true {
            tools = Array(tools.prefix(1))
        }
        return tools.map { tool in
            .toolUse(
                name: tool["name"]?.stringValue ?? "", input: input(for: tool, question: question))
        }
    }

    package static func areForced(_ request: MessagesRequest) -> Bool {
        ["any", "tool"].contains(request.json["tool_choice"]?.type)
    }

    private static func named(in question: Question) -> [JSON] {
        guard let place = question.words.firstIndex(where: { $0.lowercased() == "use" }) else {
            return []
        }
        let words = question.words[(place + 1)...].map { word in
            word.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        }
        return question.request.tools.filter { words.contains($0["name"]?.stringValue ?? "") }
    }

    /// The JSON object the question holds, or a sample of the tool's schema.
    private static func input(for tool: JSON, question: Question) -> JSON {
        if let start = question.text.firstIndex(of: "{"),
            let end = question.text.lastIndex(of: "}"), start < end,
            let given = try? JSON(parsing: String(question.text[start...end]))
        {
            return given
        }
        return SchemaSample.value(for: tool["input_schema"] ?? ["type": "object"])
    }
}

/// A value that satisfies a JSON schema of the kind the API accepts.
package enum SchemaSample {
    package static func value(for schema: JSON, depth: Int = 0) -> JSON {
        guard depth < 32 else { return nil }
        if let first = schema["enum"]?[0] ?? schema["const"] { return first }
        if let first = schema["anyOf"]?[0] { return value(for: first, depth: depth + 1) }
        switch schema["type"]?.stringValue ?? schema["type"]?[0]?.stringValue {
        case "string": return "sample"
        case "integer": return 1
        case "number": return 1
        case "boolean": return true
        case "null": return nil
        case "array":
            return .array([value(for: schema["items"] ?? ["type": "string"], depth: depth + 1)])
        default: return object(for: schema, depth: depth)
        }
    }

    private static func object(for schema: JSON, depth: Int) -> JSON {
        let required = (schema["required"]?.arrayValue ?? []).compactMap(\.stringValue)
        let members = schema["properties"]?.objectValue?.members ?? []
        return .object(
            JSONObject(
                members.filter { required.contains($0.name) }.map {
                    JSONObject.Member(name: $0.name, value: value(for: $0.value, depth: depth + 1))
                }))
    }
}
