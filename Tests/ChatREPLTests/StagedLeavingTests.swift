import ChatREPL
import SystemKit
import TestSupport
import Testing

/// The ways out, and what stands on the screen then.
@Suite struct StagedLeavingTests {
    @Test func ctrlDLeavesNothingBehind() throws {
        let chat = try StagedChat()
        chat.press(.controlD)
        #expect(
            chat.screen == """

                """)
        #expect(chat.ending == .success)
        #expect(!chat.terminal.isRaw && !chat.terminal.screen.isPasteBracketed)
    }

    @Test func ctrlDInADraftDeletes() throws {
        let chat = try StagedChat()
        chat.type("abc")
        chat.press(.left, .controlD)
        #expect(
            chat.screen == """
                > ab
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.controlD)
        #expect(
            chat.screen == """
                > ab
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(chat.ending == nil)
    }

    @Test func ctrlCTwiceLeaves() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.press(.controlC)
        #expect(
            chat.screen == """
                > one
                1

                Ctrl-C again, or Ctrl-D, leaves

                >
                sonnet-5-5 · in 15 · out 9 · $0.00012 · session $0.00012 · window 0 %
                """)
        chat.press(.controlC)
        #expect(
            chat.screen == """
                > one
                1

                Ctrl-C again, or Ctrl-D, leaves

                session $0.00012, 1 answer
                """)
        #expect(chat.ending == .success)
    }

    @Test func ctrlCOnceIsForgottenAfterTwoSeconds() throws {
        let chat = try StagedChat()
        chat.press(.controlC)
        chat.pass(.seconds(3))
        chat.press(.controlC)
        #expect(
            chat.screen == """
                Ctrl-C again, or Ctrl-D, leaves

                Ctrl-C again, or Ctrl-D, leaves

                >
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(chat.ending == nil)
    }

    @Test func aSignalAtRest() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.type("half a dra")
        chat.signal(Signals.terminate)
        #expect(
            chat.screen == """
                > one
                1

                session $0.00012, 1 answer
                """)
        #expect(chat.ending == .signal(Signals.terminate))
    }

    @Test func aSignalInTheMiddleOfAnAnswer() throws {
        let chat = try StagedChat()
        chat.begin("one", "The first **ans")
        chat.type("second\r")
        chat.signal(Signals.terminate)
        #expect(
            chat.screen == """
                > one
                The first **ans

                not sent: 'second'

                session ~$0.00008, 1 answer
                """)
        #expect(chat.ending == .signal(Signals.terminate))
    }

    @Test func aSignalBeforeTheFirstWord() throws {
        let chat = try StagedChat()
        chat.type("one\r")
        chat.signal(Signals.hangUp)
        #expect(
            chat.screen == """
                > one

                session ~$0.00001, 0 answers
                """)
        #expect(chat.ending == .signal(Signals.hangUp))
    }

    @Test func quitSaysTheBill() throws {
        let chat = try StagedChat()
        chat.ask("one", "1")
        chat.ask("two", "2")
        chat.type("/quit\r")
        #expect(
            chat.screen == """
                > one
                1

                > two
                2

                > /quit
                session $0.00024, 2 answers
                """)
        #expect(chat.ending == .success)
    }

    @Test func quitInTheMiddleOfAnAnswerWaits() throws {
        let chat = try StagedChat()
        chat.begin("one", "The first")
        chat.type("/quit\r")
        #expect(
            chat.screen == """
                > one
                The first

                queued: '/quit'
                >
                ⠋ 0.1 s · ~3 tok · ~$0.00006 · 1 queued · esc stops
                """)
        chat.finish(" answer.")
        #expect(
            chat.screen == """
                > one
                The first answer.

                > /quit
                session $0.00012, 1 answer
                """)
        #expect(chat.ending == .success)
    }

    @Test func theBeginningOfQuitIsEnough() throws {
        let chat = try StagedChat()
        chat.type("/q\r")
        #expect(
            chat.screen == """
                > /q
                """)
        #expect(chat.ending == .success)
    }

    @Test func anAnswerThatCostSomethingButGaveNothing() throws {
        let chat = try StagedChat()
        chat.type("one\r")
        chat.press(.escape)
        chat.press(.controlU, .controlD)
        #expect(
            chat.screen == """
                > one
                stopped: your message is back at the prompt

                session ~$0.00001, 0 answers
                """)
    }
}
