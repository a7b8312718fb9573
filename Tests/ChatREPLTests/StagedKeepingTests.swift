import ChatKit
import ChatREPL
import ChatStore
import ClaudeMessages
import MessagesTesting
import TestSupport
import Testing

/// A conversation is kept while it goes on.
@Suite struct StagedKeepingTests {
    private let home: HomeFolder

    init() throws { home = try HomeFolder() }

    private var place: DatabasePlace {
        DatabasePlace(file: home.path + "/data/chats.db", root: home.path)
    }

    private func chat() throws -> (StagedChat, Keeping) {
        let archive = Archive(
            ChatStore(place), folder: "/here", server: "https://api.anthropic.com")
        let keeping = Keeping(archive)
        return (try StagedChat(keeping: keeping), keeping)
    }

    /// What another program finds now.
    private func kept(_ keeping: Keeping) throws -> [String] {
        let chat = try #require(keeping.chat)
        let transcript = try ChatStore(place).load(chat).transcript
        return (0..<transcript.count).map { number in
            let header = transcript.header(TurnID(number))
            let body = transcript.body(TurnID(number))
            let ending = header?.ending.map { "\($0)" } ?? "open"
            let mark = transcript.head == TurnID(number) ? "*" : ""
            return "\(body?.question.shown ?? "") → \(body?.answerText ?? "") (\(ending))\(mark)"
        }
    }

    @Test func nothingIsKeptBeforeTheFirstQuestion() throws {
        let (chat, keeping) = try chat()
        chat.enter("/cost")
        #expect(keeping.chat == nil && !ChatStore(place).exists)
    }

    @Test func everyStepIsKept() throws {
        let (chat, keeping) = try chat()
        chat.type("one\r")
        #expect(try kept(keeping) == ["one →  (open)"])
        chat.finishWhole("First.")
        #expect(try kept(keeping) == ["one → First. (answered)*"])
        chat.ask("two", "Second.")
        chat.enter("/undo")
        #expect(
            try kept(keeping) == ["one → First. (answered)*", "two → Second. (answered)"])
        chat.ask("three", "Third.")
        #expect(
            try kept(keeping) == [
                "one → First. (answered)", "two → Second. (answered)", "three → Third. (answered)*",
            ])
    }

    /// At most the last second of it is lost in a crash.
    @Test func theRunningAnswerIsKeptEachSecond() throws {
        let (chat, keeping) = try chat()
        chat.begin("q", "Some ")
        chat.pass(.seconds(1))
        #expect(try kept(keeping) == ["q → Some  (open)"])
        chat.serve(Wire.text(0, "words "))
        chat.serve(Wire.text(0, "and more "))
        #expect(try kept(keeping) == ["q → Some  (open)"])
        chat.pass(.seconds(1))
        #expect(try kept(keeping) == ["q → Some words and more  (open)"])
    }

    /// Also while nothing more arrives.
    @Test func aStalledAnswerIsKept() throws {
        let (chat, keeping) = try chat()
        chat.begin("q", "Some words")
        for _ in 0..<3 { chat.pass(.seconds(1)) }
        #expect(try kept(keeping) == ["q → Some words (open)"])
        #expect(try ChatStore(place).spent().cost.money != .zero)
    }

    @Test func aStoppedAnswerIsKeptAsFarAsItCame() throws {
        let (chat, keeping) = try chat()
        chat.begin("q", "Some words")
        chat.type("\u{3}")
        chat.pass(.seconds(1))
        #expect(try kept(keeping) == ["q → Some words (stopped)*"])
    }

    @Test func aBrokenConnectionLosesNothing() throws {
        let (chat, keeping) = try chat()
        chat.begin("q", "Some words")
        chat.breakOff(TransportError(.connectionLost, "gone"))
        #expect(try kept(keeping) == ["q → Some words (cut)*"])
    }

    @Test func afterClearAnotherConversationIsKept() throws {
        let (chat, keeping) = try chat()
        chat.ask("one", "First.")
        let first = keeping.chat
        chat.enter("/clear")
        #expect(
            chat.screen.contains("a new conversation begins; /resume goes back to the one before"))
        chat.ask("two", "Second.")
        #expect(keeping.chat != first)
        #expect(try kept(keeping) == ["two → Second. (answered)*"])
        #expect(try ChatStore(place).list().map(\.title) == ["two", "one"])
    }

    /// Whoever sends a key is told where it stays.
    @Test func aKeyIsKeptWithItsConversation() throws {
        let (chat, _) = try chat()
        chat.type("my key is sk-ant-api03-0123456789abcdef\r")
        let rows = chat.screen.split(separator: "\n").joined(separator: " ")
        #expect(rows.contains("(sk-ant-…); the conversation would keep it, the history does not"))
    }

    /// Each time anew, and that it works again; at the end what is not kept.
    @Test func eachOutageIsTold() throws {
        let (chat, keeping) = try chat()
        chat.ask("one", "First.")
        for number in 1...2 {
            try withExtendedLifetime(SQLLock(place.file)) {
                chat.ask("locked \(number)", "Second.")
            }
            chat.ask("free \(number)", "Third.")
        }
        let sentences = [
            "what follows is not kept: another program has locked",
            "the conversation is kept again, all of it",
        ]
        for sentence in sentences {
            #expect(chat.everything.split(separator: sentence).count == 3, "\(sentence)")
        }
        #expect(
            try kept(keeping).map { $0.prefix(6) } == [
                "one → ", "locked", "free 1", "locked", "free 2",
            ])
        let end = try withExtendedLifetime(SQLLock(place.file)) {
            chat.ask("lost", "Fourth.")
            return keeping.close()
        }
        #expect(
            end == "the newest turns could not be kept: another program has locked the file of the "
                + "conversations: end it, or wait")
    }

    /// It is said once, and the chat goes on.
    @Test func whatCannotBeKeptIsSaid() throws {
        try home.write("no database at all, but a text", to: "data/chats.db")
        let (chat, keeping) = try chat()
        chat.wait { $0.contains("damaged") }
        chat.ask("one", "First.")
        chat.ask("two", "Second.")
        #expect(keeping.chat == nil)
        #expect(
            chat.everything == """
                what follows is not kept: the file of the conversations is damaged or no
                database: move it away, and a new one is begun ('claude-chat doctor' names it)

                > one
                First.

                > two
                Second.

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                """)
        #expect(try home.text(of: "data/chats.db") == "no database at all, but a text")
    }
}
