import ChatKit
import ChatREPL
import ChatStore
import ChatTerminal
import ClaudeMessages
import MessagesTesting
import TestSupport
import Testing
import WireJSON

/// Conversations are found again, gone on with, copied, named and deleted from the chat.
@Suite struct StagedResumeTests {
    private let kept: KeptChats
    private var store: ChatStore { kept.store }

    init() throws { kept = try KeptChats() }

    private func chat(columns: Int = 80) throws -> StagedChat { try kept.chat(columns: columns) }

    // MARK: - Choosing

    @Test func oneIsChosenFromTheList() throws {
        try kept.keepThree()
        let chat = try chat()
        chat.enter("/resume")
        #expect(
            chat.screen == """
                > /resume
                resume · 3
                >
                › 2  about cheese                                           1970-01-03 · 1 turn
                  1  about parsers                                         1970-01-02 · 2 turns
                  3  about ships                                            1970-01-04 · 1 turn
                     /there
                Enter opens · Del deletes · Esc closes
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("\u{1B}[B\r")
        #expect(
            chat.screen == """
                > /resume
                going on with 'about parsers', 2 turns

                > about parsers
                A parser reads.

                > and lexers
                A lexer cuts.

                >
                sonnet-5-5 · window 0 % · /help
                """)
        chat.ask("and now", "Yes.")
        #expect(chat.sent == ["about parsers", "and lexers", "and now"])
        #expect(try store.line(ChatID(1))?.turns == 3)
    }

    @Test func oneThatIsMeantIsNotAskedFor() throws {
        try kept.keepThree()
        let chat = try chat()
        chat.enter("/resume lexer")
        #expect(chat.screen.contains("going on with 'about parsers', 2 turns"))
        chat.enter("/resume 2")
        #expect(chat.screen.contains("going on with 'about cheese', 1 turn"))
        chat.enter("/resume 2")
        #expect(chat.screen.contains("that is the conversation you are in"))
        chat.enter("/resume about")
        #expect(chat.screen.contains("resume · 3"))
        chat.type("\u{3}")
    }

    @Test func anotherProgramsConversationIsCopied() throws {
        try kept.keepThree()
        let lease = try store.lease(ChatID(2))
        let chat = try chat()
        chat.enter("/resume 2")
        #expect(
            chat.screen.contains("'about cheese' goes on in another claude-chat (process "))
        chat.type("n")
        #expect(chat.screen == "> /resume 2\n\n>\nsonnet-5-5 · window 0 % · /help")
        chat.enter("/resume 2")
        chat.type("y")
        #expect(chat.screen.contains("going on with 'about cheese (copy)', 1 turn"))
        chat.ask("more", "Yes.")
        #expect(
            try store.list().map { "\($0.title) \($0.turns)" } == [
                "about cheese (copy) 2", "about ships 1", "about cheese 1", "about parsers 2",
            ])
        withExtendedLifetime(lease) {}
    }

    // MARK: - Copies, titles

    @Test func aCopyGoesOnAndTheFirstOneStays() throws {
        let chat = try chat()
        chat.enter("/fork")
        #expect(chat.screen.contains("there is nothing to copy yet"))
        chat.ask("one", "First.")
        chat.enter("/fork")
        #expect(
            chat.screen.contains("going on in 'one (copy)'; /resume 1 goes back to the first one"))
        chat.ask("two", "Second.")
        chat.enter("/resume 1")
        chat.ask("three", "Third.")
        #expect(chat.sent == ["one", "three"])
        #expect(try store.load(ChatID(2)).transcript.count == 2)
        #expect(try store.search(SearchTerms("first"), atMost: 9).groups.count == 2)
    }

    @Test func titlesAreSetAndShown() throws {
        let chat = try chat()
        chat.enter("/title")
        #expect(chat.screen.contains("there is no title yet"))
        chat.enter("/title A good name")
        #expect(chat.screen.contains("the title is 'A good name' now"))
        chat.ask("one", "First.")
        #expect(try store.list().map(\.title) == ["A good name"])
        chat.enter("/title Another")
        chat.enter("/title")
        #expect(chat.screen.contains("title: Another"))
        #expect(try store.list().map(\.title) == ["Another"])
    }

    /// A title is shown whole.
    @Test func aLongTitleIsShownWhole() throws {
        let title = Array(repeating: "0123456", count: 12).joined(separator: " ")
        let chat = try chat()
        chat.ask("one", "First.")
        chat.enter("/title \(title)")
        chat.enter("/title")
        #expect(
            chat.screen.hasSuffix(
                """
                > /title
                title: 0123456 0123456 0123456 0123456 0123456 0123456 0123456 0123456 0123456
                0123456 0123456 0123456

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """), "\(chat.screen)")
        #expect(try store.list().map(\.title) == [title])
    }

    /// What a model gives is cut to a title's length, and said as it is kept.
    @Test func aModelsTitleIsSaidWhole() throws {
        let chat = try chat(columns: 100)
        chat.ask("one", "First.")
        chat.enter("/title auto")
        let words = Array(repeating: "0123456", count: 12).joined(separator: " ")
        chat.serve(
            Wire.start(model: "claude-haiku-5-5"), Wire.textBlock(0, words), Wire.end(), Wire.stop)
        chat.serveEnd()
        let title = words.prefix(79) + "…"
        #expect(try store.list().map(\.title) == [String(title)])
        #expect(
            chat.screen.contains(
                "the title is '\(title)' now\n(claude-haiku-5-5, $0.000006)"), "\(chat.screen)")
    }

    @Test func aModelIsAskedForATitle() throws {
        let chat = try chat()
        chat.ask("one", "First.")
        chat.enter("/title auto")
        #expect(chat.transport.bodies.last?["model"] == "claude-haiku-5-5")
        chat.serve(
            Wire.start(model: "claude-haiku-5-5"), Wire.textBlock(0, "\"On **Numbers**\"\n"),
            Wire.end(), Wire.stop)
        chat.serveEnd()
        #expect(
            chat.screen == """
                > one
                First.

                > /title auto
                asking claude-haiku-5-5 for a title

                the title is 'On Numbers' now (claude-haiku-5-5, $0.000006)

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
        #expect(try store.list().map(\.title) == ["On Numbers"])
        #expect(try store.spent().requests == 2)
        #expect(try store.load(ChatID(1)).transcript.count == 1)
    }

    // MARK: - Privacy

    @Test func nothingIsKeptFromHereOn() throws {
        let chat = try chat()
        chat.ask("one", "First.")
        chat.enter("/private")
        #expect(
            chat.screen.contains("what was kept of this conversation, 1 turn: delete it too?"),
            "\(chat.screen)")
        chat.type("\r")
        chat.ask("xylophone", "Second.")
        #expect(try store.list().map { "\($0.title) \($0.turns)" } == ["one 1"])
        #expect(try store.spent().requests == 2)
        #expect(chat.sent == ["one", "xylophone"])
        #expect(chat.screen.contains("sonnet-5-5 · private · in 15"), "\(chat.screen)")
        for line in ["/resume", "/fork", "/title", "/title x", "/private"] {
            chat.enter(line)
            #expect(
                chat.screen.hasSuffix(
                    """
                    > \(line)
                    this chat keeps no conversation since /private: another chat can

                    >
                    sonnet-5-5 · private · in 15 · out 9 · $0.00012 · session $0.00024 · window 0 %
                    """), "\(chat.screen)")
        }
        chat.enter("/clear")
        #expect(chat.screen.contains("a new conversation begins; forgot 2 turns"))
        #expect(try kept.home.files(with: "xylophone") == [])
    }

    /// A chat says that nothing is kept, and why commands for kept conversations do nothing.
    @Test(arguments: [
        (["--private"], "private", "private (command line)"),
        (["--keep", "0"], "not kept", "keep = 0 (command line)"),
        (["--keep", "0", "--private"], "private", "private (command line)"),
    ])
    func aPrivateChatShowsIt(arguments: [String], mark: String, reason: String) throws {
        let archive = Archive(
            ChatStore(store.place), folder: "/here", server: "", keepsChats: false)
        let chat = try StagedChat(arguments: arguments, keeping: Keeping(archive))
        chat.enter("/resume")
        let words = chat.screen.split(separator: "\n").dropFirst().dropLast(2)
        #expect(
            words.joined(separator: " ")
                == "this chat keeps no conversation: \(reason); a chat without it can")
        #expect(chat.screen.hasSuffix("\n>\nsonnet-5-5 · \(mark) · window 0 % · /help"))
    }

    /// What is typed is not kept either, also where no conversation was.
    @Test func whoKeepsNoConversationCanBePrivate() throws {
        let archive = Archive(
            ChatStore(store.place), folder: "/here", server: "", keepsChats: false)
        let chat = try StagedChat(
            arguments: ["--keep", "0"], keeping: Keeping(archive))
        chat.enter("/private")
        #expect(chat.screen.contains("nothing is kept from here on"))
        #expect(chat.screen.hasSuffix("sonnet-5-5 · private · window 0 % · /help"))
    }

    @Test func withoutAPlaceThatIsSaid() throws {
        let chat = try StagedChat()
        chat.enter("/resume")
        #expect(chat.screen.contains("conversations are not kept: HOME names no folder"))
    }

    /// A conversation that was read from the database goes on when it is deleted there.
    @Test func whatGoesIsStillRemembered() throws {
        try kept.keepThree()
        let chat = try chat()
        chat.enter("/resume 1")
        chat.enter("/private")
        chat.type("y")
        chat.ask("and now", "Yes.")
        #expect(chat.sent == ["about parsers", "and lexers", "and now"])
        #expect(try store.list().map(\.title) == ["about ships", "about cheese"])
    }

    @Test func whatWasKeptGoesAfterAYes() throws {
        let chat = try chat()
        chat.ask("xylophone", "First.")
        chat.enter("/private")
        chat.type("y")
        #expect(chat.screen.contains("deleted: 'xylophone'"))
        #expect(try store.list() == [])
        let deadline = ContinuousClock.now + .seconds(5)
        while try kept.home.files(with: "xylophone") != [], .now < deadline {
            chat.pass(.seconds(1))
        }
        #expect(try kept.home.files(with: "xylophone") == [])
    }

    @Test(arguments: [
        ("/private now", "/private takes nothing behind it: nothing was done"),
        ("/fork me", "/fork takes nothing behind it: nothing was done"),
        ("/priv", "/private is run by its whole name alone"),
    ])
    func wrongUses(_ line: String, _ sentence: String) throws {
        let chat = try chat()
        chat.enter(line)
        #expect(chat.screen.contains(sentence))
    }
}
