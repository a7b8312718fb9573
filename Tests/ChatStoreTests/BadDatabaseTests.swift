import ChatKit
import ChatStore
import Foundation
import TestSupport
import Testing

/// What lies in the database's place and cannot be used is left as it is.
@Suite struct BadDatabaseTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private var bytes: Data { FileManager.default.contents(atPath: folder.file) ?? Data() }

    /// What keeping a question ends with; nil when it was kept.
    private func problem() -> DatabaseError? {
        let keeper = ChatKeeper(folder.store(), folder: "/here")
        do {
            try keeper.keep([.asked(TurnID(0), Question("q"), parent: nil)], at: 1)
            return nil
        } catch {
            return error
        }
    }

    private func put(_ bytes: Data) throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/claude-chat", withIntermediateDirectories: true)
        try bytes.write(to: URL(filePath: folder.file))
    }

    @Test func anEmptyFileBecomesTheDatabase() throws {
        try put(Data())
        #expect(problem() == nil)
    }

    @Test func anotherFileIsLeftAlone() throws {
        try put(Data(String(repeating: "a text ", count: 1_000).utf8))
        let before = bytes
        #expect(problem() == .damaged)
        #expect(bytes == before)
    }

    /// The number of the version lies at byte 60 of the file, that of the program at byte 68.
    @Test(arguments: [(60, DatabaseError.newer(version: 99)), (68, .strange)])
    func aNewerVersionAndAnotherProgramAreLeftAlone(place: Int, expected: DatabaseError) throws {
        try folder.keep("a")
        var changed = bytes
        changed.replaceSubrange(place..<(place + 4), with: [0, 0, 0, 99])
        try put(changed)
        #expect(problem() == expected)
        #expect(bytes.count == changed.count && bytes[place..<(place + 4)] == Data([0, 0, 0, 99]))
    }

    @Test func aLinkIsNotFollowed() throws {
        let target = folder.path + "/target"
        try Data().write(to: URL(filePath: target))
        try FileManager.default.createDirectory(
            atPath: folder.path + "/claude-chat", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file, withDestinationPath: target)
        #expect(problem() != nil)
        #expect(try Data(contentsOf: URL(filePath: target)).isEmpty)
    }

    @Test func aFolderInItsPlaceIsRefused() throws {
        try FileManager.default.createDirectory(
            atPath: folder.file, withIntermediateDirectories: true)
        #expect(problem() == .strange)
    }

    @Test func aHomeThatIsMissingIsReported() throws {
        let store = ChatStore(
            DatabasePlace(
                file: folder.path + "/gone/claude-chat/chats.db", root: folder.path + "/gone"))
        #expect(throws: DatabaseError.self) { _ = try store.list() }
        #expect(!store.exists)
    }

    /// After a failure it is not tried again: the chat is told once.
    @Test func theSameErrorIsGivenAgain() throws {
        try put(Data(String(repeating: "a text ", count: 1_000).utf8))
        let store = folder.store()
        for _ in 0..<2 { #expect(throws: DatabaseError.damaged) { _ = try store.list() } }
    }

    /// Flipped bytes in each page, and a file that ends after each page: every use ends with a
    /// value or an error. (SQLite has no checksums: flipped letters of a text are read as they are.)
    @Test(arguments: [false, true]) func aDamagedFileIsSurvived(isCut: Bool) throws {
        let answer = String(repeating: "some words ", count: 2_000)
        for number in 0..<4 { try folder.keep("question \(number)", answer: answer) }
        let whole = bytes
        var random = Soak.generator(1)
        let pages = whole.count / 4_096
        #expect(pages > 30)
        for page in 0..<pages {
            var damaged = whole
            if isCut {
                damaged = whole.prefix(page * 4_096 + 100)
            } else {
                for _ in 0..<64 {
                    damaged[page * 4_096 + Int.random(in: 0..<4_096, using: &random)] ^= 0xFF
                }
            }
            try put(damaged)
            let store = folder.store()
            for line in (try? store.list()) ?? [] {
                guard let kept = try? store.load(line.id) else { continue }
                for turn in (0..<kept.transcript.count).map(TurnID.init) {
                    _ = kept.transcript.body(turn)
                }
            }
            _ = try? store.search(SearchTerms("words"), atMost: 5)
            store.close()
            if problem() != nil { #expect(bytes == damaged, "page \(page) was overwritten") }
            for end in ["-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: folder.file + end)
            }
        }
    }
}
