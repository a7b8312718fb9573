import WireJSON

/// The thinking configuration against the model's row of the thinking table.
extension RequestRules {
    private static let types = ["adaptive", "between_tools", "disabled", "enabled"]

    func checkThinking() throws(APIError) {
        guard let thinking = json["thinking"], !thinking.isNull else { return }
        guard Self.types.contains(thinking.type) else {
            throw .invalid(
                "thinking: Input tag '\(thinking.type)' found using 'type' does not match any of"
                    + " the expected tags: "
                    + Self.types.map { "'\($0)'" }.joined(separator: ", "))
        }
        let place = "thinking.\(thinking.type)"
        switch thinking.type {
        case "adaptive":
            guard model.thinking.adaptive else {
                throw .invalid("adaptive thinking is not supported on this model")
            }
            try checkDisplay(thinking, members: ["type", "display", "block_binding"], at: place)
        case "enabled":
            try checkDisplay(
                thinking, members: ["type", "display", "budget_tokens", "block_binding"], at: place)
            try checkBudget(thinking)
        case "disabled":
            try requireOnly(["type"], in: thinking, at: place)
            try require(model.thinking.disabled, for: "disabled")
        default:
            try requireOnly(["type"], in: thinking, at: place)
            try require(model.thinking.betweenTools, for: "between_tools")
        }
    }

    private func require(
        _ permission: ThinkingRules.Permission, for type: String
    ) throws(APIError) {
        switch permission {
        case .always: return
        case .never:
            throw .invalid("\"thinking.type.\(type)\" is not supported for this model.")
        case .upToHighEffort:
            guard let effort = request.effort, ["xhigh", "max"].contains(effort) else { return }
            throw .invalid(
                "\"thinking.type.\(type)\" is not supported with effort '\(effort)' for this model."
            )
        }
    }

    private func checkDisplay(
        _ thinking: JSON, members: [String], at place: String
    ) throws(APIError) {
        try requireOnly(members, in: thinking, at: place)
        var displays = ["summarized", "omitted"]
        if hasBeta("thinking-display-updates-") { displays.append("updates") }
        try require(thinking["display"], oneOf: displays, at: "\(place).display")
        guard let binding = thinking["block_binding"] else { return }
        guard hasBeta("thinking-binding-controls-") else {
            throw .invalid("\(place).block_binding: Extra inputs are not permitted")
        }
        try require(
            binding["prefix_mismatch_behavior"], oneOf: ["error", "drop_block"],
            at: "\(place).block_binding.prefix_mismatch_behavior")
    }

    private func checkBudget(_ thinking: JSON) throws(APIError) {
        guard model.thinking.budget else {
            throw .invalid(
                "\"thinking.type.enabled\" is not supported for this model. Use"
                    + " \"thinking.type.adaptive\" and \"output_config.effort\" to control"
                    + " thinking behavior.")
        }
        guard let value = thinking["budget_tokens"] else {
            throw .invalid("thinking.enabled.budget_tokens: Field required")
        }
        guard let budget = value.intValue else {
            throw .invalid("thinking.enabled.budget_tokens: Input should be a valid integer")
        }
        guard budget >= 1024 else {
            throw .invalid(
                "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024")
        }
        guard counting || budget < request.maximumTokens else {
            throw .invalid("`max_tokens` must be greater than `thinking.budget_tokens`.")
        }
        try checkLoopThinking()
    }

    /// With a manual budget, a tool result must come with the thinking that led to its call.
    private func checkLoopThinking() throws(APIError) {
        guard request.messages.last?.blocks.first?.type == "tool_result",
            let place = request.messages.lastIndex(where: { $0.role == "assistant" }),
            let first = request.messages[place].blocks.first, !first.isThinking
        else { return }
        throw expectedThinking(at: place, found: first.type)
    }
}
