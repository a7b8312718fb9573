import ClaudeMessages
import MessagesTesting
import Testing
import WireJSON

/// Streams opened with `open`.
@Suite struct OpenedStreamTests {
    @Test func theHeadComesFirst() async throws {
        let transport = ScriptedTransport(
            .stream(Wire.hi, fields: [HeaderField("request-id", "req_1")]))
        let opened = try await ClaudeClient.scripted(transport).open(.hello)
        #expect(opened.head.status == 200)
        #expect(opened.head.requestID == "req_1")
        #expect(transport.record.pulls == 0)
        let reading = await opened.value.read()
        #expect(reading.text == "Hi" && reading.error == nil)
        #expect(transport.requests.count == 1)
        #expect(opened.value.sentRequests.count == 1)
    }

    @Test func aRefusalIsThrown() async throws {
        let transport = ScriptedTransport(
            .error(429, "rate_limit_error", fields: [HeaderField("retry-after", "70")]))
        let error = await #expect(throws: ClaudeError.self) {
            try await ClaudeClient.scripted(transport).open(.hello)
        }
        #expect(error?.status == 429)
        #expect(error?.retryAfter == .seconds(70))
        #expect(transport.requests.count == 1)
    }

    /// An answer takes at most three requests, whether they fail before or after the head.
    @Test func triesAreCountedTogether() async throws {
        let lost = TransportError(.connectionLost, "reset")
        let transport = ScriptedTransport([
            .error(529, "overloaded_error"), .stream("", failure: lost), .stream("", failure: lost),
        ])
        let waits = RecordedWaits()
        let opened = try await ClaudeClient.scripted(transport, waits: waits)
            .observingRetries(waits.note).open(.hello)
        let reading = await opened.value.read()
        #expect(reading.error?.code == .connectionLost)
        #expect(transport.requests.count == 3)
        #expect(waits.noticed.map(\.attempt) == [2, 3])
        #expect(opened.value.sentRequests.count == 3)
    }

    /// An unread stream is closed when it is released.
    @Test func aStreamThatIsDropped() async throws {
        let transport = ScriptedTransport(.stream(Wire.hi))
        do {
            let opened = try await ClaudeClient.scripted(transport).open(.hello)
            #expect(opened.head.status == 200)
        }
        #expect(transport.record.letGo == 1)
    }
}
