import ChatKit
import ChatStore
import TestSupport
import Testing
import Walk

/// A random user whose conversation is kept, and read again after each crash.
@Suite struct SoakStoreTests {
    /// Keeps a conversation in a database, and opens it anew at each load.
    private final class StoreMemory: WalkMemory {
        private let folder: DataFolder
        private var keeper: ChatKeeper
        private(set) var problems: [String] = []

        init() throws {
            folder = try DataFolder()
            keeper = ChatKeeper(folder.store(), folder: "/somewhere")
        }

        func keep(_ event: TranscriptEvent) {
            do {
                try keeper.keep([event], at: 1)
            } catch {
                problems.append("\(event): \(error)")
            }
        }

        func load() -> Transcript {
            guard let chat = keeper.chat else { return Transcript() }
            let store = folder.store()
            do {
                let kept = try store.load(chat)
                keeper = ChatKeeper(store, kept)
                return kept.transcript
            } catch {
                problems.append("\(error)")
                return Transcript()
            }
        }

        func fork() {
            guard let chat = keeper.chat else { return }
            let store = folder.store()
            do {
                let copy = try store.fork(chat, title: "a copy", in: "/somewhere", at: 1)
                keeper = ChatKeeper(store, try store.load(try #require(copy)))
            } catch {
                problems.append("\(error)")
            }
        }

        func beginAnew() { keeper = ChatKeeper(folder.store(), folder: "/somewhere") }
    }

    @Test(arguments: 0..<4) func aRandomWalk(part: Int) throws {
        let memory = try StoreMemory()
        var walker = Walker(part: part, memory: memory)
        for _ in 0..<Soak.rounds(25_000) { try walker.step() }
        #expect(memory.problems == [])
        #expect(walker.problems == [])
        #expect(walker.requests > 0 && walker.replayed > 0 && walker.prefixes > 0)
        #expect(walker.kills > 0)
    }
}
