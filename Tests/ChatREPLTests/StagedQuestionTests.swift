import Testing

/// The question that is asked before a key is sent.
@Suite struct StagedQuestionTests {
    private static let text = "is sk-ant-api03-ABCDEFGHIJKLMNOP good?"

    private func asked() throws -> StagedChat {
        let chat = try StagedChat()
        chat.type(Self.text + "\r")
        return chat
    }

    @Test func itStandsInPlaceOfThePrompt() throws {
        let chat = try asked()
        #expect(
            chat.screen == """
                > \(Self.text)
                there is an API key in this (sk-ant-…); it is kept out of the history
                › n  do not send it
                  y  send it all the same
                sonnet-5-5 · window 0 % · /help
                """)
        chat.type("x")
        chat.press(.down)
        #expect(
            chat.screen == """
                > \(Self.text)
                there is an API key in this (sk-ant-…); it is kept out of the history
                  n  do not send it
                › y  send it all the same
                sonnet-5-5 · window 0 % · /help
                """)
        chat.press(.down)
        #expect(
            chat.screen == """
                > \(Self.text)
                there is an API key in this (sk-ant-…); it is kept out of the history
                › n  do not send it
                  y  send it all the same
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test(arguments: ["\r", "n", "1", "\u{1B}", "\u{3}", "\u{4}", "\u{1B}[A\u{1B}[A\r"])
    func noGivesTheDraftBack(answer: String) throws {
        let chat = try asked()
        chat.send(answer)
        #expect(
            chat.screen == """
                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                sonnet-5-5 · window 0 % · /help
                """)
        #expect(chat.transport.bodies.isEmpty)
    }

    @Test(arguments: ["y", "Y", "2", "\u{1B}[B\r", "\t\r"])
    func yesSendsIt(answer: String) throws {
        let chat = try asked()
        chat.send(answer)
        #expect(
            chat.screen == """
                > is sk-ant-api03-ABCDEFGHIJKLMNOP good?
                >
                ⠋ 0.0 s · waiting for the answer · esc stops
                """)
        #expect(chat.transport.bodies.count == 1)
    }

    @Test func onASmallScreen() throws {
        let chat = try StagedChat(30, 6)
        chat.type(Self.text + "\r")
        #expect(
            chat.screen == """
                there is an API key in this
                (sk-ant-…); it is kept out of
                the history
                › n  do not send it
                  y  send it all the same
                """)
    }

    @Test func theKeyIsKeptOutOfTheHistory() throws {
        let chat = try StagedChat()
        chat.type("harmless")
        chat.press(.controlC)
        chat.type(Self.text + "\r")
        chat.type("n")
        chat.press(.controlC)
        chat.press(.up)
        #expect(
            chat.screen == """
                > harmless
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
