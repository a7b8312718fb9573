import ChatKit
import ChatStore
import ClaudeMessages
import Foundation
import Testing
import WireJSON

/// Conversations are kept as they were, and read again by another process.
@Suite struct ChatStoreTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    /// Every kind of event, with every kind of content.
    private static let events: [TranscriptEvent] = {
        let first = TurnID(0)
        let second = TurnID(1)
        let record = RequestRecord(
            basis: Basis(
                system: "Be brief.",
                tools: [ToolDefinition(name: "add", description: "", inputSchema: .object([:]))],
                preamble: Preamble(summary: "s", pins: ["p"]),
                selection: Selection(first: first, leftOut: [TurnID(7)])),
            model: "claude-opus-5-5", tokenizer: .older,
            knobs: CacheKnobs(
                thinking: .enabled(budget: 2_000, display: .omitted), effort: .high,
                toolChoice: .tool("add", onlyOne: true), speed: .fast), time: 1_795_000_000.25,
            cache: .oneHour)
        return [
            .prefaced(Preamble(pins: ["a pin"])),
            .asked(
                first,
                Question([
                    .text("look: "), .folded("a\u{0}b\nü😀", shown: "[Pasted: 2 lines]"),
                    .block(
                        ContentBlock(json: ["type": "image", "source": ["type": "url"]]),
                        shown: "[Image]"),
                ]), parent: nil),
            .sent(first, record),
            .counted(first, RequestCounts(ids: ["r1"], prompt: 12, output: 3, cached: 5)),
            .grew(first, [.text("Hel")]), .grew(first, [.text("Hello")]),
            .answered(
                first,
                Round(
                    answer: [
                        ContentBlock(
                            json: [
                                "type": "thinking", "thinking": "hm", "signature": "s==",
                                "unknown": [1, "2", nil],
                            ]), .text("Hello"),
                        ContentBlock(
                            json: ["type": "tool_use", "id": "t", "name": "add", "input": [:]]),
                    ], stopReason: "tool_use")),
            .returned(
                first, ContentBlock(json: ["type": "tool_result", "tool_use_id": "t"])),
            .answered(first, Round(answer: [.text("Three.")], stopReason: .endTurn)),
            .ended(first, .answered, partial: []), .selected(Selection(leftOut: [first])),
            .asked(second, Question("and then?"), parent: first),
            .ended(second, .stopped, partial: [.text("Then")]), .moved(to: nil), .moved(to: first),
        ]
    }()

    @Test func everythingIsReadAsItWasWritten() throws {
        for count in 1...Self.events.count {
            let folder = try DataFolder()
            let keeper = ChatKeeper(folder.store(), folder: "/here")
            var transcript = Transcript()
            for event in Self.events.prefix(count) {
                let fits = transcript.apply(event)
                #expect(fits)
                try keeper.keep([event], at: 5)
            }
            guard let chat = keeper.chat else { continue }
            let again = try folder.store().load(chat).transcript
            #expect(again.head == transcript.head && again.open == transcript.open)
            #expect(again.count == transcript.count && again.redone == transcript.redone)
            var closed = transcript
            if let end = closed.closing { closed.apply(end) }
            let turns = Array(closed.path(to: closed.head)).count
            #expect(try folder.store().line(chat)?.turns == turns, "\(count)")
            #expect(
                again.selection(behind: again.head) == transcript.selection(behind: transcript.head)
            )
            for turn in (0..<transcript.count).map(TurnID.init) {
                #expect(again.header(turn) == transcript.header(turn), "\(count)")
                #expect(again.body(turn) == transcript.body(turn), "\(count)")
            }
        }
    }

    @Test func nothingIsMadeBeforeTheFirstQuestion() throws {
        let store = folder.store()
        let keeper = ChatKeeper(store, folder: "/here")
        #expect(!store.exists)
        #expect(keeper.chat == nil)
    }

    /// Only the user can read it, and nobody's link is followed.
    @Test func theFileIsPrivate() throws {
        try folder.keep("a")
        let files = FileManager.default
        for (name, mode) in [("", 0o700), ("/chats.db", 0o600), ("/chats.db-wal", 0o600)] {
            let facts = try? files.attributesOfItem(
                atPath: folder.path + "/claude-chat" + name)
            let found = facts?[.posixPermissions] as? Int
            // The log goes when the last connection is closed.
            #expect(found == mode || name.hasSuffix("wal") && found == nil, "\(name)")
        }
    }

    @Test func theNewestOfAFolderComesFirst() throws {
        try folder.keep("old here", in: "/here", at: 1)
        try folder.keep("new here", in: "/here", at: 2)
        try folder.keep("newest, elsewhere", in: "/there", at: 3)
        let store = folder.store()
        #expect(try store.list().map(\.title) == ["newest, elsewhere", "new here", "old here"])
        #expect(try store.newest(in: "/here")?.title == "new here")
        #expect(try store.newest(in: "/nowhere")?.title == "newest, elsewhere")
        // One that has no answer but a failure is not gone on with, one that was killed is.
        let failed = ChatKeeper(store, folder: "/here")
        try failed.keep([.asked(TurnID(0), Question("failed"), parent: nil)], at: 4)
        #expect(try store.newest(in: "/here")?.title == "failed")
        try failed.keep([.ended(TurnID(0), .failed, partial: [])], at: 5)
        #expect(try store.newest(in: "/here")?.title == "new here")
        #expect(try store.newest()?.title == "newest, elsewhere")
        // Another question of it was killed; it has a draft.
        try failed.keep([.asked(TurnID(1), Question("killed"), parent: nil)], at: 6)
        #expect(try store.newest(in: "/here")?.title == "failed")
        let other = ChatKeeper(
            store, folder: "/here", drafts: DraftKeeper(store, folder: "/here"))
        try other.keep(
            [
                .asked(TurnID(0), Question("again"), parent: nil),
                .ended(TurnID(0), .failed, partial: []),
            ], [], KeptDraft(typed: Question("again")), at: 7)
        #expect(try store.newest(in: "/here")?.title == "again")
    }

    // MARK: - Searching and deleting

    @Test(arguments: [
        ("apple", ["0"]), ("APPLE pie", ["0"]), ("pie apple", ["0"]), ("\"apple pie\"", ["0"]),
        ("\"pie apple\"", []), ("app", []), ("app*", ["0"]), ("uber", ["1"]), ("über", ["1"]),
        ("yes", ["1", "0"]), ("apple uber", []), ("\"apple", ["0"]), ("AND", []), ("*", []),
        ("question:apple", []), ("it's", []), ("", []),
    ])
    func wordsAreFound(text: String, expected: [String]) throws {
        try folder.keep("an apple pie", at: 1)
        try folder.keep("Über alles", at: 2)
        let hits = try folder.store().search(SearchTerms(text), atMost: 10)
        #expect(hits.groups.map { "\($0.line.id.number - 1)" } == expected)
    }

    @Test func aWordThatIsBeingTypedIsABeginning() throws {
        #expect(
            SearchTerms("two wor", isUnfinished: true).terms.map(\.isBeginning) == [false, true])
        #expect(
            SearchTerms("two wor ", isUnfinished: true).terms.map(\.isBeginning) == [false, false])
    }

    /// No word of it is left in any file, and the others are.
    @Test func whatIsDeletedIsGone() throws {
        let first = try folder.keep("the word xylophone", at: 1)
        try folder.keep("the word zeppelin", at: 2)
        let store = folder.store()
        try Deletion(store).delete([try #require(first.chat)])
        try Deletion(store).clean()
        #expect(try folder.files(with: "xylophone") == [])
        #expect(try folder.files(with: "zeppelin") != [])
        #expect(try store.search(SearchTerms("xylophone"), atMost: 5).groups == [])
        #expect(try store.search(SearchTerms("word"), atMost: 5).groups.count == 1)
        #expect(try store.list().map(\.title) == ["the word zeppelin"])
    }

    /// A person may remember the number of a conversation that is gone.
    @Test func noNumberIsGivenTwice() throws {
        func number(_ text: String) throws -> Int? { try folder.keep(text, at: 1).chat?.number }
        let deletion = Deletion(folder.store())
        #expect(try ["a", "b", "c"].map(number) == [1, 2, 3])
        try deletion.delete([ChatID(3)])
        #expect(try number("d") == 4)
        try deletion.delete([1, 4, 2].map(ChatID.init))
        #expect(try number("e") == 5)
        try deletion.delete([ChatID(5)])
        try deletion.delete([])
        #expect(try ["f", "g"].map(number) == [6, 7])
    }
}
