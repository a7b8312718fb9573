import WireJSON

/// Roles, their order, and non-empty content.
extension RequestRules {
    func checkMessages() throws(APIError) {
        guard let list = json["messages"] else { throw .invalid("messages: Field required") }
        guard let messages = list.arrayValue else {
            throw .invalid("messages: Input should be a valid list")
        }
        guard !messages.isEmpty else {
            throw .invalid("messages: at least one message is required")
        }
        guard messages.count <= 100_000 else {
            throw .invalid("messages: List should have at most 100000 items")
        }
        for (place, message) in messages.enumerated() {
            try checkShape(message, at: "messages.\(place)")
        }
        guard request.messages.first?.role == "user" else {
            throw .invalid("messages: first message must use the \"user\" role")
        }
        for place in request.messages.indices {
            if request.messages[place].role == "system" { try checkSystemMessage(at: place) }
            let isFinalAssistant =
                place == request.messages.count - 1 && request.messages[place].role == "assistant"
            if request.messages[place].blocks.isEmpty, !isFinalAssistant {
                throw .invalid(
                    "messages.\(place): all messages must have non-empty content except for the"
                        + " optional final assistant message")
            }
        }
        try checkSystem()
    }

    private func checkShape(_ message: JSON, at place: String) throws(APIError) {
        guard message.objectValue != nil else {
            throw .invalid("\(place): Input should be a valid dictionary")
        }
        guard let role = message["role"] else { throw .invalid("\(place).role: Field required") }
        try require(role, oneOf: ["user", "assistant", "system"], at: "\(place).role")
        guard let content = message["content"] else {
            throw .invalid("\(place).content: Field required")
        }
        guard content.stringValue != nil || content.arrayValue != nil else {
            throw .invalid("\(place).content: Input should be a valid string or list")
        }
        var members = ["role", "content"]
        if hasBeta("mid-conversation-") { members += ["clear_at", "output_config"] }
        try requireOnly(members, in: message, at: place)
    }

    /// Message roles and ordering: which models accept the role `system`, and where.
    private func checkSystemMessage(at place: Int) throws(APIError) {
        guard model.acceptsSystemMessages else {
            throw .invalid(
                "messages: Unexpected role \"system\". The Messages API accepts a top-level"
                    + " `system` parameter, not \"system\" as an input message role.")
        }
        let messages = request.messages
        // Consecutive system messages are read as one.
        let before = messages[..<place].last { $0.role != "system" }
        let after = messages[place...].first { $0.role != "system" }
        let followsServerTool =
            before?.role == "assistant"
            && before?.blocks.last?.type.hasSuffix("_tool_result") == true
        guard before?.role == "user" || followsServerTool else {
            throw .invalid(
                "messages.\(place): a `system` message must directly follow a `user` message")
        }
        guard after == nil || after?.role == "assistant" else {
            throw .invalid(
                "messages.\(place): a `system` message must be last or be followed by an"
                    + " `assistant` message")
        }
    }

    private func checkSystem() throws(APIError) {
        guard let system = json["system"], !system.isNull else { return }
        guard system.stringValue != nil || system.arrayValue != nil else {
            throw .invalid("system: Input should be a valid string or list")
        }
        // An empty system string is ignored; an empty block or white space is refused.
        guard let blocks = system.arrayValue else {
            let text = system.stringValue ?? ""
            guard text.isEmpty || !text.allSatisfy(\.isWhitespace) else { throw Self.blankSystem }
            return
        }
        for (place, block) in blocks.enumerated() {
            guard block.type == "text" else {
                throw .invalid("system.\(place).type: Input should be 'text'")
            }
            guard block["text"]?.stringValue?.isEmpty == false else {
                throw .invalid("system: text content blocks must be non-empty")
            }
            guard block["text"]?.stringValue?.allSatisfy(\.isWhitespace) == false else {
                throw Self.blankSystem
            }
        }
    }

    private static let blankSystem = APIError.invalid(
        "system: text content blocks must contain non-whitespace text")

    /// A last message with role `assistant` is a prefill, or continues a paused turn.
    func checkPrefill() throws(APIError) {
        guard let last = request.messages.last, last.role == "assistant" else { return }
        let type = last.blocks.last?.type ?? ""
        if type == "server_tool_use" || type.hasSuffix("_tool_result") { return }
        guard model.acceptsPrefill else {
            throw .invalid(
                "This model does not support assistant message prefill. The conversation must"
                    + " end with a user message.")
        }
        let place = request.messages.count - 1
        if request.thinkingMode != .off, last.blocks.first?.isThinking != true {
            throw expectedThinking(at: place, found: last.blocks.first?.type ?? "text")
        }
        if last.blocks.last?["text"]?.stringValue?.last?.isWhitespace == true {
            throw .invalid(
                "messages: final assistant content cannot end with trailing whitespace")
        }
    }

    func expectedThinking(at place: Int, found: String) -> APIError {
        .invalid(
            "messages.\(place).content.0.type: Expected `thinking` or `redacted_thinking`, but"
                + " found `\(found)`. When `thinking` is enabled, a final `assistant` message"
                + " must start with a thinking block (preceeding the lastmost set of `tool_use`"
                + " and `tool_result` blocks).")
    }
}
