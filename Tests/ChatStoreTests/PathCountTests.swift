import ChatKit
import ChatStore
import ClaudeMessages
import Testing

/// A list counts the turns of a conversation that a person sees when it goes on.
@Suite struct PathCountTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func turn(_ number: Int, behind parent: Int?) -> [TranscriptEvent] {
        let turn = TurnID(number)
        return [
            .asked(turn, Question("q\(number)"), parent: parent.map(TurnID.init)),
            .answered(turn, Round(answer: [.text("a")], stopReason: .endTurn)),
            .ended(turn, .answered, partial: []),
        ]
    }

    private func counted() throws -> [Int] { try folder.store().list().map(\.turns) }

    @Test func turnsOfOtherBranchesDoNotCount() throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        for number in 0..<3 {
            try keeper.keep(turn(number, behind: number == 0 ? nil : number - 1), at: 1)
        }
        #expect(try counted() == [3])
        // The second question in other words, and undone.
        try keeper.keep(turn(3, behind: 0), at: 2)
        #expect(try counted() == [2])
        try keeper.keep([.moved(to: TurnID(0))], at: 3)
        #expect(try counted() == [1])
        try keeper.keep([.moved(to: TurnID(2))], at: 4)
        #expect(try counted() == [3])
        try keeper.keep([.moved(to: nil)], at: 5)
        #expect(try counted() == [0])
    }

    /// Another program counts on where this one has ended, and a copy has the same number.
    @Test func aConversationThatGoesOnCountsOn() throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        try keeper.keep(turn(0, behind: nil) + turn(1, behind: 0) + turn(2, behind: 0), at: 1)
        let chat = try #require(keeper.chat)
        let store = folder.store()
        let again = ChatKeeper(store, try store.load(chat))
        try again.keep(turn(3, behind: 2), at: 2)
        #expect(try counted() == [3])
        try again.keep([.moved(to: TurnID(1))], at: 3)
        #expect(try counted() == [2])
        _ = try store.fork(chat, title: "copy", in: "/here", at: 4)
        #expect(try counted() == [2, 2])
    }

    /// A question without an answer is no turn; one whose answer has begun is, as it would be found.
    @Test func anAnswerCountsOnceItHasBegun() throws {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        let turn = TurnID(0)
        try keeper.keep([.asked(turn, Question("q"), parent: nil)], at: 1)
        #expect(try counted() == [0])
        try keeper.keep([.grew(turn, [.text("Some")])], at: 2)
        #expect(try counted() == [1])
        try keeper.keep([.ended(turn, .stopped, partial: [.text("Some words")])], at: 3)
        #expect(try counted() == [1])
        try keeper.keep(
            [
                .asked(TurnID(1), Question("more"), parent: turn),
                .ended(TurnID(1), .failed, partial: []),
            ], at: 4)
        #expect(try counted() == [1])
    }
}
