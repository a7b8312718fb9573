import ChatKit
import ChatStore
import ClaudeMessages
import Testing

/// What was said is found again.
@Suite struct SearchTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// A conversation of these questions and answers.
    private func keep(_ turns: [(String, String)], at time: Double) throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        for (number, turn) in turns.enumerated() {
            try keeper.keep(DataFolder.turn(number, turn.0, turn.1), at: time)
        }
    }

    /// The conversations found, each with its snippets.
    private func found(_ words: String, atMost limit: Int = 10) throws -> [[String]] {
        try folder.store().search(SearchTerms(words), atMost: limit).groups.map { group in
            [group.line.title] + group.hits.map { $0.snippet?.text ?? "?" }
        }
    }

    /// Grouped, the conversation that changed last first, and of each the newest turns.
    @Test func hitsAreGrouped() throws {
        try keep([("one", "apple"), ("two", "pear"), ("apple three", "")], at: 20)
        try keep([("old", "an apple")], at: 10)
        try keep((1...5).map { ("n\($0) apple", "") }, at: 30)
        try keep([("none", "")], at: 40)
        #expect(
            try found("apple") == [
                ["n1 apple", "n5 apple", "n4 apple", "n3 apple"],
                ["one", "apple three", "apple"], ["old", "an apple"],
            ])
    }

    @Test func theLimitIsOfConversations() throws {
        for number in 1...4 { try keep([("q\(number) word", "word")], at: Double(number)) }
        let store = folder.store()
        for limit in 1...5 {
            let result = try store.search(SearchTerms("word"), atMost: limit)
            let newest = (1...4).reversed().prefix(limit).map { "q\($0) word" }
            #expect(result.groups.map(\.line.title) == newest)
            #expect(result.hasMore == (limit < 4))
        }
        #expect(try store.search(SearchTerms("word"), atMost: 0).groups == [])
    }

    /// A phrase is in the question or in the answer; words may be in either.
    @Test func aPhraseDoesNotGoOnInTheAnswer() throws {
        try keep([("red blue", "green red")], at: 1)
        #expect(try found("\"blue green\"") == [])
        #expect(try found("blue green") == [["red blue", "red blue"]])
    }

    @Test func whatAToolReturnsIsNotFound() throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        let turn = TurnID(0)
        try keeper.keep(
            [
                .asked(turn, Question("use it"), parent: nil),
                .answered(
                    turn,
                    Round(
                        answer: [
                            .init(json: [
                                "type": "thinking", "thinking": "secret", "signature": "s",
                            ]), .text("calling"),
                            .init(json: [
                                "type": "tool_use", "id": "t", "name": "add",
                                "input": ["word": "secret"],
                            ]),
                        ], stopReason: "tool_use")),
                .returned(turn, .toolResult(id: "t", text: "secret")),
                .answered(turn, Round(answer: [.text("done")], stopReason: .endTurn)),
                .ended(turn, .answered, partial: []),
            ], at: 1)
        #expect(try found("secret") == [])
        #expect(try found("calling done") == [["use it", "calling done"]])
    }

    /// A running answer is found when its turn has ended.
    @Test func aTurnIsFoundAtItsEnd() throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        let turn = DataFolder.turn(0, "question", "answer")
        for (place, event) in turn.enumerated() {
            try keeper.keep([event], at: 1)
            #expect(try found("question").isEmpty == (place < turn.count - 1))
        }
    }

    @Test func aGivenTitleIsFound() throws {
        try keep([("first question", "")], at: 1)
        try keep([("plan the Überfahrt", "")], at: 2)
        try folder.run("UPDATE chat SET title='Kreuzfahrt im Überblick' WHERE id=1")
        #expect(try found("uberblick kreuz*") == [["Kreuzfahrt im Überblick"]])
        #expect(try found("\"im uberblick\"") == [["Kreuzfahrt im Überblick"]])
        #expect(try found("kreuzfahrt zug") == [])
        #expect(
            try found("uber*") == [
                ["plan the Überfahrt", "plan the Überfahrt"], ["Kreuzfahrt im Überblick"],
            ])
        // Its words are found in both, and it is listed once.
        #expect(try found("first") == [["Kreuzfahrt im Überblick", "first question"]])
    }

    @Test func costsAreThoseOfTheConversation() throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        for (number, dollars) in [1, 2].enumerated() {
            let entry = LedgerEntry(
                model: "m", usage: .init(), cost: Cost(.init(picoDollars: dollars)))
            try keeper.keep(DataFolder.turn(number, "q", "a"), [.spent(entry)], at: 1)
        }
        let other = try folder.keep("other")
        try other.keep(
            [],
            [.spent(LedgerEntry(model: "x", usage: .init(), cost: Cost(nil, isEstimate: true)))],
            at: 1)
        let costs = try folder.store().costs(of: [ChatID(1), ChatID(2), ChatID(3)])
        #expect(
            costs == [
                ChatID(1): Cost(.init(picoDollars: 3)), ChatID(2): Cost(nil, isEstimate: true),
                ChatID(3): Cost(.zero),
            ])
    }
}
