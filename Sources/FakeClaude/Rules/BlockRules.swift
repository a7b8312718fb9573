import WireJSON

/// Which block types are allowed where, and the members of each.
extension RequestRules {
    private static let userTypes = [
        "text", "image", "document", "search_result", "tool_result", "container_upload",
    ]
    private static let assistantTypes = [
        "text", "thinking", "redacted_thinking", "tool_use", "server_tool_use", "document",
        "container_upload", "mcp_tool_use", "mcp_tool_listing", "compaction", "fallback",
    ]

    /// The members of the block types that clients write; other types are not checked.
    private static let members = [
        "text": ["text", "citations"], "container_upload": ["file_id"],
        "server_tool_use": ["id", "name", "input", "caller"],
        "thinking": ["thinking", "signature"], "redacted_thinking": ["data"],
        "tool_use": ["id", "name", "input", "caller", "toolset_name"],
        "tool_result": ["tool_use_id", "content", "is_error"],
    ]

    func checkBlocks() throws(APIError) {
        try checkImages()
        for (messagePlace, message) in request.messages.enumerated() {
            for (place, block) in message.blocks.enumerated() {
                try check(
                    block, role: message.role, at: "messages.\(messagePlace).content.\(place)")
            }
        }
    }

    private func check(_ block: JSON, role: String, at place: String) throws(APIError) {
        guard let type = block["type"]?.stringValue else {
            throw .invalid("\(place).type: Field required")
        }
        try checkType(type, of: block, role: role, at: place)
        // `cache_control` on a thinking block is refused by the cache rules.
        if let members = Self.members[type] {
            try requireOnly(members + ["type", "cache_control"], in: block, at: "\(place).\(type)")
        }
        switch type {
        case "text": try checkText(block, role: role, at: place)
        case "thinking":
            for name in ["thinking", "signature"] where block[name]?.stringValue == nil {
                throw .invalid("\(place).thinking.\(name): Field required")
            }
        case "image": try checkImage(block, at: place)
        case "document": try checkDocument(block, at: place)
        case "container_upload":
            guard block["file_id"]?.stringValue != nil else {
                throw .invalid("\(place).container_upload.file_id: Field required")
            }
        case "server_tool_use": try checkServerToolUse(block, at: place)
        case let type where type.hasSuffix("_tool_result"):
            try checkServerToolResult(block, at: place)
        case "tool_use": try checkToolUse(block, at: place)
        case "tool_result": try checkToolResult(block, at: place)
        case "search_result": try checkSearchResult(block, role: role, at: place)
        default: break
        }
    }

    private func checkType(
        _ type: String, of block: JSON, role: String, at place: String
    ) throws(APIError) {
        var known = Self.userTypes
        if role == "system" {
            known = ["text"]
            if hasBeta("mid-conversation-tool-changes-") {
                known += ["tool_addition", "tool_removal"]
            }
        }
        if role == "assistant" {
            known = Self.assistantTypes
            if type.hasSuffix("_tool_result"), type != "tool_result" { return }
            // A block of an unknown type must come back byte for byte.
            if type == UnknownThings.block.type {
                if block.withoutCacheControl.bytes == UnknownThings.block.bytes { return }
                throw .invalid("\(place): `\(type)` block was modified")
            }
            if type == "document", request.version >= "2026-10-21" {
                throw .invalid(
                    "\(place): `document` blocks are not allowed in `assistant` messages")
            }
        }
        guard known.contains(type) else {
            throw .invalid(
                "\(place): Input tag '\(type)' found using 'type' does not match any of the"
                    + " expected tags: " + known.map { "'\($0)'" }.joined(separator: ", "))
        }
    }

    func checkText(_ block: JSON, role: String, at place: String) throws(APIError) {
        guard let text = block["text"]?.stringValue else {
            throw .invalid("\(place).text.text: Field required")
        }
        guard !text.isEmpty else {
            throw .invalid("messages: text content blocks must be non-empty")
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            throw .invalid("messages: text content blocks must contain non-whitespace text")
        }
        try checkCitations(of: block, role: role, at: place)
    }

    private func checkToolUse(_ block: JSON, at place: String) throws(APIError) {
        guard let id = block["id"]?.stringValue else {
            throw .invalid("\(place).tool_use.id: Field required")
        }
        guard !id.isEmpty, id.allSatisfy(\.isToolNameCharacter) else {
            throw .invalid(
                "\(place).tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'")
        }
        guard block["name"]?.stringValue?.isEmpty == false else {
            throw .invalid("\(place).tool_use.name: Field required")
        }
        guard let input = block["input"] else {
            throw .invalid("\(place).tool_use.input: Field required")
        }
        guard input.objectValue != nil else {
            throw .invalid("\(place).tool_use.input: Input should be a valid dictionary")
        }
    }

    private func checkToolResult(_ block: JSON, at place: String) throws(APIError) {
        guard block["tool_use_id"]?.stringValue != nil else {
            throw .invalid("\(place).tool_result.tool_use_id: Field required")
        }
        let known = ["text", "image", "document", "search_result", "tool_reference"]
        for (inner, part) in (block["content"]?.arrayValue ?? []).enumerated() {
            let spot = "\(place).tool_result.content.\(inner)"
            guard known.contains(part.type) else {
                throw .invalid(
                    "\(spot): Input tag '\(part.type)' found using 'type' does not match any of"
                        + " the expected tags: "
                        + known.map { "'\($0)'" }.joined(separator: ", "))
            }
            switch part.type {
            case "image": try checkImage(part, at: spot)
            case "document": try checkDocument(part, at: spot)
            case "search_result": try checkSearchResult(part, role: "user", at: spot)
            case "text":
                guard part["text"]?.stringValue?.isEmpty == false else {
                    throw .invalid("messages: text content blocks must be non-empty")
                }
                try checkCitations(of: part, role: "user", at: spot)
            default: break
            }
        }
    }
}

extension Character {
    /// ASCII letters, digits, `_` and `-`, the characters of tool names and ids.
    var isToolNameCharacter: Bool {
        isASCII && (isLetter || isNumber || self == "_" || self == "-")
    }
}
