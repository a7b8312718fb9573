package import WireJSON

/// An answer after the limits of its request were applied: what is really sent.
package struct Finished: Sendable, Hashable {
    package enum Block: Sendable, Hashable {
        /// What is shown of it, in tokens; hidden thinking has tokens nobody sees.
        case thinking(pieces: [String], signature: String)
        /// Sealed thinking: its data says nothing to anybody but the server.
        case redacted(data: String)
        case text(pieces: [String])
        /// `type` is `tool_use` or `server_tool_use`.
        case toolUse(type: String, id: String, name: String, pieces: [String])
    }

    package var blocks: [Block] = []
    package var stopReason: String
    package var stopSequence: String?
    package var outputTokens = 0
    package var thinkingTokens = 0

    /// How many raw tokens may still come, and what it is called when they run out.
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
        case .text(let text): whole = Tokenizer.pieces(stopping(text, request.stopSequences))
        case .toolUse(_, let input), .serverToolUse(_, let input):
            whole = input == [:] ? [] : Tokenizer.pieces(input.description)
        }
        let pieces = budget.take(whole)
        if pieces.count < whole.count { (stopReason, stopSequence) = (budget.reason, nil) }
        blocks.append(block.finished(pieces, random: &random))
    }

    /// The text up to the first of the stop sequences, which is noted.
    private mutating func stopping(_ text: String, _ sequences: [String]) -> String {
        let hits = sequences.filter { !$0.isEmpty }.compactMap { sequence in
            text.firstRange(of: sequence).map { (place: $0.lowerBound, sequence: sequence) }
        }
        guard let first = hits.min(by: { $0.place < $1.place }) else { return text }
        (stopReason, stopSequence) = ("stop_sequence", first.sequence)
        return String(text[..<first.place])
    }

    /// Hides thinking behind data that only the server can read.
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
                case .text(let pieces): ["type": "text", "text": JSON(pieces.joined())]
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
        case .text: .text(pieces: pieces)
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
