import ClaudeMessages
import Testing
import WireJSON

/// Requests that fail: what is said, and where the message is then.
@Suite struct StagedErrorTests {
    private static func error(_ type: String, _ message: String) -> JSON {
        [
            "type": "error", "error": ["type": JSON(type), "message": JSON(message)],
            "request_id": "req_011CX",
        ]
    }

    private func asked(
        _ status: Int, _ type: String, _ message: String, _ fields: [HeaderField] = [],
        arguments: [String] = []
    ) throws -> StagedChat {
        let chat = try StagedChat(arguments: arguments)
        let reply = StagedTransport.Reply.json(status, Self.error(type, message), fields: fields)
        chat.transport.reply(reply, reply, reply)
        chat.type("hello\r")
        chat.pass(.seconds(30))
        return chat
    }

    @Test func theKeyIsNotAccepted() throws {
        let chat = try asked(401, "authentication_error", "invalid x-api-key")
        #expect(
            chat.screen == """
                > hello
                the API does not accept the key (401, invalid x-api-key): 'claude-chat doctor'
                says where it comes from [req_011CX, your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theRequestIsRefused() throws {
        let chat = try asked(
            400, "invalid_request_error", "messages: at least one message is required")
        #expect(
            chat.screen == """
                > hello
                the API refuses the request (400, messages: at least one message is required):
                send at least one message [req_011CX, your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func thereIsNoMoney() throws {
        let chat = try asked(
            400, "invalid_request_error",
            "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."
        )
        #expect(
            chat.screen == """
                > hello
                the API refuses the request (400, Your credit balance is too low to access the
                Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.):
                buy credits on the billing page of the console [req_011CX, your message is back
                at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theModelIsNotKnown() throws {
        let chat = try asked(
            404, "not_found_error", "model: claude-sonnet-9", arguments: ["-m", "claude-sonnet-9"]
        )
        #expect(
            chat.screen == """
                > hello
                the API does not know this (404, model: claude-sonnet-9): check /model and
                --base-url [req_011CX, your message is back at the prompt]

                > hello
                sonnet-9 · window 0 % · /help
                """)
    }

    @Test func theServerFailsThreeTimes() throws {
        let chat = try asked(500, "api_error", "Internal server error")
        #expect(chat.transport.bodies.count == 3)
        #expect(
            chat.screen == """
                > hello
                the server failed (500, Internal server error): try again later [req_011CX,
                tried 3 times, your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theLimitIsReachedWithoutAWordOnWhen() throws {
        let chat = try asked(429, "rate_limit_error", "This request would exceed your rate limit")
        #expect(
            chat.screen == """
                > hello
                rate limit (429, This request would exceed your rate limit): try again later
                [req_011CX, your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theLimitIsReachedForLong() throws {
        let chat = try asked(
            429, "rate_limit_error", "This request would exceed your rate limit",
            [HeaderField("retry-after", "600")]
        )
        #expect(
            chat.screen == """
                > hello
                rate limit (429, This request would exceed your rate limit): try again in 10
                min [req_011CX, your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    private func broken(_ error: TransportError) throws -> StagedChat {
        let chat = try StagedChat()
        chat.transport.reply(.failure(error), .failure(error), .failure(error))
        chat.type("hello\r")
        chat.pass(.seconds(30))
        return chat
    }

    @Test func thereIsNoNetwork() throws {
        let chat = try broken(
            TransportError(.cannotConnect, "Could not resolve host: api.anthropic.com"))
        #expect(
            chat.screen == """
                > hello
                cannot reach https://api.anthropic.com (Could not resolve host:
                api.anthropic.com): check the network, the proxy and --base-url [tried 3 times,
                your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theConnectionIsNotTrusted() throws {
        let chat = try broken(
            TransportError(.tls, "SSL certificate problem: certificate has expired"))
        #expect(
            chat.screen == """
                > hello
                no trusted connection to https://api.anthropic.com (SSL certificate problem:
                certificate has expired): check this machine's clock and SSL_CERT_FILE [your
                message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func theConnectionIsLostBeforeTheAnswer() throws {
        let chat = try broken(TransportError(.connectionLost, "Connection reset by peer"))
        #expect(
            chat.screen == """
                > hello
                the connection to https://api.anthropic.com was lost before the answer began
                (Connection reset by peer): try again [tried 3 times, your message is back at
                the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }

    @Test func aProxyAnswers() throws {
        let chat = try StagedChat()
        chat.transport.reply(
            .page(403, "<html><title>Blocked by policy</title><body><h1>No</h1></body></html>"))
        chat.type("hello\r")
        chat.pass(.seconds(1))
        #expect(
            chat.screen == """
                > hello
                not the API but something on the way to https://api.anthropic.com answered
                (403, a web page: Blocked by policy): check the network, the proxy and
                --base-url [your message is back at the prompt]

                > hello
                sonnet-5-5 · window 0 % · /help
                """)
    }
}
