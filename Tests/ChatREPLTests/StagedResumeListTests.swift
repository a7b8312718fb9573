import ChatKit
import ChatREPL
import ChatStore
import ChatTerminal
import ClaudeMessages
import MessagesTesting
import TestSupport
import Testing
import WireJSON

/// The list from which a kept conversation is chosen, as a person sees it.
@Suite struct StagedResumeListTests {
    private let kept: KeptChats
    private var store: ChatStore { kept.store }

    init() throws { kept = try KeptChats() }

    private func chat(columns: Int = 80) throws -> StagedChat { try kept.chat(columns: columns) }

    /// Typing filters titles and text, with the place where the words stand.
    @Test func wordsFilterTheList() throws {
        try kept.keepThree()
        let chat = try chat()
        chat.enter("/resume")
        chat.type("mil")
        #expect(
            chat.screen == """
                > /resume
                resume · 1 of 3
                > mil
                › 2  about cheese                                           1970-01-03 · 1 turn
                     Cheese is old milk.
                Enter opens · Del deletes · Esc closes
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("\u{1B}")
        chat.pass(.seconds(1))
        #expect(chat.screen == "> /resume\n\n>\nsonnet-5-5 · window 0 % · /help")
    }

    /// What is not there is said, and no empty list is opened.
    @Test func whatIsNotThereIsSaid() throws {
        let chat = try chat()
        chat.enter("/resume")
        #expect(
            chat.screen == """
                > /resume
                there is no other conversation to go on with

                >
                sonnet-5-5 · window 0 % · /help
                """)
        chat.enter("/resume 1")
        try kept.keepThree()
        chat.enter("/resume 99")
        chat.enter("/resume nothing like it")
        chat.enter("/resume ***")
        #expect(
            chat.screen == """
                > /resume
                there is no other conversation to go on with

                > /resume 1
                there is no conversation 1: /resume shows them

                > /resume 99
                there is no conversation 99: /resume shows them

                > /resume nothing like it
                no conversation has 'nothing like it': /resume shows them

                > /resume ***
                no conversation has '***': /resume shows them

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    /// A number is that of a conversation, and never a word of another one.
    @Test func aNumberIsNoWord() throws {
        try kept.keep(("the 99 bottles", "Take one down."), day: 1)
        let chat = try chat()
        chat.enter("/resume 99")
        #expect(chat.screen.contains("there is no conversation 99: /resume shows them"))
        chat.enter("/resume \"99\"")
        #expect(chat.screen.contains("going on with 'the 99 bottles', 1 turn"))
    }

    @Test func theOnlyOneIsNotOffered() throws {
        let chat = try chat()
        chat.ask("one", "First.")
        chat.enter("/resume")
        #expect(
            chat.screen == """
                > one
                First.

                > /resume
                there is no other conversation to go on with

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
    }

    /// The conversation of a number that is typed stands before those that have it as a word.
    @Test func aNumberIsFoundFirst() throws {
        try kept.keepThree()
        try kept.keep(("the 3 bears", "Goldilocks."), day: 4)
        let chat = try chat()
        chat.enter("/resume")
        chat.type("3")
        #expect(
            chat.screen == """
                > /resume
                resume · 2 of 4
                > 3
                › 3  about ships                                            1970-01-04 · 1 turn
                     /there
                  4  the 3 bears                                            1970-01-05 · 1 turn
                     the 3 bears
                Enter opens · Del deletes · Esc closes
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("\u{4}")
        #expect(chat.screen == "> /resume\n\n>\nsonnet-5-5 · window 0 % · /help")
        #expect(chat.ending == nil)
    }

    /// The open one is marked, also where there is room for nothing else, and not deleted.
    @Test(arguments: [
        (80, "                                open · 1970-01-02 · 2 turns"),
        (40, "               open"),
    ])
    func theOpenOneIsMarked(columns: Int, facts: String) throws {
        try kept.keepThree()
        let chat = try chat(columns: columns)
        chat.enter("/resume 1")
        chat.enter("/clear")
        chat.enter("/resume 1")
        chat.enter("/resume")
        #expect(chat.screen.contains("  1  about parsers  " + facts + "\n"), "\(chat.screen)")
        chat.type("\u{1B}[B\u{1B}[3~")
        #expect(chat.screen.contains("on with another one first\n"), "\(chat.screen)")
        #expect(chat.screen.contains("› 1  about parsers"))
        chat.type("\u{3}")
        #expect(try store.count() == 3)
    }

    /// The head counts what is there now, whatever other programs do meanwhile.
    @Test func theCountIsTrue() throws {
        try kept.keepThree()
        let chat = try chat()
        chat.enter("/resume")
        #expect(chat.screen.contains("\nresume · 3\n"))
        try Deletion(store).delete([ChatID(1)])
        chat.type("c")
        #expect(chat.screen.contains("\nresume · 1 of 2\n"))
        try kept.keep(("about cars", "They roll."), day: 5)
        chat.type("\u{7F}")
        #expect(chat.screen.contains("\nresume · 3\n"))
        // One that is gone meanwhile is not deleted twice.
        try Deletion(store).delete([ChatID(4)])
        chat.type("\u{1B}[3~")
        #expect(
            chat.screen == """
                > /resume
                there is no conversation 4: /resume shows them

                resume · 2
                >
                › 2  about cheese                                           1970-01-03 · 1 turn
                  3  about ships                                            1970-01-04 · 1 turn
                     /there
                Enter opens · Del deletes · Esc closes
                sonnet-5-5 · window 0 % · /help
                """)
        try Deletion(store).delete([ChatID(2)])
        chat.type("\r")
        #expect(
            chat.screen == """
                > /resume
                there is no conversation 4: /resume shows them

                there is no conversation 2: /resume shows them

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    /// A console that writes lines offers the same numbers as the command takes.
    @Test func aPlainListHasTheSameNumbers() throws {
        try kept.keepThree()
        let chat = try StagedChat(
            80, 24, arguments: ["--plain"], keeping: Keeping(kept.archive()))
        chat.enter("/resume")
        #expect(
            chat.screen == """
                > /resume
                resume: 3
                  2. about cheese, 1970-01-03, 1 turn
                  1. about parsers, 1970-01-02, 2 turns
                  3. about ships, 1970-01-04, 1 turn
                     /there
                  claude-chat sessions list shows all, sessions delete N deletes one
                a number, or words to filter by; Enter closes:
                """)
        chat.enter("3")
        #expect(chat.screen.contains("going on with 'about ships', 1 turn"), "\(chat.screen)")
    }

    @Test func oneIsDeletedAfterAYes() throws {
        try kept.keepThree()
        let chat = try chat()
        chat.enter("/resume")
        chat.type("\u{1B}[3~")
        #expect(
            chat.screen == """
                > /resume
                delete 'about cheese', 1 turn? the record of its costs is kept
                › n  keep it
                  y  delete it
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("n")
        #expect(chat.screen.contains("› 2  about cheese"))
        chat.type("\u{1B}[3~")
        chat.type("y")
        #expect(
            chat.screen == """
                > /resume
                deleted: 'about cheese'

                resume · 2
                >
                › 1  about parsers                                         1970-01-02 · 2 turns
                  3  about ships                                            1970-01-04 · 1 turn
                     /there
                Enter opens · Del deletes · Esc closes
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(try store.list().map(\.title) == ["about ships", "about parsers"])
        chat.type("\u{3}")
        #expect(
            chat.screen == """
                > /resume
                deleted: 'about cheese'

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    /// After the last one no empty list is left open.
    @Test func theLastOneIsDeleted() throws {
        try kept.keep(("about parsers", "A parser reads."), day: 1)
        let chat = try chat()
        chat.enter("/resume")
        chat.type("\u{1B}[3~")
        chat.type("y")
        #expect(
            chat.screen == """
                > /resume
                deleted: 'about parsers'

                there is no other conversation to go on with

                >
                sonnet-5-5 · window 0 % · /help
                """)
    }

    /// One that another program has is not deleted, and the list stays.
    @Test func aHeldOneIsNotDeleted() throws {
        try kept.keepThree()
        let lease = try store.lease(ChatID(2))
        let chat = try chat()
        chat.enter("/resume")
        chat.type("\u{1B}[3~")
        chat.type("y")
        #expect(chat.screen.contains("'about cheese' goes on in another claude-chat (process "))
        #expect(chat.screen.contains("\nresume · 3\n>\n› 2  about cheese "), "\(chat.screen)")
        chat.type("\u{3}")
        #expect(try store.count() == 3)
        withExtendedLifetime(lease) {}
    }

    /// A copy's mark is never cut off.
    @Test func aCopyOfALongTitleIsToldApart() throws {
        let title = Array(repeating: "0123456", count: 12).joined(separator: " ")
        let chat = try chat(columns: 100)
        chat.ask("one", "First.")
        chat.enter("/title \(title)")
        chat.enter("/fork")
        #expect(
            chat.screen.contains(
                "in '0123456 0123456 0123456 0123456 0123456 0123456 0123… (copy)'; /resume 1 goes"
            ), "\(chat.screen)")
        chat.enter("/resume")
        #expect(
            chat.screen.contains(
                """
                resume · 2
                >
                  2  0123456 0123456 0123456 0123456 0123456 0123456 0123456 0123456… (copy)  open · 12:00 · 1 turn
                › 1  0123456 0123456 0123456 0123456 0123456 0123456 0123456 0123456 01…  12:00 · 1 turn · $0.00012
                """), "\(chat.screen)")
    }
}
