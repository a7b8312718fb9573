package import WireJSON

/// The responses of `/v1/models`.
package enum ModelList {
    /// One page, newest first, selected by `limit`, `after_id`, `before_id` and `lifecycle[]`.
    package static func page(_ target: Target) throws(APIError) -> JSON {
        var wanted = target.query.filter { $0.name == "lifecycle[]" }.map(\.value)
        for value in wanted where !lifecycles.contains(value) {
            throw .invalid("lifecycle[]: Input should be \(RequestRules.list(lifecycles))")
        }
        if wanted.isEmpty { wanted = ["active", "deprecated"] }
        let models = (ModelTable.all + ModelTable.retired).filter { wanted.contains($0.lifecycle) }
        return try Page(models.map(\.id), target).json { item(models[$0]) }
    }

    private static let lifecycles = ["active", "deprecated", "retired"]

    package static func item(_ model: Model) -> JSON {
        [
            "type": "model", "id": JSON(model.id), "display_name": JSON(model.name),
            "created_at": midnight(model.created), "lifecycle": JSON(model.lifecycle),
            "line": JSON(model.line), "deprecated_at": model.deprecated.map(midnight) ?? nil,
            "retires_at": model.retires.map(midnight) ?? nil,
            "max_input_tokens": JSON(model.context), "max_tokens": JSON(model.maximumOutput),
            "capabilities": capabilities(model),
        ]
    }

    private static func capabilities(_ model: Model) -> JSON {
        var json: JSON = [:]
        for name in ["batch", "citations", "code_execution"] { json[name] = supported(true) }
        json["context_management"] = [
            "supported": true, "clear_thinking_20251015": supported(true),
            "clear_tool_uses_20250919": supported(true),
            "compact_20260112": supported(model.context == 1_000_000),
        ]
        var effort = supported(!model.efforts.isEmpty)
        for level in Model.everyEffort { effort[level] = supported(model.efforts.contains(level)) }
        json["effort"] = effort
        for name in ["image_input", "pdf_input"] { json[name] = supported(true) }
        json["server_tools"] = [
            "supported": true, "web_search": supported(true), "code_execution": supported(true),
        ]
        json["structured_outputs"] = supported(true)
        let rules = model.thinking
        json["thinking"] = [
            "supported": true,
            "types": [
                "adaptive": supported(rules.adaptive), "enabled": supported(rules.budget),
                "disabled": supported(rules.disabled != .never),
                "between_tools": supported(rules.betweenTools != .never),
            ],
        ]
        return json
    }

    private static func midnight(_ day: String) -> JSON { JSON("\(day)T00:00:00Z") }

    private static func supported(_ value: Bool) -> JSON { ["supported": JSON(value)] }
}
