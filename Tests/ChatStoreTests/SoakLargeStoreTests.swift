import ChatKit
import ChatStore
import ClaudeMessages
import Foundation
import TestSupport
import Testing

/// A database with 1 GB of text in 10,000 conversations in `make soak`, a hundredth in `make test`.
///
/// The goals hold for the long run, which is built for release.
@Suite struct SoakLargeStoreTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// Texts of words by Zipf's law: the first is the most frequent one.
    private struct Prose {
        private var random = Soak.generator(1)
        /// Of 250 bytes and some more, from which longer texts are made.
        private var pieces: [String] = []

        let frequent: String
        /// It is in no text.
        let rare = "zyzzyva"

        init() {
            let parts = ["ba", "ke", "lo", "mu", "ni", "po", "ra", "si", "tu", "ve"]
            let words = (0..<20_000).map { number in
                String(number).compactMap { Int(String($0)).map { parts[$0] } }.joined()
            }
            frequent = words[0]
            for _ in 0..<Soak.rounds(40_000) {
                var piece = ""
                while piece.utf8.count < 250 {
                    // Evenly distributed exponents make the frequency of a word one by its rank.
                    let rank = pow(Double(words.count), Double.random(in: 0..<1, using: &random))
                    piece += words[min(words.count, Int(rank)) - 1] + " "
                }
                pieces.append(piece)
            }
        }

        mutating func text(bytes: Int) -> String {
            (0..<max(1, bytes / 250)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
        }
    }

    /// A goal, which is wider in the short run: that is built for debugging, beside other tests.
    private func within(_ goal: Duration) -> Duration { Soak.isLong ? goal : goal * 50 }

    private func time<Value>(_ body: () throws -> Value) rethrows -> (Value, Duration) {
        let start = ContinuousClock.now
        let value = try body()
        return (value, .now - start)
    }

    @Test func aLargeDatabaseIsFastToUse() throws {
        let count = Soak.rounds(10_000)
        var prose = Prose()
        let store = folder.store()
        for number in 0..<count {
            let turns = (0..<10).flatMap { turn in
                DataFolder.turn(
                    turn, turn == number % 1_000 ? prose.rare : prose.text(bytes: 500),
                    prose.text(bytes: 9_500))
            }
            try ChatKeeper(store, folder: "/\(number % 100)").keep(turns, at: Double(number))
        }
        store.close()
        let again = folder.store()
        for words in [prose.frequent, prose.rare, "\(prose.frequent)*", "b*", "ke*"] {
            let (found, taken) = try time { try again.search(SearchTerms(words), atMost: 50) }
            print("search of \(words): \(found.groups.count) conversations after \(taken)")
            #expect(!found.groups.isEmpty && taken < within(.milliseconds(100)), "\(words)")
        }
        // As the list of the chat is drawn after a key.
        for typed in ["", "b", "ba", "ba k"] {
            let (_, taken) = try time {
                let terms = SearchTerms(typed, isUnfinished: true)
                let lines =
                    terms.isEmpty
                    ? try again.list(atMost: 200, from: "/7")
                    : try again.search(terms, atMost: 50, hits: 1).groups.map(\.line)
                _ = try again.costs(of: lines.map(\.id))
            }
            print("the list of '\(typed)' after \(taken)")
            #expect(taken < within(.milliseconds(30)), "\(typed)")
        }
        let (newest, first) = try time { try again.newest(in: "/7") }
        let (lines, listed) = try time { try again.list() }
        let chat = try #require(lines.last).id
        let (kept, loaded) = try time { try again.load(chat) }
        #expect(lines.count == count && newest?.folder == (count > 7 ? "/7" : "/0"))
        #expect(kept.transcript.count == 10)
        print("newest after \(first), list after \(listed), a conversation after \(loaded)")
        #expect(first < within(.milliseconds(50)) && listed < within(.milliseconds(500)))
        let deletion = Deletion(again)
        let (_, deleted) = try time {
            try deletion.delete([chat])
            try deletion.clean()
        }
        print("one deleted after \(deleted)")
        let (_, emptied) = try time {
            try deletion.delete(lines.dropLast().map(\.id), areAll: true)
            try deletion.clean()
        }
        print("all deleted after \(emptied)")
        let size = try FileManager.default.attributesOfItem(atPath: folder.file)[.size] as? Int
        #expect(try again.list() == [] && (size ?? .max) < 200_000)
    }

    /// What is not sent is not loaded: 100 MB in 10,000 turns.
    @Test func aLongConversationIsLoadedByItsHeaders() throws {
        let count = Soak.rounds(10_000)
        var prose = Prose()
        let store = folder.store()
        let keeper = ChatKeeper(store, folder: "/here")
        for turn in 0..<count {
            try keeper.keep(
                DataFolder.turn(turn, "question \(turn)", prose.text(bytes: 10_000)), at: 1)
        }
        let chat = try #require(keeper.chat)
        store.close()
        let again = folder.store()
        let (kept, taken) = try time { try again.load(chat) }
        #expect(kept.transcript.count == count)
        #expect(kept.transcript.body(TurnID(count - 1))?.question.text == "question \(count - 1)")
        print("\(count) turns after \(taken)")
        #expect(taken < within(.milliseconds(300)))
    }
}
