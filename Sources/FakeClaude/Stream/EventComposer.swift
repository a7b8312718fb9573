import WireJSON

/// Splits a finished answer into stream events with deltas of uneven size, as the API does.
package struct EventComposer {
    private let frame: MessageFrame
    private let scale: (Int) -> Int
    private var random: Random
    private var events: [StreamEvent] = []
    private var raw = 0

    package static func events(
        for finished: Finished, frame: MessageFrame, model: Model, random: Random
    ) -> [StreamEvent] {
        var composer = EventComposer(frame: frame, scale: { model.scaled($0) }, random: random)
        composer.compose(finished)
        return composer.events
    }

    private init(frame: MessageFrame, scale: @escaping (Int) -> Int, random: Random) {
        self.frame = frame
        self.scale = scale
        self.random = random
    }

    private mutating func compose(_ finished: Finished) {
        var first = frame.usage
        first.output = min(1 + random.below(8), max(finished.outputTokens, 1))
        let message = frame.message(
            content: [], stopReason: nil, stopSequence: nil, usage: first)
        emit("message_start", ["message": message])
        for (index, block) in finished.blocks.enumerated() {
            compose(block, index: index, hiddenTokens: finished.thinkingTokens)
        }
        if finished.blocks.isEmpty { emit("ping", [:]) }
        var total = frame.usage
        total.output = finished.outputTokens
        total.thinking = finished.thinkingTokens
        total.add(finished)
        var delta: JSON = [
            "stop_reason": JSON(finished.stopReason),
            "stop_sequence": finished.stopSequence.map { JSON($0) } ?? nil,
            "stop_details": finished.stopReason == "refusal" ? MessageFrame.refusal : nil,
        ]
        if !frame.container.isNull { delta["container"] = frame.container }
        emit(
            "message_delta", ["delta": delta, "usage": total.cumulative],
            tokens: finished.outputTokens)
        emit("message_stop", [:], tokens: finished.outputTokens)
    }

    private mutating func compose(_ block: Finished.Block, index: Int, hiddenTokens: Int) {
        switch block {
        case .thinking(let pieces, let signature):
            start(index, ["type": "thinking", "thinking": "", "signature": ""])
            deltas(index, pieces, "thinking_delta", "thinking")
            if pieces.isEmpty { raw += hiddenTokens * 100 / max(scale(100), 1) }
            delta(index, ["type": "signature_delta", "signature": JSON(signature)])
        case .redacted(let data):
            start(index, ["type": "redacted_thinking", "data": JSON(data)])
            raw += hiddenTokens * 100 / max(scale(100), 1)
        case .text(let pieces, let citations):
            text(index, pieces, citations)
        case .whole(let block): start(index, block)
        case .toolUse(let type, let id, let name, let pieces):
            start(
                index,
                [
                    "type": JSON(type), "id": JSON(id), "name": JSON(name), "input": [:],
                    "caller": ["type": "direct"],
                ])
            // Recorded calls begin with an empty delta; a call without arguments has no other.
            delta(index, ["type": "input_json_delta", "partial_json": ""])
            deltas(index, pieces, "input_json_delta", "partial_json")
        }
        emit("content_block_stop", ["index": JSON(index)])
    }

    /// Citations of a search are sent before the text, those of documents after it.
    private mutating func text(_ index: Int, _ pieces: [String], _ citations: [JSON]) {
        let marks = citations.map { ["type": "citations_delta", "citation": $0] as JSON }
        let first = citations.first?.type == "web_search_result_location"
        var block: JSON = ["type": "text", "text": ""]
        if !citations.isEmpty { block["citations"] = [] }
        start(index, block)
        if first { for mark in marks { delta(index, mark) } }
        deltas(index, pieces, "text_delta", "text")
        if !first { for mark in marks { delta(index, mark) } }
    }

    private mutating func start(_ index: Int, _ block: JSON) {
        emit("content_block_start", ["index": JSON(index), "content_block": block])
        if index == 0 { emit("ping", [:]) }
    }

    private mutating func deltas(_ index: Int, _ pieces: [String], _ type: String, _ member: String)
    {
        var rest = pieces[...]
        while !rest.isEmpty {
            let size =
                raw == 0 ? 1 : random.below(8) == 0 ? 10 + random.below(14) : 1 + random.below(6)
            let group = rest.prefix(size)
            rest = rest.dropFirst(size)
            raw += group.count
            delta(
                index,
                .object(
                    JSONObject([
                        JSONObject.Member(name: "type", value: JSON(type)),
                        JSONObject.Member(name: member, value: JSON(group.joined())),
                    ])))
        }
    }

    private mutating func delta(_ index: Int, _ delta: JSON) {
        emit("content_block_delta", ["index": JSON(index), "delta": delta])
    }

    private mutating func emit(_ name: String, _ members: JSON, tokens: Int? = nil) {
        events.append(
            StreamEvent(
                name, members, tokens: tokens ?? scale(raw), padding: random.below(16)))
    }
}
