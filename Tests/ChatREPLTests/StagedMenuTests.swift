import ChatREPL
import ChatTerminal
import Testing

/// The menu that opens while a command or a path is typed.
@Suite struct StagedMenuTests {
    private static let footer = "sonnet-5-5 · window 0 % · /help"

    @Test func itShowsWhatFitsAndEnterRunsWhatIsTyped() throws {
        let chat = try StagedChat()
        chat.type("/co")
        #expect(
            chat.screen == """
                > /co
                  /cost             show what this session has cost, exactly
                  /copy [code [N]]  copy the last answer, or its code
                \(Self.footer)
                """)
        chat.type("\u{1B}[B")
        #expect(
            chat.screen == """
                > /cost
                › /cost             show what this session has cost, exactly
                  /copy [code [N]]  copy the last answer, or its code
                \(Self.footer)
                """)
        chat.type("\u{1B}[A")
        #expect(chat.screen.hasPrefix("> /copy\n  /cost"))
        chat.type("\u{1B}[A\r")
        #expect(
            chat.screen == """
                > /cost
                nothing yet

                >
                \(Self.footer)
                """)
    }

    @Test func escClosesItAndDoesNothingElse() throws {
        let chat = try StagedChat()
        chat.type("hello\r")
        chat.type("/mod")
        #expect(chat.screen.contains("\n> /mod\n  /model [NAME]"))
        chat.type("\u{1B}")
        #expect(
            chat.screen == """
                > hello
                > /mod
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
        chat.type("\u{1B}")
        chat.pass(.seconds(1))
        #expect(chat.screen.contains("stopped: /retry asks again\n\na command is being typed"))
    }

    /// What is pasted, or brought by Up, opens no menu: Up and Down go on through the history.
    @Test func itOpensForWhatIsTypedAlone() throws {
        let chat = try StagedChat(history: ["first", "/cost", "/co"])
        chat.type("\u{1B}[A")
        #expect(chat.screen == "> /co\n\(Self.footer)")
        chat.type("\u{1B}[A\u{1B}[A")
        #expect(chat.screen == "> first\n\(Self.footer)")
        chat.type("\u{15}\u{1B}[200~/co\u{1B}[201~")
        #expect(chat.screen == "> /co\n\(Self.footer)")
        chat.type("s")
        #expect(chat.screen.contains("\n  /cost  show"))
    }

    @Test func tabTurnsItsPages() throws {
        let chat = try StagedChat(60, 9)
        chat.type("/model claude-opus-4")
        #expect(
            chat.screen == """
                > /model claude-opus-4
                  claude-opus-4-8           $5.00 / $25.00
                  claude-opus-4-7           $5.00 / $25.00
                  … 1 to 2 of 4, Tab for more
                \(Self.footer)
                """)
        // First the beginning that all have in common.
        chat.type("\t\t")
        #expect(chat.screen.contains("\n  … 3 to 4 of 4, Tab for more"))
        chat.type("\u{1B}[B")
        #expect(
            chat.screen == """
                > /model claude-opus-4-8
                › claude-opus-4-8           $5.00 / $25.00
                  claude-opus-4-7           $5.00 / $25.00
                  … 1 to 2 of 4
                \(Self.footer)
                """)
    }

    @Test func folderEntriesComeWhenTheyAreKnown() throws {
        let home = try HomeFolder()
        for name in ["notes.md", "novel.txt", "other"] { try home.write("x", to: name) }
        let chat = try StagedChat(100)
        chat.type("see @\(home.path)/no")
        chat.wait { $0.contains("notes.md") }
        #expect(
            chat.screen == """
                > see @\(home.path)/no
                  notes.md
                  novel.txt
                \(Self.footer)
                """)
        chat.type("v")
        #expect(chat.screen.contains("/nov\n  novel.txt\n"))
        chat.wait { !$0.contains("notes.md") }
        chat.type("\u{1B}[B\r")
        #expect(chat.screen.hasPrefix("> see @\(home.path)/novel.txt\n>"))
    }

    /// No `@` in the middle of a word, as in an address.
    @Test func anAddressOpensNone() throws {
        let chat = try StagedChat()
        chat.type("mail me@/etc")
        chat.pass(.milliseconds(50))
        #expect(chat.screen == "> mail me@/etc\n\(Self.footer)")
    }
}
