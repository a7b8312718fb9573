import ChatKit
import ChatREPL
import ChatStore
import ClaudeMessages
import TestSupport
import Testing

/// `keep = 30d`: what is too old is listed once, and goes at the next start.
@Suite struct StagedExpiryTests {
    private let home: HomeFolder
    private let store: ChatStore
    /// Seconds since 1970, as the staged clock has them at the start.
    private let now = StagedTime().surroundings.now()

    init() throws {
        home = try HomeFolder()
        store = ChatStore(DatabasePlace(file: home.path + "/data/chats.db", root: home.path))
    }

    private func keep(_ title: String, daysAgo days: Double) throws {
        let keeper = ChatKeeper(store, folder: "/here")
        let turn = TurnID(0)
        try keeper.keep(
            [
                .asked(turn, Question(title), parent: nil),
                .answered(turn, Round(answer: [.text("yes")], stopReason: .endTurn)),
                .ended(turn, .answered, partial: []),
            ], at: now - days * 86_400)
    }

    /// A start that many days later.
    private func start(
        keep: String, days: Int = 0, until isSeen: (String) -> Bool
    ) throws -> String {
        let archive = Archive(ChatStore(store.place), folder: "/here", server: "")
        let chat = try StagedChat(
            arguments: ["--keep", keep], days: days, keeping: Keeping(archive))
        chat.wait(until: isSeen)
        return chat.screen
    }

    /// A start that has looked into the archive, and has nothing to say of what expires.
    ///
    /// What is said comes before the draft that an ended program has left.
    private func isQuiet(keep: String, days: Int = 0) throws -> Bool {
        let drafts = DraftKeeper(store, folder: "/here")
        try ChatKeeper(store, folder: "/here", drafts: drafts).keep(
            [], [], KeptDraft(typed: Question("half a thought")), at: now)
        drafts.close()
        let screen = try start(keep: keep, days: days) { $0.contains("back at the prompt") }
        return screen == """
            what you had typed when the last chat ended is back at the prompt

            > half a thought
            sonnet-5-5 · window 0 % · /help
            """
    }

    @Test func theyAreListedAndGoADayLater() throws {
        try keep("the older one", daysAgo: 400)
        try keep("an old one", daysAgo: 31)
        try keep("a new one", daysAgo: 1)
        let first = try start(keep: "30d") { $0.contains("unchanged") }
        #expect(
            first == """
                2 conversations unchanged for 30 days: from tomorrow on a start deletes them;
                /resume and a question keep one, keep = forever keeps all
                  \(Platform.day(at: now - 400 * 86_400))  the older one
                  \(Platform.day(at: now - 31 * 86_400))  an old one

                >
                sonnet-5-5 · window 0 % · /help
                """)
        let deadline = ContinuousClock.now + .seconds(10)
        while try isToldAnew(), .now < deadline {}
        #expect(try isQuiet(keep: "30d"))
        #expect(try store.list().count == 3)
        let third = try start(keep: "30d", days: 1) { $0.contains("deleted") }
        #expect(
            third == """
                deleted 2 conversations unchanged for 30 days, as said at an earlier start

                >
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(try store.list().map(\.title) == ["a new one"])
        #expect(try home.files(with: "the older one") == [])
    }

    /// Words that an ended program could not remove are removed by any chat.
    @Test(arguments: [true, false]) func deletedWordsAreRemoved(keepsChat: Bool) throws {
        try keep("the xylophone", daysAgo: 1)
        try Deletion(store).delete(try store.list().map(\.id))
        #expect(try Deletion(store).isUnclean)
        let archive = Archive(ChatStore(store.place), folder: "/here", server: "")
        let chat = try StagedChat(keeping: Keeping(archive, keepsChat: keepsChat))
        chat.wait { _ in (try? home.files(with: "xylophone")) == [] }
        #expect(try home.files(with: "xylophone") == [])
    }

    /// Whether the next start would list them again.
    private func isToldAnew() throws -> Bool {
        try !store.expire(before: now - 30 * 86_400, at: now).new.isEmpty
    }

    /// What is listed is kept by what the listing says.
    @Test func aQuestionKeepsOne() throws {
        try keep("an old one", daysAgo: 31)
        let archive = Archive(ChatStore(store.place), folder: "/here", server: "")
        let chat = try StagedChat(arguments: ["--keep", "30d"], keeping: Keeping(archive))
        chat.wait { $0.contains("unchanged") }
        #expect(
            chat.screen.hasPrefix(
                """
                1 conversation unchanged for 30 days: from tomorrow on a start deletes it;
                /resume and a question keep it, as keep = forever does
                """))
        chat.enter("/resume 1")
        chat.ask("and now", "Yes.")
        #expect(try isQuiet(keep: "30d", days: 1))
        #expect(try store.list().map(\.title) == ["an old one"])
    }

    @Test(arguments: ["forever", "1000d"]) func nothingGoesOtherwise(keep setting: String) throws {
        try keep("an old one", daysAgo: 400)
        for days in 0..<2 { #expect(try isQuiet(keep: setting, days: days)) }
        #expect(try store.list().count == 1)
    }
}
