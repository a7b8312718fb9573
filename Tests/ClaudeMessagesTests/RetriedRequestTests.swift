import ClaudeMessages
import MessagesTesting
import Testing

/// Retries of requests without streaming, and the retry observer.
@Suite struct RetriedRequestTests {
    private static let overloaded = ScriptedTransport.Reply.error(529, "overloaded_error", "busy")
    private static let lost = ScriptedTransport.Reply.failure(
        TransportError(.connectionLost, "reset"))

    @Test func aRequestIsSentAgain() async throws {
        let transport = ScriptedTransport([
            Self.overloaded,
            .response(
                status: 200, fields: [HeaderField("request-id", "req_2")],
                chunks: [Array("{".utf8)], failure: TransportError(.connectionLost, "reset")),
            .json(200, ["input_tokens": 7]),
        ])
        let waits = RecordedWaits()
        let client = ClaudeClient.scripted(transport, waits: waits).observingRetries(waits.note)
        #expect(try await client.countTokens(.hello).value == 7)
        #expect(transport.requests.count == 3)
        #expect(waits.durations == [.milliseconds(250), .milliseconds(500)])
        #expect(waits.noticed.map(\.attempt) == [2, 3])
        #expect(waits.noticed.map(\.error.code) == [.overloaded, .connectionLost])
        #expect(waits.noticed.map(\.error.requestID) == ["req_body", "req_2"])
    }

    @Test func theLastFailureIsThrown() async {
        let transport = ScriptedTransport(Self.overloaded)
        let waits = RecordedWaits()
        let client = ClaudeClient.scripted(transport, waits: waits)
        let error = await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) }
        #expect(error?.code == .overloaded)
        #expect(error?.requestID == "req_body")
        #expect(transport.requests.count == 3)
        #expect(waits.durations.count == 2)
    }

    @Test func theLastObserverIsTold() async throws {
        let transport = ScriptedTransport([Self.overloaded, .json(200, ["input_tokens": 7])])
        let (first, second) = (RecordedWaits(), RecordedWaits())
        let client = ClaudeClient.scripted(transport).observingRetries(first.note)
        #expect(
            try await client.observingRetries(second.note).countTokens(.hello).value == 7)
        #expect(first.noticed.isEmpty)
        #expect(second.noticed.count == 1)
    }

    @Test func cancellingEndsTheWait() async {
        struct Cancelled: Error {}
        let client = ClaudeClient(
            ClientConfiguration(credential: .none), transport: ScriptedTransport(Self.overloaded),
            surroundings: Surroundings(
                sleep: { _ in throw Cancelled() }, random: { 0 }, now: { 0 }))
        let error = await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) }
        #expect(error?.code == .cancelled)
    }

    /// A request that creates something is repeated only when it certainly was not accepted.
    @Test(
        arguments: [
            (.failure(TransportError(.cannotConnect, "x")), 3),
            (Self.overloaded, 3),
            (.error(500, "api_error"), 3),
            (.error(503, "api_error"), 3),
            (.error(429, "rate_limit_error", fields: [HeaderField("retry-after", "1")]), 3),
            (.error(504, "timeout_error"), 1),
            (.error(408, "timeout_error"), 1),
            (.error(400, "invalid_request_error"), 1),
            // An error page of a proxy.
            (.response(status: 502, fields: [], chunks: [Array("<html>".utf8)]), 1),
            (Self.lost, 1),
            (.failure(TransportError(.stalled, "x")), 1),
            (
                .response(
                    status: 200, fields: [], chunks: [],
                    failure: TransportError(.connectionLost, "reset")), 1
            ),
            (.json(200, ["no": "id"]), 1),
        ] as [(ScriptedTransport.Reply, Int)])
    func whatMakesSomething(_ reply: ScriptedTransport.Reply, _ requests: Int) async {
        let transport = ScriptedTransport(reply)
        let client = ClaudeClient.scripted(transport)
        await #expect(throws: ClaudeError.self) { try await client.batches.create([]) }
        #expect(transport.requests.count == requests)
        await #expect(throws: ClaudeError.self) {
            try await client.files.upload([1], filename: "f", mediaType: "text/plain")
        }
        #expect(transport.requests.count == 2 * requests)
    }

    @Test func whatOnlyReadsIsRepeated() async {
        for reply in [Self.lost, .error(504, "timeout_error")] {
            let transport = ScriptedTransport(reply)
            let client = ClaudeClient.scripted(transport)
            await #expect(throws: ClaudeError.self) { try await client.models.retrieve("m") }
            await #expect(throws: ClaudeError.self) { try await client.batches.delete("b") }
            await #expect(throws: ClaudeError.self) { try await client.batches.cancel("b") }
            #expect(transport.requests.count == 9)
        }
    }
}
