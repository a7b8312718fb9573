import WireJSON

/// The parts of a request on which a cache read depends, for comparison with the next request.
struct PromptFingerprint: Sendable {
    private let model: String
    private let system: UInt64
    private let tools: UInt64
    private let messages: [UInt64]
    /// The hash of `thinking` and `tool_choice`, which change the prompt too.
    private let rest: UInt64
    /// The tokens that the next request may read from the cache.
    private let cached: Int
    private let read: Int

    init(_ request: MessagesRequest, _ usage: Usage) {
        model = request.model.id + (request.isFast ? " fast" : "")
        system = Self.hash(request.system)
        tools = Self.hash(request.tools)
        messages = request.messages.map { message in
            Self.hash([JSON(message.role)] + message.blocks.filter { !$0.isThinking })
        }
        rest = Self.hash([request.json["thinking"] ?? nil, request.json["tool_choice"] ?? nil])
        cached = usage.read + usage.written
        read = usage.read
    }

    private static func hash(_ blocks: [JSON]) -> UInt64 {
        var hash = KeyedHash(key: 0x6669_6E67)
        for block in blocks { hash.update(field: block.withoutCacheControl.description) }
        return hash.value()
    }

    /// The first difference that prevents a read of the previous request's cache entry.
    func missReason(after previous: PromptFingerprint) -> JSON? {
        let changes = [
            ("model_changed", model != previous.model),
            ("system_changed", system != previous.system),
            ("tools_changed", tools != previous.tools),
            ("messages_changed", !messages.starts(with: previous.messages)),
        ]
        if let change = changes.first(where: \.1) {
            return [
                "type": JSON(change.0),
                "cache_missed_input_tokens": JSON(max(0, previous.cached - read)),
            ]
        }
        return rest == previous.rest ? nil : ["type": "unavailable"]
    }
}
