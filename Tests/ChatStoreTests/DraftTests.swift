import ChatKit
import ChatStore
import ClaudeMessages
import Foundation
import Testing

/// What is typed outlives its program.
@Suite struct DraftTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// A running program with a draft.
    private final class Program {
        private let drafts: DraftKeeper
        private let keeper: ChatKeeper

        init(_ folder: DataFolder, in place: String = "/here") {
            let store = folder.store()
            drafts = DraftKeeper(store, folder: place)
            keeper = ChatKeeper(store, folder: place, drafts: drafts)
        }

        var chat: ChatID? { keeper.chat }

        /// As when it is killed: its locks are gone.
        func end() {
            drafts.close()
            keeper.close()
        }

        func type(
            _ text: String?, queue: [String] = [], _ events: [TranscriptEvent] = [],
            at time: Double = 1
        ) throws {
            try keeper.keep(
                events, [],
                KeptDraft(queue: queue.map { Question($0) }, typed: text.map { Question($0) }),
                at: time)
        }

        /// `one, two | three`: the queue, and what was typed.
        func adopt(for chat: ChatID? = nil) throws -> String? {
            try drafts.adopt(for: chat).map { left in
                let queue = left.draft.queue.map(\.text).joined(separator: ", ")
                return "\(queue) | \(left.draft.typed?.text ?? "")"
            }
        }
    }

    /// A killed program leaves the files of its locks, which the next one removes.
    @Test func locksThatNobodyHoldsAreRemoved() throws {
        let running = Program(folder)
        try running.type("half a sent", DataFolder.turn(0, "echo one", "one"))
        let names = ["draft-99999-0.lock", "chat-7.lock", "mine.lock"]
        let place = folder.path + "/claude-chat/"
        for name in names { try Data("99999\n".utf8).write(to: URL(filePath: place + name)) }
        func locks() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: place)
                .filter { $0.hasSuffix(".lock") }.sorted()
        }
        let own = "draft-\(ProcessInfo.processInfo.processIdentifier)-0.lock"
        #expect(try locks() == (names + ["chat-1.lock", own]).sorted())
        folder.store().removeLocks()
        #expect(try locks() == ["chat-1.lock", own, "mine.lock"])
        running.end()
    }

    @Test func anEndedProgramsDraftIsTaken() throws {
        try Program(folder).type("half a sent", queue: ["one", "two"])
        let next = Program(folder)
        #expect(try next.adopt() == "one, two | half a sent")
        // It is the draft of that program now, and comes back once.
        #expect(try Program(folder).adopt() == nil)
        try next.type(nil)
        #expect(try Program(folder).adopt() == nil)
    }

    /// A program that takes a draft over and ends at once loses nothing.
    @Test func whatWasTakenIsNotLost() throws {
        try Program(folder).type("half a sent")
        _ = try Program(folder).adopt()
        #expect(try Program(folder).adopt() == " | half a sent")
    }

    @Test func aRunningProgramKeepsItsDraft() throws {
        let running = Program(folder)
        try running.type("mine")
        #expect(try Program(folder).adopt() == nil)
        try running.type("mine still")
        #expect(try Program(folder).adopt() == nil)
        withExtendedLifetime(running) {}
    }

    /// Of the conversation that goes on, else of the same folder, the newest.
    @Test func theFittingOneIsTaken() throws {
        let first = Program(folder, in: "/there")
        try first.type("for the first", DataFolder.turn(0, "q", "a"))
        let chat = first.chat
        #expect(try Program(folder, in: "/nowhere").adopt(for: chat) == nil, "it runs")
        first.end()
        try Program(folder).type("of this folder", at: 8)
        try Program(folder).type("of this folder, newer", at: 9)
        try Program(folder, in: "/elsewhere").type("of another folder", at: 10)
        #expect(try Program(folder, in: "/nowhere").adopt() == nil)
        let next = Program(folder)
        #expect(try next.adopt(for: chat) == " | for the first")
        let second = Program(folder)
        #expect(try second.adopt() == " | of this folder, newer")
        let third = Program(folder)
        #expect(try third.adopt() == " | of this folder")
        for program in [next, second, third] { program.end() }
    }

    /// A question and what is left of the draft are one change.
    @Test func aSentQuestionIsNoDraft() throws {
        let program = Program(folder)
        try program.type("the question", queue: ["next"])
        try program.type(
            nil, queue: ["next"], [.asked(TurnID(0), Question("the question"), parent: nil)])
        program.end()
        #expect(try folder.store().list().map(\.title) == ["the question"])
        #expect(try Program(folder).adopt(for: program.chat) == "next | ")
    }

    @Test func aDeletedConversationTakesItsDraftAlong() throws {
        let program = Program(folder)
        try program.type("xylophone", DataFolder.turn(0, "q", "a"))
        program.end()
        try Deletion(folder.store()).delete([try #require(program.chat)])
        try Deletion(folder.store()).clean()
        #expect(try Program(folder).adopt() == nil)
        #expect(try folder.files(with: "xylophone") == [])
    }
}
