import WireJSON

/// Tool definitions, `tool_choice`, and calls, each of which needs a result.
extension RequestRules {
    func checkTools() throws(APIError) {
        if let tools = json["tools"], !tools.isNull, tools.arrayValue == nil {
            throw .invalid("tools: Input should be a valid list")
        }
        var names: Set<String> = []
        for (place, tool) in request.tools.enumerated() {
            try check(tool, at: "tools.\(place)")
            if let name = tool["name"]?.stringValue, !names.insert(name).inserted {
                throw .invalid("tools: Tool names must be unique.")
            }
        }
        try checkToolChoice(names)
    }

    private func check(_ tool: JSON, at place: String) throws(APIError) {
        let type = tool["type"]?.stringValue ?? "custom"
        guard type == "custom" else { return try checkDefined(tool, at: place) }
        guard let name = tool["name"]?.stringValue else {
            throw .invalid("\(place).custom.name: Field required")
        }
        guard (1...64).contains(name.utf8.count), name.allSatisfy(\.isToolNameCharacter) else {
            throw .invalid(
                "\(place).custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'")
        }
        guard let schema = tool["input_schema"] else {
            throw .invalid("\(place).custom.input_schema: Field required")
        }
        guard schema["type"]?.stringValue == "object" else {
            throw .invalid("\(place).custom.input_schema.type: Input should be 'object'")
        }
        let members = [
            "type", "name", "description", "input_schema", "cache_control", "strict",
            "defer_loading", "eager_input_streaming", "input_examples", "allowed_callers",
        ]
        try requireOnly(members, in: tool, at: "\(place).custom")
        for name in ["strict", "defer_loading", "eager_input_streaming"] {
            try requireBool(tool[name], at: "\(place).custom.\(name)")
        }
        try requireString(tool["description"], at: "\(place).custom.description")
        try checkCallers(tool["allowed_callers"], at: "\(place).custom.allowed_callers")
    }

    private func checkToolChoice(_ names: Set<String>) throws(APIError) {
        guard let choice = json["tool_choice"], !choice.isNull else { return }
        guard ["auto", "any", "tool", "none"].contains(choice.type) else {
            throw .invalid(
                "tool_choice: Input tag '\(choice.type)' found using 'type' does not match any of"
                    + " the expected tags: 'auto', 'any', 'none', 'tool'")
        }
        guard !request.tools.isEmpty else {
            throw .invalid("tool_choice may only be specified while providing tools")
        }
        var members = choice.type == "none" ? [] : ["disable_parallel_tool_use"]
        if choice.type == "tool" { members.append("name") }
        try requireOnly(members + ["type"], in: choice, at: "tool_choice.\(choice.type)")
        guard ToolCalls.areForced(request) else { return }
        guard model.acceptsForcedTools else {
            throw .invalid("tool_choice.type: \"\(choice.type)\" is not supported for this model.")
        }
        if choice.type == "tool" {
            guard let name = choice["name"]?.stringValue else {
                throw .invalid("tool_choice.tool.name: Field required")
            }
            guard names.contains(name) else {
                throw .invalid("Tool '\(name)' not found in provided tools")
            }
        }
        if json["thinking"]?.type == "enabled" {
            throw .invalid("Thinking may not be enabled when tool_choice forces tool use.")
        }
    }

    /// Consecutive messages of the same role, which the API reads as one.
    struct Run {
        var place: Int
        var role: String
        var blocks: [JSON]
    }

    private var runs: [Run] {
        request.messages.enumerated().reduce(into: []) { runs, item in
            if let last = runs.indices.last, runs[last].role == item.element.role {
                runs[last].blocks += item.element.blocks
            } else {
                runs.append(
                    Run(place: item.offset, role: item.element.role, blocks: item.element.blocks))
            }
        }
    }

    /// Every call needs one result in the next message, before any other block.
    func checkToolPairs() throws(APIError) {
        let runs = runs
        try checkServerToolPairs(runs)
        var seen: Set<String> = []
        for (place, run) in runs.enumerated() {
            let calls = run.role == "assistant" ? Self.ids(run.blocks, "tool_use", "id") : []
            for id in calls where !seen.insert(id).inserted {
                throw .invalid("messages: `tool_use` ids must be unique")
            }
            let next = place + 1 < runs.count ? runs[place + 1] : nil
            let answered = Self.leadingResults(next)
            let missing = calls.filter { !answered.contains($0) }
            guard missing.isEmpty else {
                throw .invalid(
                    "messages.\(run.place): `tool_use` ids were found without `tool_result`"
                        + " blocks immediately after: \(missing.joined(separator: ", ")). Each"
                        + " `tool_use` block must have a corresponding `tool_result` block in"
                        + " the next message.")
            }
            try checkResults(run, after: place > 0 ? runs[place - 1] : nil)
        }
    }

    private static func ids(_ blocks: [JSON], _ type: String, _ member: String) -> [String] {
        blocks.filter { $0.type == type }.compactMap { $0[member]?.stringValue }
    }

    private static func leadingResults(_ run: Run?) -> Set<String> {
        guard let run, run.role == "user" else { return [] }
        return Set(
            ids(Array(run.blocks.prefix { $0.type == "tool_result" }), "tool_result", "tool_use_id")
        )
    }

    private func checkResults(_ run: Run, after before: Run?) throws(APIError) {
        let calls =
            before?.role == "assistant" ? Self.ids(before?.blocks ?? [], "tool_use", "id") : []
        var seen: Set<String> = []
        for (place, block) in run.blocks.enumerated() where block.type == "tool_result" {
            let id = block["tool_use_id"]?.stringValue ?? ""
            guard calls.contains(id) else {
                throw .invalid(
                    "messages.\(run.place).content.\(place): unexpected `tool_use_id` found in"
                        + " `tool_result` blocks: \(id). Each `tool_result` block must have a"
                        + " corresponding `tool_use` block in the previous message.")
            }
            guard seen.insert(id).inserted else {
                throw .invalid(
                    "messages.\(run.place).content.\(place): each tool_use must have a single"
                        + " result. Found multiple `tool_result` blocks with id: \(id)")
            }
        }
    }
}
