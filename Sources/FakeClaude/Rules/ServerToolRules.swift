import WireJSON

/// The server's own calls and their results, which must come back unchanged.
extension RequestRules {
    private static let names = [
        "web_search", "web_fetch", "code_execution", "bash_code_execution",
        "text_editor_code_execution", "tool_search_tool_regex", "tool_search_tool_bm25",
    ]

    func checkServerToolUse(_ block: JSON, at place: String) throws(APIError) {
        let spot = "\(place).server_tool_use"
        guard block["id"]?.stringValue?.isEmpty == false else {
            throw .invalid("\(spot).id: Field required")
        }
        try require(block["name"] ?? "", oneOf: Self.names, at: "\(spot).name")
        guard block["input"]?.objectValue != nil else {
            throw .invalid("\(spot).input: Input should be a valid dictionary")
        }
    }

    func checkServerToolResult(_ block: JSON, at place: String) throws(APIError) {
        let spot = "\(place).\(block.type)"
        guard block["tool_use_id"]?.stringValue != nil else {
            throw .invalid("\(spot).tool_use_id: Field required")
        }
        guard let content = block["content"], !content.isNull else {
            throw .invalid("\(spot).content: Field required")
        }
        guard block.type == "web_search_tool_result" else { return }
        for (inner, result) in (content.arrayValue ?? []).enumerated() {
            guard SealedText.isGenuine(result["encrypted_content"]?.stringValue ?? "") else {
                throw .invalid(
                    "\(spot).content.\(inner): Invalid `encrypted_content` in"
                        + " `web_search_result` block")
            }
        }
    }

    /// Every server call must be followed by its result in the same turn.
    ///
    /// The result may be missing when the turn was paused, and while the client answers its own
    /// calls: the message that does so contains nothing else, and the result comes first in the
    /// next answer.
    func checkServerToolPairs(_ runs: [Run]) throws(APIError) {
        var waiting: Set<String> = []
        for (place, run) in runs.enumerated() where run.role == "assistant" {
            for block in run.blocks {
                let id = block[block.type == "server_tool_use" ? "id" : "tool_use_id"]?.stringValue
                guard let id else { continue }
                if block.type == "server_tool_use" {
                    waiting.insert(id)
                } else if waiting.remove(id) == nil, block.type != "mcp_tool_result" {
                    throw .invalid(
                        "messages.\(run.place): unexpected `tool_use_id` found in"
                            + " `\(block.type)` blocks: \(id). Each result must have a"
                            + " corresponding `server_tool_use` block before it.")
                }
            }
            let next = place + 1 < runs.count ? runs[place + 1] : nil
            let mayWait = next?.blocks.allSatisfy { $0.type == "tool_result" } ?? true
            guard waiting.isEmpty || mayWait else {
                throw .invalid(
                    "messages.\(run.place): `server_tool_use` ids were found without a result"
                        + " block: \(waiting.sorted().joined(separator: ", "))")
            }
        }
    }
}
