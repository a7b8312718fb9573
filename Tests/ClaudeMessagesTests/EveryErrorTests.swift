import ClaudeMessages
import MessagesTesting
import Testing

/// Each code of `ClaudeError`, with a reply that causes it.
@Suite struct EveryErrorTests {
    typealias Reply = ScriptedTransport.Reply

    private static func failed(_ code: TransportError.Code) -> Reply {
        .failure(TransportError(code, "why"))
    }

    private static func typed(_ type: String) -> Reply {
        .response(
            status: 200, fields: [HeaderField("content-type", type)], chunks: [[0x3C]])
    }

    private static let begun = Wire.start() + Wire.blockStart(0) + Wire.text(0, "half")

    private static let tooLong = Wire.delta(
        0, ["type": "citations_delta", "citation": .array([JSON](repeating: 1, count: 200_000))])

    /// Replies, and the errors they cause.
    private static let rows: [(Reply, ClaudeError)] = [
        (.error(400, "invalid_request_error"), error(.badRequest, 400, "invalid_request_error")),
        (.error(401, "authentication_error"), error(.authentication, 401, "authentication_error")),
        (.error(402, "billing_error"), error(.billing, 402, "billing_error")),
        (.error(403, "permission_error"), error(.permission, 403, "permission_error")),
        (.error(404, "not_found_error"), error(.notFound, 404, "not_found_error")),
        (.error(429, "rate_limit_error"), error(.rateLimited, 429, "rate_limit_error")),
        (.error(529, "overloaded_error"), error(.overloaded, 529, "overloaded_error")),
        (.error(500, "api_error"), error(.serverError, 500, "api_error")),
        (failed(.cannotConnect), ClaudeError(.cannotConnect, "why")),
        (failed(.proxyAuthentication), ClaudeError(.proxyAuthentication, "why")),
        (failed(.proxyRefused), ClaudeError(.proxyRefused, "why")),
        (failed(.tls), ClaudeError(.tls, "why")),
        (failed(.connectionLost), ClaudeError(.connectionLost, "why")),
        (failed(.cutOff), ClaudeError(.cutOff, "why")),
        (failed(.stalled), ClaudeError(.stalled, "why")),
        (failed(.tookTooLong), ClaudeError(.tookTooLong, "why")),
        (failed(.malformed), ClaudeError(.malformed, "why")),
        (failed(.tooLarge), ClaudeError(.tooLarge, "why")),
        (failed(.cancelled), ClaudeError(.cancelled, "why")),
        (
            .stream(begun, failure: TransportError(.connectionLost, "why")),
            ClaudeError(.cutOff, "why")
        ),
        (
            .response(status: 307, fields: [HeaderField("location", "http://x/")], chunks: []),
            error(.redirected, 307, nil, "http://x/", id: nil)
        ),
        (typed("text/html"), error(.notAPI, 200, nil, "<", id: nil)),
        (
            .stream(begun + "data: {\n\n"),
            ClaudeError(
                .malformed, "the data of event '' is not JSON: the text ends too early at byte 1")
        ),
        (
            .endless(begun, tooLong),
            ClaudeError(.answerTooLong, "the answer is longer than 64 MiB")
        ),
    ]

    private static func error(
        _ code: ClaudeError.Code, _ status: Int, _ type: String?, _ message: String = "no",
        id: String? = "req_body"
    ) -> ClaudeError {
        var error = ClaudeError(code, message)
        error.status = status
        error.type = type
        error.requestID = id
        return error
    }

    @Test func isBroughtAbout() async {
        for (reply, expected) in Self.rows {
            #expect(await read(reply).error == expected)
        }
    }

    @Test func noneIsLeftOut() {
        #expect(
            Set(Self.rows.map(\.1.code)) == [
                .badRequest, .authentication, .billing, .permission, .notFound, .rateLimited,
                .overloaded, .serverError, .cannotConnect, .proxyAuthentication, .proxyRefused,
                .tls,
                .connectionLost, .cutOff, .stalled, .redirected, .notAPI, .malformed, .tooLarge,
                .answerTooLong, .tookTooLong,
                .cancelled,
            ])
    }
}
