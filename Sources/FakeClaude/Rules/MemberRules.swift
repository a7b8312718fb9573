import WireJSON

/// The top-level members of a request, its beta headers and its numbers.
extension RequestRules {
    /// The members of count_tokens; a message has `messageMembers` as well.
    private static let countedMembers: Set = [
        "model", "messages", "system", "tools", "tool_choice", "thinking", "output_config",
        "cache_control", "speed",
    ]
    private static let messageMembers: Set = [
        "max_tokens", "stream", "stop_sequences", "temperature", "top_p", "top_k", "metadata",
        "service_tier", "inference_geo", "container", "diagnostics",
    ]
    /// Members that need a beta header beginning with one of these.
    private static let betaMembers = [
        "mcp_servers": ["mcp-client-"], "context_management": ["context-management-"],
        "compaction": ["compact-2026-09-04"], "thread": ["message-threads-"],
        "fallbacks": ["server-side-fallback-"], "fallback_credit_token": ["fallback-credit-"],
        "billing_policy": ["user-profiles-billing-"], "output_format": ["structured-outputs-"],
    ]
    /// Prefixes of the documented beta values; other values are refused.
    private static let betaFamilies = [
        "advanced-tool-use-", "advisor-tool-", "agent-memory-", "cache-diagnosis-",
        "code-execution-", "compact-",
        "computer-use-", "context-1m-", "context-management-", "extended-cache-ttl-",
        "fallback-credit-", "fast-mode-", "files-api-", "inline-tools-",
        "interleaved-thinking-", "mcp-client-", "message-batches-", "message-threads-",
        "mid-conversation-", "model-context-window-exceeded-", "oauth-", "output-128k-",
        "output-300k-", "pdfs-", "prompt-caching-", "server-side-fallback-", "skills-",
        "structured-outputs-", "task-budgets-", "thinking-binding-controls-",
        "thinking-display-updates-", "thinking-token-count-", "token-counting-",
        "token-efficient-tools-", "user-profiles-",
    ]

    func hasBeta(_ prefix: String) -> Bool { request.betas.contains { $0.hasPrefix(prefix) } }

    static func checkBetas(_ betas: Set<String>) throws(APIError) {
        for beta in betas.sorted() where !betaFamilies.contains(where: beta.hasPrefix) {
            throw .invalid(
                "Unexpected value(s) `\(beta)` for the `anthropic-beta` header. Please consult"
                    + " our documentation at docs.claude.com or try again without the header.")
        }
    }

    func checkMembers() throws(APIError) {
        for name in (json.objectValue?.members ?? []).map(\.name) {
            if Self.countedMembers.contains(name) { continue }
            if !counting, Self.messageMembers.contains(name) { continue }
            if let betas = Self.betaMembers[name], betas.contains(where: hasBeta) { continue }
            throw .invalid("\(name): Extra inputs are not permitted")
        }
    }

    func checkNumbers() throws(APIError) {
        if let stream = json["stream"], stream.boolValue == nil {
            throw .invalid("stream: Input should be a valid boolean")
        }
        if counting { return }
        guard let value = json["max_tokens"], !value.isNull else {
            throw .invalid("max_tokens: Field required")
        }
        guard let tokens = value.intValue else {
            throw .invalid("max_tokens: Input should be a valid integer")
        }
        guard tokens >= 0 else {
            throw .invalid("max_tokens: Input should be greater than or equal to 0")
        }
        let limit = hasBeta("output-300k-") ? model.extendedOutput : model.maximumOutput
        guard tokens <= limit else {
            throw .invalid(
                "max_tokens: \(tokens) > \(limit), which is the maximum allowed"
                    + " number of output tokens for \(model.id)")
        }
        try checkStopSequences()
    }

    private func checkStopSequences() throws(APIError) {
        guard let value = json["stop_sequences"], !value.isNull else { return }
        guard let sequences = value.arrayValue else {
            throw .invalid("stop_sequences: Input should be a valid list")
        }
        for (place, sequence) in sequences.enumerated() {
            guard let text = sequence.stringValue else {
                throw .invalid("stop_sequences.\(place): Input should be a valid string")
            }
            guard !text.allSatisfy(\.isWhitespace) else {
                throw .invalid("stop_sequences: each stop sequence must contain non-whitespace")
            }
        }
    }
}
