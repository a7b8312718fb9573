import ChatREPL
import ChatStore
import TestSupport
import Testing
import WireJSON

/// What is typed and not sent comes back in the next chat, whatever ended the last one.
@Suite struct StagedDraftTests {
    private let home: HomeFolder

    init() throws { home = try HomeFolder() }

    /// A chat, and what keeps it.
    private struct Run {
        let chat: StagedChat
        let keeping: Keeping

        /// Ends it as a closed window does.
        func close() {
            chat.signal(1)
            _ = keeping.close()
        }
    }

    private func chat(
        in folder: String = "/here", keepsChats: Bool = true, arguments: [String] = []
    ) throws -> Run {
        let place = DatabasePlace(file: home.path + "/data/chats.db", root: home.path)
        let archive = Archive(
            ChatStore(place), folder: folder, server: "https://api.anthropic.com",
            keepsChats: keepsChats)
        let keeping = Keeping(archive)
        return Run(chat: try StagedChat(arguments: arguments, keeping: keeping), keeping: keeping)
    }

    @Test func whatWasTypedComesBack() throws {
        let first = try chat()
        first.chat.type("half a sent")
        first.close()
        let second = try chat()
        second.chat.wait { $0.contains("half a sent") }
        #expect(
            second.chat.screen == """
                what you had typed when the last chat ended is back at the prompt

                > half a sent
                sonnet-5-5 · window 0 % · /help
                """)
        second.chat.type("ence\r")
        second.chat.finishWhole("Yes.")
        second.close()
        let third = try chat()
        third.chat.pass(.seconds(1))
        #expect(!third.chat.everything.contains("half a sent"))
    }

    @Test func theQueueComesBack() throws {
        let first = try chat()
        first.chat.begin("q", "Some words")
        first.chat.enter("then this")
        first.chat.enter("and that")
        first.chat.type("half")
        first.close()
        let second = try chat()
        second.chat.wait { $0.contains("half") }
        #expect(
            second.chat.screen.hasSuffix(
                """
                > then this
                  and that
                  half
                sonnet-5-5 · window 0 % · /help
                """), "\(second.chat.screen)")
    }

    @Test func aFoldedPasteIsFoldedAgain() throws {
        let first = try chat()
        let lines = (1...20).map { "line \($0)" }.joined(separator: "\r")
        first.chat.send("\u{1B}[200~\(lines)\u{1B}[201~")
        first.chat.type(" what is it")
        first.close()
        let second = try chat()
        second.chat.wait { $0.contains("what is it") }
        #expect(
            second.chat.screen.contains("> [Pasted #1: 20 lines] what is it"),
            "\(second.chat.screen)")
        second.chat.type("\r")
        #expect(
            second.chat.transport.bodies.last?.description.contains("line 20 what is it") == true)
    }

    /// Keys are left out, commands are no drafts.
    @Test func noKeyIsKept() throws {
        let first = try chat()
        first.chat.type("my key is sk-ant-api03-abcdefghijklmnopqrstuvwxyz, or not")
        first.close()
        let second = try chat()
        second.chat.wait { $0.contains("my key") }
        #expect(
            second.chat.screen.contains("> my key is sk-ant-…, or not"), "\(second.chat.screen)")
        second.chat.type("\u{15}/undo")
        second.close()
        let third = try chat()
        third.chat.pass(.seconds(1))
        #expect(!third.chat.screen.contains("/undo") && !third.chat.screen.contains("my key"))
    }

    @Test func nothingTypedInPrivateIsKept() throws {
        let first = try chat(keepsChats: false)
        first.chat.type("a secret")
        first.close()
        let second = try chat()
        second.chat.pass(.seconds(1))
        #expect(!second.chat.everything.contains("secret"))
    }

    @Test func anotherFolderHasItsOwn() throws {
        let first = try chat(in: "/there")
        first.chat.type("for there")
        first.close()
        let second = try chat()
        second.chat.pass(.seconds(1))
        #expect(!second.chat.everything.contains("for there"))
        let third = try chat(in: "/there")
        third.chat.wait { $0.contains("for there") }
        #expect(third.chat.screen.contains("> for there"))
    }

    /// Sent is sent, and typed meanwhile is kept.
    @Test func theQuestionIsNoDraftOnceItIsKept() throws {
        let first = try chat()
        first.chat.begin("a question", "Some words")
        first.chat.type("the next")
        first.close()
        let second = try chat()
        second.chat.wait { $0.contains("the next") }
        #expect(!second.chat.screen.contains("a question"))
        #expect(second.chat.screen.contains("at the prompt; --resume 1"))
    }
}
