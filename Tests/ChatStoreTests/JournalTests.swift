import ChatKit
import ChatStore
import Foundation
import Testing

/// Where other machines may use the database it has no write-ahead log.
@Suite struct JournalTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// The files beside the database while it is open.
    private var files: [String] {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.path + "/claude-chat")
        return (names ?? []).filter { $0.hasPrefix("chats") }.sorted()
    }

    private func keep(_ question: String, in store: ChatStore) throws {
        let keeper = ChatKeeper(store, folder: "/here")
        try keeper.keep(DataFolder.turn(0, question, "yes"), at: 1)
    }

    @Test func aLogIsUsedOnThisMachine() throws {
        let store = folder.store()
        #expect(store.journal == .ahead && !store.leavesLog)
        try keep("a", in: store)
        #expect(files == ["chats.db", "chats.db-shm", "chats.db-wal"])
    }

    /// It is said for a new database, and once for one that had a log.
    @Test func noLogIsUsedOnANetwork() throws {
        let store = folder.sharedStore()
        #expect(store.journal == .rollback && store.leavesLog)
        try keep("a", in: store)
        #expect(files == ["chats.db", "chats.db-journal"])
        #expect(!folder.sharedStore().leavesLog)
        #expect(try folder.sharedStore().list().map(\.title) == ["a"])
    }

    /// Also the log that a crash has left is read, without shared memory.
    @Test func aLogIsReadAndLeft() throws {
        let store = folder.store()
        try keep("a", in: store)
        let crashed = try DataFolder()
        try FileManager.default.copyItem(
            atPath: folder.path + "/claude-chat", toPath: crashed.path + "/claude-chat")
        try FileManager.default.removeItem(atPath: crashed.file + "-shm")
        let shared = crashed.sharedStore()
        #expect(shared.leavesLog)
        try keep("b", in: shared)
        #expect(try shared.list().map(\.title) == ["b", "a"])
        #expect(!crashed.sharedStore().leavesLog)
        // Two can use it.
        try keep("c", in: crashed.sharedStore())
        try keep("d", in: shared)
        shared.close()
        // At home again.
        #expect(try crashed.store().list().map(\.title) == ["d", "c", "b", "a"])
        try keep("e", in: crashed.store())
        #expect(try crashed.store().list().count == 5)
    }
}
