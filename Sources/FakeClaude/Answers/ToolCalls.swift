import WireJSON

/// Which tools an answer calls.
package enum ToolCalls {
    /// The calls that a prompt asks for with `use NAME` (and further names), or that `tool_choice`
    /// forces.
    package static func wanted(by question: Question) -> [Answer.Block] {
        let request = question.request
        let choice = request.json["tool_choice"]
        let own = request.tools.filter { !ServerTools.runs($0) }
        guard !own.isEmpty, choice?.type != "none" else { return [] }
        var tools = question.results.isEmpty ? named(in: question) : []
        if let name = choice?["name"]?.stringValue {
            tools = own.filter { $0["name"]?.stringValue == name }
        } else if tools.isEmpty, choice?.type == "any" {
            tools = Array(own.prefix(1))
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
        return question.request.tools.filter {
            !ServerTools.runs($0) && words.contains($0["name"]?.stringValue ?? "")
        }
    }

    /// The JSON object in the prompt, else a sample of the tool's schema.
    private static func input(for tool: JSON, question: Question) -> JSON {
        if let start = question.text.firstIndex(of: "{"),
            let end = question.text.lastIndex(of: "}"), start < end,
            let given = try? JSON(parsing: String(question.text[start...end]))
        {
            return given
        }
        return SchemaSample(tool["input_schema"] ?? ["type": "object"]).value
    }
}
