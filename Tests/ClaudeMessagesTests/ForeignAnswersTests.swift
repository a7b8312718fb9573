import ClaudeMessages
import MessagesTesting
import Testing

/// Bodies that are not from the API, but from a proxy or portal, with any status.
@Suite struct ForeignAnswersTests {
    private static let challenge =
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>"

    private func reading(
        _ status: Int, _ body: String, type: String? = nil, fields: [HeaderField] = []
    ) async -> (error: ClaudeError?, requests: Int) {
        let type = type.map { [HeaderField("content-type", $0)] } ?? []
        let transport = ScriptedTransport(
            .response(
                status: status, fields: type + fields, chunks: cut(Array(body.utf8), 7)))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.message == nil)
        return (reading.error, transport.requests.count)
    }

    @Test(
        arguments: [200, 201, 300, 304, 400, 401, 402, 403, 404, 405, 413, 418, 451, 511],
        [
            challenge, "  \n<html>x", "\u{FEFF}<!-- x --><p>no", "Forbidden", "404 page not found",
            "", " \r\n", "[]x", "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
            "\"words\"",
        ])
    func withAnyStatus(_ status: Int, _ body: String) async {
        let (error, requests) = await reading(status, body, type: "text/html; charset=utf-8")
        guard status < 500 else {
            #expect(error?.meaning == .serverError && requests == 3)
            return
        }
        // A list is JSON, but not a message.
        let isGarbled = status < 300 && body.hasPrefix("[")
        #expect(error?.code == (isGarbled ? .malformed : .notAPI))
        #expect(error?.status == (isGarbled ? nil : status))
        #expect(requests == 1)
        #expect(error?.remedy == nil)
        let words = body.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if !isGarbled, !words.isEmpty { #expect(error?.message.contains(words) == true) }
    }

    /// A foreign page is retried if its status is that of a temporary error.
    @Test(arguments: [
        (500, 3, ClaudeError.Code.serverError), (502, 3, .serverError), (503, 3, .serverError),
        (504, 3, .serverError), (520, 3, .serverError), (529, 3, .overloaded),
        (408, 3, .serverError),
        (429, 1, .rateLimited),
    ])
    func whatMayPass(_ status: Int, _ requests: Int, _ meaning: ClaudeError.Code) async {
        for body in [Self.challenge, "", "upstream connect error"] {
            let (error, count) = await reading(status, body)
            #expect(error?.code == .notAPI)
            #expect(error?.meaning == meaning)
            #expect(count == requests)
        }
        let waits = await reading(429, Self.challenge, fields: [HeaderField("retry-after", "1")])
        #expect(waits.requests == 3)
        let refuses = await reading(502, "", fields: [HeaderField("x-should-retry", "False")])
        #expect(refuses.requests == 1)
    }

    /// A JSON object with an error status is an error of the server.
    @Test(arguments: [
        (
            413, #"{"type":"error","error":{"type":"request_too_large","message":"big"}}"#,
            ClaudeError.Code.badRequest
        ),
        (403, #"{"message":"Forbidden"}"#, .permission),
        (401, #"{"detail":"who"}"#, .authentication),
        (404, #"{"error":"model not found"}"#, .notFound), (400, "{}", .badRequest),
        // Cut at the limit of what is read.
        (400, #"{"type":"error","error":{"type":"x","message":"half"#, .badRequest),
        (403, "\u{FEFF}{\"error\":{\"message\":\"mark\"}}", .permission),
    ])
    func anErrorOfTheServer(_ status: Int, _ body: String, _ code: ClaudeError.Code) async {
        let (error, _) = await reading(status, body)
        #expect(error?.code == code)
        #expect(error?.meaning == code)
    }

    @Test func otherEndpoints() async throws {
        let page = ScriptedTransport.Reply.response(
            status: 200, fields: [HeaderField("content-type", "text/html")],
            chunks: [Array(Self.challenge.utf8)])
        let client = ClaudeClient.scripted(ScriptedTransport(page))
        let count = await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) }
        let model = await #expect(throws: ClaudeError.self) {
            try await client.models.retrieve("m")
        }
        let batch = try #require(
            Batch(json: [
                "id": "b", "processing_status": "ended",
                "results_url": "https://api.anthropic.com/v1/messages/batches/b/results",
            ]))
        let result = await #expect(throws: ClaudeError.self) {
            for try await _ in try client.batches.results(of: batch) {}
        }
        for error in [count, model, result] {
            #expect(error?.code == .notAPI)
            #expect(error?.message == Self.challenge)
            #expect(error?.status == 200)
        }
    }

    /// An endless page is read up to the limit.
    @Test(arguments: [200, 403]) func aPageWithoutAnEnd(_ status: Int) async {
        let transport = ScriptedTransport(.endless(status, "text/html", Self.challenge, "<p>x"))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .notAPI)
        #expect(reading.error?.message.utf8.count == 65_536)
        #expect(transport.record.bytes < 200_000)
    }
}
