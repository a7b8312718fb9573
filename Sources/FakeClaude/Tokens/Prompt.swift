import WireJSON

/// A request as the model reads it: tools, system, messages, with one segment for each block.
package struct Prompt: Sendable, Hashable {
    /// One block, with what the cache needs at its end.
    package struct Segment: Sendable, Hashable {
        /// The hash of everything up to and including this block.
        package var digest: UInt64
        /// The tokens of everything up to and including this block.
        package var tokens: Int
        package var breakpoint: CacheLifetime?
    }

    package private(set) var segments: [Segment] = []
    package private(set) var tokens = 0

    /// The tokens that open the assistant's turn after the last block.
    private static let tail = 3

    package init(_ request: MessagesRequest) {
        var builder = PromptBuilder(request.model)
        builder.add(tools: request.tools)
        builder.add(system: request.system)
        builder.beginMessages(request)
        for message in request.messages { builder.add(message) }
        if let lifetime = CacheLifetime(request.json["cache_control"]) {
            builder.markLast(lifetime)
        }
        segments = builder.segments
        let format = request.json["output_config"]?["format"].map { Tokenizer.count($0.bytes) } ?? 0
        tokens = builder.tokens + Self.tail + format
    }
}

/// Hashes and counts the parts of a request in order.
private struct PromptBuilder {
    let model: Model
    var segments: [Prompt.Segment] = []
    var tokens = 0
    private var hash = KeyedHash(key: 0x6361_6368_65)
    private var lastCacheable: Int?

    init(_ model: Model) {
        self.model = model
        hash.update(field: model.id)
    }

    mutating func add(tools: [JSON]) {
        for (place, tool) in tools.enumerated() {
            let text = tool.withoutCacheControl.bytes
            let preamble = place == 0 ? model.toolPreamble : 0
            add(tool, bytes: text, tokens: model.scaled(Tokenizer.count(text)) + preamble)
        }
        hash.update(field: "system")
    }

    mutating func add(system: [JSON]) {
        for (place, block) in system.enumerated() {
            let count = BlockTokens.count(block) + (place == 0 ? 3 : 0)
            add(block, bytes: block.withoutCacheControl.bytes, tokens: model.scaled(count))
        }
    }

    /// Adds the parameters whose change invalidates only the messages' part of the cache.
    mutating func beginMessages(_ request: MessagesRequest) {
        hash.update(field: "messages")
        for name in ["tool_choice", "thinking"] {
            hash.update(field: request.json[name]?.description ?? "")
        }
        // The default effort is the same as none.
        hash.update(field: request.effort ?? model.defaultEffort)
        let images = request.messages.contains { $0.blocks.contains { $0.type == "image" } }
        hash.update(field: images ? "images" : "")
    }

    mutating func add(_ message: MessagesRequest.Message) {
        hash.update(field: message.role)
        for (place, block) in message.blocks.enumerated() {
            let count = BlockTokens.count(block) + (place == 0 ? 4 : 0)
            add(block, bytes: block.withoutCacheControl.bytes, tokens: model.scaled(count))
        }
    }

    private mutating func add(_ block: JSON, bytes: [UInt8], tokens count: Int) {
        hash.update(bytes)
        hash.update([0xFF])
        tokens += count
        let breakpoint = CacheLifetime(block["cache_control"])
        if !block.isThinking { lastCacheable = segments.count }
        segments.append(
            Prompt.Segment(digest: hash.value(), tokens: tokens, breakpoint: breakpoint))
    }

    /// Sets the automatic breakpoint on the last block that can have one.
    mutating func markLast(_ lifetime: CacheLifetime) {
        if let lastCacheable { segments[lastCacheable].breakpoint = lifetime }
    }
}
