import ChatKit
import ChatStore
import ClaudeMessages
import Testing

/// Conversations that are kept for so long: each is told once before it goes.
@Suite struct ExpiryTests {
    private let folder: DataFolder
    private static let day = 86_400.0

    init() throws { folder = try DataFolder() }

    /// What a start finds at a day, with 30 days to keep: what was told before, and what is new.
    private func start(day: Double, tells: Bool = true) throws -> String {
        let now = day * Self.day
        let expired = try folder.store().expire(before: now - 30 * Self.day, at: now)
        if tells { try folder.store().tell(expired.new.map(\.id), at: now) }
        func list(_ lines: [ChatLine]) -> String { lines.map(\.title).joined(separator: ", ") }
        return "\(list(expired.told)) | \(list(expired.new))"
    }

    private func keep(_ title: String, day: Double) throws -> ChatKeeper {
        try folder.keep(title, at: day * Self.day)
    }

    @Test func theOldestComesFirstAndEachIsToldOnce() throws {
        _ = try keep("b", day: 2)
        _ = try keep("a", day: 1)
        _ = try keep("c", day: 20)
        #expect(try start(day: 2) == " | ")
        #expect(try start(day: 31) == " | ")
        #expect(try start(day: 31.5) == " | a")
        #expect(try start(day: 40) == "a | b")
        #expect(try start(day: 400) == "a, b | c")
        #expect(try folder.store().list().count == 3, "it deletes nothing by itself")
    }

    /// A start that ends before it is told, or that comes while another one tells it.
    @Test func whatNobodyHasReadYetIsNotDeleted() throws {
        _ = try keep("a", day: 1)
        for day in [40, 41, 50.0] { #expect(try start(day: day, tells: false) == " | a") }
        #expect(try start(day: 60) == " | a")
        for day in [60, 60.001, 60.9] { #expect(try start(day: day) == " | ") }
        #expect(try start(day: 61) == "a | ")
    }

    @Test func whatGoesOnIsNotDeleted() throws {
        let keeper = try keep("a", day: 1)
        #expect(try start(day: 40) == " | a")
        try keeper.keep(DataFolder.turn(1, "more", "yes"), at: 41 * Self.day)
        #expect(try start(day: 42) == " | ")
        // After a long time it is told anew.
        #expect(try start(day: 100) == " | a")
        #expect(try start(day: 101) == "a | ")
    }

    /// A clock that was ahead tells, and set back deletes nothing and tells anew.
    @Test func aClockSetBackDeletesNothing() throws {
        _ = try keep("a", day: 1)
        #expect(try start(day: 400) == " | a")
        #expect(try start(day: 3) == " | ")
        #expect(try start(day: 35) == " | a")
        #expect(try start(day: 36) == "a | ")
        #expect(try start(day: -5) == " | ")
    }

    /// A program that was killed while it removed words leaves that to the next.
    @Test func whatWasNotRemovedIsFoundOut() throws {
        let keeper = try keep("xylophone", day: 1)
        let store = folder.store()
        let deletion = Deletion(store)
        #expect(try !deletion.isUnclean)
        // What another program would find if this one ended here.
        func isFoundOut() -> Bool { (try? Deletion(folder.store()).isUnclean) == true }
        try deletion.delete([try #require(keeper.chat)]) { _ in #expect(isFoundOut()) }
        try deletion.clean { step in #expect(isFoundOut(), "\(step)") }
        #expect(try !deletion.isUnclean)
        #expect(try folder.files(with: "xylophone") == [])
    }

    /// What is deleted while other words are removed is not taken for removed.
    @Test func whatIsDeletedMeanwhileIsFoundOut() throws {
        let chats = try ["xylophone", "zeppelin"].map { try #require(try keep($0, day: 1).chat) }
        let (deletion, other) = (Deletion(folder.store()), Deletion(folder.store()))
        try deletion.delete([chats[0]])
        var isFirst = true
        try deletion.clean { _ in
            if isFirst { #expect(throws: Never.self) { try other.delete([chats[1]]) } }
            isFirst = false
        }
        #expect(try !isFirst && other.isUnclean)
        try other.clean()
        #expect(try !other.isUnclean)
        #expect(try folder.files(with: "zeppelin") == [])
    }

    /// A long conversation is deleted in steps; a program that ends between them leaves the rest.
    @Test func aLongOneIsDeletedInSteps() throws {
        let keeper = try keep("turn 0", day: 1)
        for number in 1..<250 {
            try keeper.keep(DataFolder.turn(number, "turn \(number)", "yes"), at: Self.day)
        }
        _ = try keep("another", day: 2)
        let chat = try #require(keeper.chat)
        let deletion = Deletion(folder.store())
        var steps: [Int] = []
        try deletion.delete([chat]) { count in
            steps.append(count)
            let others = Deletion(folder.store())
            #expect((try? others.unfinished) == (count == 0 ? [chat] : []))
            // It is not gone on with meanwhile.
            #expect((try? others.store.list().map(\.title)) == ["another"])
            #expect((try? others.store.count()) == 1)
        }
        #expect(steps == [0, 0, 1])
        try deletion.clean()
        #expect(try folder.store().list().map(\.title) == ["another"])
        #expect(try folder.files(with: "turn 7") == [])
        #expect(try folder.store().search(SearchTerms("yes"), atMost: 5).groups.count == 1)
    }
}
