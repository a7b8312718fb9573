import ClaudeMessages

/// What of a kept turn cannot be sent back as it is, and is repaired in each prompt.
package struct TurnFlaws: Sendable, Hashable {
    /// Calls of tools without a result; they are sent with one that says so.
    package var orphanedCalls = 0
    /// Empty texts, and blocks that no answer of the API has; they are not sent.
    package var badBlocks = 0
    /// Texts that were mended when they were read.
    package var mendedTexts = 0
    /// Its content cannot be read, or has nothing that can be sent back.
    package var isLost = false

    package var isEmpty: Bool {
        orphanedCalls == 0 && badBlocks == 0 && mendedTexts == 0 && !isLost
    }

    /// The flaws of a turn on the path, by its content and the ending in its header.
    package init(_ body: TurnBody?, _ ending: TurnEnding) {
        guard let body, body.messages(ending, keepsThinking: true) != nil else {
            isLost = true
            return
        }
        mendedTexts = body.mendedTexts
        badBlocks = body.question.content.count { !$0.isAcceptable }
        for (place, round) in body.rounds.enumerated()
        where place < body.rounds.count - 1 || ending == .answered {
            badBlocks += round.answer.count { $0.text?.isEmpty ?? !$0.isAcceptable }
            let calls = round.answer.filter(\.isAcceptable).compactMap(\.toolCall)
            orphanedCalls += calls.count { call in
                !round.results.contains { $0.answers(call) }
            }
        }
    }
}
