package import WireJSON
import _StringProcessing

/// An answer after the limits of its request are applied, ready to be sent.
package struct Finished: Sendable, Hashable {
    package enum Block: Sendable, Hashable {
        /// The shown text in pieces of one token; empty for hidden thinking, which is billed all
        /// the same.
        case thinking(pieces: [String], signature: String)
        /// Redacted thinking; only the server can read its data.
        case redacted(data: String)
        case text(pieces: [String], citations: [JSON] = [])
        /// `type` is `tool_use` or `server_tool_use`.
        case toolUse(type: String, id: String, name: String, pieces: [String])
        /// A block that is sent whole.
        case whole(JSON)
    }

    package var blocks: [Block] = []
    package var stopReason: String
    package var stopSequence: String?
    package var outputTokens = 0
    package var thinkingTokens = 0
    /// The tokens that the results of the server's tools add to the prompt.
    package var resultTokens = 0
    package var searches = 0
    package var fetches = 0

    /// The raw tokens left, and the stop reason when none is left.
    private struct Budget {
        var left: Int
        let reason: String

        init(_ request: MessagesRequest, promptTokens: Int) {
            let room = request.model.context - promptTokens
            left = request.model.unscaled(min(request.maximumTokens, room))
            reason =
                room < request.maximumTokens ? "model_context_window_exceeded" : "max_tokens"
        }

        mutating func take(_ pieces: [String]) -> [String] {
            let taken = Array(pieces.prefix(left))
            left -= taken.count
            return taken
        }
    }

    /// Cuts an answer at `max_tokens` and at the first stop sequence.
    package init(
        _ answer: Answer, request: MessagesRequest, promptTokens: Int,
        signature: (String) -> ThinkingSignature, random: inout Random
    ) {
        stopReason = answer.stopReason
        var budget = Budget(request, promptTokens: promptTokens)
        if let thinking = answer.thinking, budget.left > 0 {
            let pieces = budget.take(Tokenizer.pieces(thinking))
            let signature = signature(pieces.joined())
            thinkingTokens = request.model.scaled(pieces.count)
            blocks.append(
                .thinking(pieces: signature.shown ? pieces : [], signature: signature.encoded))
        }
        let before = budget.left
        for block in answer.blocks where stopSequence == nil {
            add(block, request: request, budget: &budget, random: &random)
        }
        let tokens = thinkingTokens + request.model.scaled(before - budget.left)
        outputTokens = min(max(tokens, 1), request.maximumTokens)
    }

    private mutating func add(
        _ block: Answer.Block, request: MessagesRequest, budget: inout Budget,
        random: inout Random
    ) {
        guard budget.left > 0 else {
            stopReason = budget.reason
            return
        }
        let whole: [String]
        switch block {
        case .text(let text), .cited(let text, _):
            whole = Tokenizer.pieces(stopping(text, request.stopSequences))
        case .toolUse(_, let input), .serverToolUse(_, let input):
            whole = input == [:] ? [] : Tokenizer.pieces(input.description)
        case .serverToolResult(let type, let id, let content):
            return add(resultOf: id ?? lastCall, type: type, content: content, request.model)
        }
        let pieces = budget.take(whole)
        if pieces.count < whole.count { (stopReason, stopSequence) = (budget.reason, nil) }
        blocks.append(block.finished(pieces, random: &random))
    }

    /// Results count as input tokens; a failed search or fetch is not billed as one.
    private mutating func add(resultOf id: String, type: String, content: JSON, _ model: Model) {
        blocks.append(
            .whole(["type": JSON(type), "tool_use_id": JSON(id), "content": content]))
        resultTokens += model.scaled(Tokenizer.count(content.bytes))
        guard !content.type.hasSuffix("_error") else { return }
        if type == "web_search_tool_result" { searches += 1 }
        if type == "web_fetch_tool_result" { fetches += 1 }
    }

    private var lastCall: String {
        for case .toolUse("server_tool_use", let id, _, _) in blocks.reversed() { return id }
        return ""
    }

    /// The text before the first stop sequence, which is recorded.
    private mutating func stopping(_ text: String, _ sequences: [String]) -> String {
        let hits = sequences.filter { !$0.isEmpty }.compactMap { sequence in
            text.firstRange(of: sequence).map { (place: $0.lowerBound, sequence: sequence) }
        }
        guard let first = hits.min(by: { $0.place < $1.place }) else { return text }
        (stopReason, stopSequence) = ("stop_sequence", first.sequence)
        return String(text[..<first.place])
    }

    /// Replaces thinking by redacted thinking, whose data only the server can read.
    package mutating func redactThinking() {
        blocks = blocks.map { block in
            guard case .thinking(_, let signature) = block else { return block }
            return .redacted(data: signature)
        }
    }

    /// The content of a message that is not streamed.
    package var content: JSON {
        .array(
            blocks.map { block in
                switch block {
                case .thinking(let pieces, let signature):
                    [
                        "type": "thinking", "thinking": JSON(pieces.joined()),
                        "signature": JSON(signature),
                    ]
                case .redacted(let data):
                    ["type": "redacted_thinking", "data": JSON(data)]
                case .text(let pieces, let citations):
                    citations.isEmpty
                        ? ["type": "text", "text": JSON(pieces.joined())]
                        : [
                            "type": "text", "text": JSON(pieces.joined()),
                            "citations": .array(citations),
                        ]
                case .whole(let block): block
                case .toolUse(let type, let id, let name, let pieces):
                    [
                        "type": JSON(type), "id": JSON(id), "name": JSON(name),
                        "input": (try? JSON(parsing: pieces.joined())) ?? [:],
                        "caller": ["type": "direct"],
                    ]
                }
            })
    }
}

extension Answer.Block {
    fileprivate func finished(_ pieces: [String], random: inout Random) -> Finished.Block {
        switch self {
        case .text, .serverToolResult: .text(pieces: pieces)
        case .cited(_, let citations): .text(pieces: pieces, citations: citations)
        case .toolUse(let name, _):
            .toolUse(
                type: "tool_use", id: "toolu_01" + random.letters(22), name: name, pieces: pieces)
        case .serverToolUse(let name, _):
            .toolUse(
                type: "server_tool_use", id: "srvtoolu_01" + random.letters(22), name: name,
                pieces: pieces)
        }
    }
}
