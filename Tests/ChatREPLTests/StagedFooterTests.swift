import ClaudeMessages
import MessagesTesting
import TestSupport
import Testing

/// The row below the prompt, when there is more to say than usual.
@Suite struct StagedFooterTests {
    @Test func aLimitIsNearlyUsedUp() throws {
        let chat = try StagedChat(100, 24)
        chat.transport.head(
            HeaderField("anthropic-ratelimit-requests-limit", "50"),
            HeaderField("anthropic-ratelimit-requests-remaining", "3"))
        chat.ask("one", "1")
        #expect(
            chat.screen == """
                > one
                1

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · limit: 6 % of requests left · window 0 %
                """)
    }

    @Test func theBellRingsAtTheEndOfALongAnswer() throws {
        let chat = try StagedChat(arguments: ["--notify", "bell"])
        chat.begin("one", "The first")
        chat.pass(.seconds(75))
        #expect(
            chat.screen == """
                > one
                The first

                >
                ⠋ 1 min 15 s · ~3 tok · ~$0.00006 · esc stops
                """)
        chat.finish()
        #expect(
            chat.screen == """
                > one
                The first

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
        #expect(chat.terminal.screen.bells == 1)
    }

    @Test func theChatBeginsWithAQuestion() throws {
        let chat = try StagedChat(question: "why is the sky blue?")
        #expect(
            chat.screen == """
                > why is the sky blue?
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func theCacheForgetsTheConversation() throws {
        let chat = try StagedChat(120, 24)
        chat.paste(String(repeating: "word ", count: 20_000))
        chat.ask("", "I have read it.", input: Wire.cached(written: 20_000))
        #expect(
            chat.screen == """
                > [Pasted #1: 100,000 bytes]
                I have read it.

                >
                sonnet-5-5 · in 20,012 · out 9 · $0.0501 · session $0.0501 · window 10 % · cache until 12:05
                """)
        chat.pass(.seconds(301))
        chat.type("x")
        // Seen: the time is over, and the row at rest does not move.
        #expect(
            chat.screen == """
                > [Pasted #1: 100,000 bytes]
                I have read it.

                > x
                sonnet-5-5 · in 20,012 · out 9 · $0.0501 · session $0.0501 · window 10 % · cache until 12:05
                """)
        chat.press(.enter)
        #expect(
            chat.screen == """
                > [Pasted #1: 100,000 bytes]
                I have read it.

                > x
                the cache has forgotten the conversation: sending it anew costs ~$0.0501

                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
    }

    @Test func theFooterGivesWay() throws {
        let chat = try StagedChat(120, 24)
        chat.ask("one", "1", input: Wire.cached(written: 340, read: 11_904))
        #expect(
            chat.screen == """
                > one
                1

                >
                sonnet-5-5 · in 12,256 (11,904 cached) · out 9 · $0.0022 · session $0.0022 · window 6 % · cache until 12:05
                """)
        let footers = [100, 90, 80, 70, 60, 50, 40, 30, 20, 10].map { columns in
            chat.resize(columns, 24)
            return chat.terminal.screen.lines.last { !$0.isEmpty } ?? ""
        }
        #expect(
            footers.joined(separator: "\n") == """
                sonnet-5-5 · in 12,256 (11,904 cached) · out 9 · $0.0022 · session $0.0022 · cache until 12:05
                sonnet-5-5 · in 12,256 (11,904 cached) · out 9 · $0.0022 · session $0.0022
                sonnet-5-5 · in 12,256 (11,904 cached) · out 9 · $0.0022 · session $0.0022
                sonnet-5-5 · in 12,256 (11,904 cached) · out 9 · $0.0022
                sonnet-5-5 · in 12,256 (11,904 cached) · out 9 · $0.0022
                sonnet-5-5 · in 12,256 · out 9 · $0.0022
                sonnet-5-5 · out 9 · $0.0022
                sonnet-5-5 · out 9 · $0.0022
                $0.0022
                $0.0022
                """)
    }
}
