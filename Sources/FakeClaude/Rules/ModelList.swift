package import WireJSON

/// The answers of `/v1/models`.
package enum ModelList {
    /// One page, newest first, by `limit`, `after_id`, `before_id` and `lifecycle[]`.
    package static func page(_ target: Target) throws(APIError) -> JSON {
        var models = ModelTable.all
        let wanted = target.query.filter { $0.name == "lifecycle[]" }.map(\.value)
        if !wanted.isEmpty { models = models.filter { wanted.contains($0.lifecycle) } }
        let limit = Int(target["limit"] ?? "20") ?? 0
        guard (1...1000).contains(limit) else {
            throw .invalid("limit: Input should be between 1 and 1000")
        }
        var more = false
        if let before = target["before_id"] {
            let end = models.firstIndex { $0.id == before } ?? 0
            more = end > limit
            models = Array(models[..<end].suffix(limit))
        } else {
            if let after = target["after_id"],
                let start = models.firstIndex(where: { $0.id == after })
            {
                models = Array(models[(start + 1)...])
            }
            more = models.count > limit
            models = Array(models.prefix(limit))
        }
        return [
            "data": .array(models.map(item)), "has_more": JSON(more),
            "first_id": models.first.map { JSON($0.id) } ?? nil,
            "last_id": models.last.map { JSON($0.id) } ?? nil,
        ]
    }

    package static func item(_ model: Model) -> JSON {
        [
            "type": "model", "id": JSON(model.id), "display_name": JSON(model.name),
            "created_at": JSON("\(model.created)T00:00:00Z"), "lifecycle": JSON(model.lifecycle),
            "line": JSON(model.line), "deprecated_at": nil,
            "retires_at": model.lifecycle == "deprecated" ? "2026-11-30T00:00:00Z" : nil,
            "max_input_tokens": JSON(model.context), "max_tokens": JSON(model.maximumOutput),
            "capabilities": capabilities(model),
        ]
    }

    private static func capabilities(_ model: Model) -> JSON {
        var json: JSON = [:]
        for name in ["batch", "citations", "code_execution", "context_management"] {
            json[name] = supported(true)
        }
        var effort = supported(!model.efforts.isEmpty)
        for level in Model.everyEffort { effort[level] = supported(model.efforts.contains(level)) }
        json["effort"] = effort
        for name in ["image_input", "pdf_input", "server_tools", "structured_outputs"] {
            json[name] = supported(true)
        }
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

    private static func supported(_ value: Bool) -> JSON { ["supported": JSON(value)] }
}
