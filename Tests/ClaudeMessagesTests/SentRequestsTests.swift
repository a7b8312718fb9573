import ClaudeMessages
import FakeClaude
import MessagesTesting
import TestSupport
import Testing
import WireJSON

/// The requests that were sent and may be billed.
@Suite struct SentRequestsTests {
    private func sent(_ stream: MessageStream) -> [String] {
        stream.sentRequests.map { request in
            [
                request.requestID ?? "-",
                request.usage.map { "in \($0.inputTokens ?? 0)" } ?? "no usage",
                request.error.map { "\($0.code)" } ?? "whole",
                request.wasRefused ? "refused" : "",
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    private static func id(_ id: String) -> [HeaderField] { [HeaderField("request-id", id)] }

    private static let reset: TransportError = {
        var error = TransportError(.connectionLost, "reset")
        error.wasSent = true
        return error
    }()

    @Test func oneOfEachKind() async {
        let transport = ScriptedTransport([
            .error(529, "overloaded_error", fields: Self.id("r1")),
            .failure(Self.reset), .stream(Wire.hi, fields: Self.id("r3")),
        ])
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        #expect(sent(stream) == [])
        let reading = await stream.read()
        #expect(reading.error == nil)
        #expect(
            sent(stream) == [
                "r1 no usage overloaded refused", "- no usage connection_lost", "r3 in 15 whole",
            ])
    }

    /// A request that was not sent in full is not recorded.
    @Test func whatWasNotSentIsNone() async {
        let transport = ScriptedTransport([
            .failure(TransportError(.cannotConnect, "x")), .failure(TransportError(.tls, "x")),
        ])
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        #expect(await stream.read().error?.code == .tls)
        #expect(sent(stream) == [])
    }

    /// Streams cut after the head, before and after the usage.
    @Test func cuts() async {
        let transport = ScriptedTransport([
            .stream("", failure: Self.reset, fields: Self.id("r1")),
            .stream(Wire.start(), failure: Self.reset, fields: Self.id("r2")),
            .stream(
                Wire.start() + Wire.textBlock(0, "Hi"), failure: Self.reset, fields: Self.id("r3")),
        ])
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        #expect(await stream.read().error?.code == .cutOff)
        #expect(
            sent(stream) == [
                "r1 no usage connection_lost", "r2 in 15 connection_lost", "r3 in 15 cut_off",
            ])
    }

    /// The current request is included, with its usage so far.
    @Test func theOneUnderWay() async throws {
        let transport = ScriptedTransport(
            .stream(Wire.start() + Wire.textBlock(0, "Hi"), pieces: 50, fields: Self.id("r1")))
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        var events = stream.makeAsyncIterator()
        _ = try await events.next()
        #expect(sent(stream) == ["r1 in 15 whole"])
    }

    // MARK: - On the network

    private func server() throws -> (server: FakeClaude.Server, address: String) {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        return (server, "http://127.0.0.1:\(try server.start())")
    }

    private func client(
        _ address: String, _ transport: CurlTransport, _ waits: RecordedWaits
    ) throws -> ClaudeClient {
        ClaudeClient(
            ClientConfiguration(baseURL: try BaseURL(address), credential: .none),
            transport: transport, surroundings: waits.surroundings()
        ).observingRetries(waits.note)
    }

    /// A reused connection that is closed is replaced once, at once, as one of three requests.
    @Test(.timeLimit(.minutes(5)), arguments: ["hello", String(repeating: "long ", count: 40_000)])
    func aKeptConnectionThatDies(_ text: String) async throws {
        let (server, address) = try server()
        defer { server.stop() }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let waits = RecordedWaits()
        _ = try await client(address, transport, waits).models.retrieve("claude-sonnet-5-5")
        let stream = try client("\(address)/fault=drop", transport, waits).stream(
            MessageRequest(model: "claude-sonnet-5-5", maxTokens: 10, text))
        #expect(await stream.read().error?.code == .connectionLost)
        #expect(server.requests.map(\.method) == ["GET", "POST", "POST", "POST"])
        #expect(sent(stream) == Array(repeating: "- no usage connection_lost", count: 3))
        // The observer is called for the second retry only.
        #expect(waits.noticed.map(\.attempt) == [3])
    }

    @Test(.timeLimit(.minutes(5))) func aFreshConnectionThatDies() async throws {
        let (server, address) = try server()
        defer { server.stop() }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let waits = RecordedWaits()
        let stream = try client("\(address)/fault=drop", transport, waits).stream(
            MessageRequest(model: "claude-sonnet-5-5", maxTokens: 10, "hello"))
        #expect(await stream.read().error?.code == .connectionLost)
        #expect(server.requests.map(\.method) == ["POST", "POST", "POST"])
        #expect(waits.noticed.map(\.attempt) == [2, 3])
        #expect(sent(stream).count == 3)
    }

    /// A request whose body the server did not read in full is not recorded.
    @Test(.timeLimit(.minutes(5))) func aBodyThatDoesNotArrive() async throws {
        let server = try RawServer { _ in nil }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let client = try client("http://127.0.0.1:\(server.port)", transport, RecordedWaits())
        let stream = client.retrying(.never).stream(
            MessageRequest(model: "m", maxTokens: 1, String(repeating: "x", count: 30_000_000)))
        #expect(await stream.read().error?.code == .connectionLost)
        #expect(sent(stream) == [])
    }

    /// A request that is cancelled while the server is silent was sent in full.
    @Test(.timeLimit(.minutes(5))) func aCancelWhileNothingComes() async throws {
        let server = try RawServer { _ in [] }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let client = try client("http://127.0.0.1:\(server.port)", transport, RecordedWaits())
        let stream = client.stream(.hello)
        let task = Task { await stream.read() }
        while server.requests == 0 { await Task.yield() }
        task.cancel()
        #expect(await task.value.error?.code == .cancelled)
        #expect(sent(stream) == ["- no usage cancelled"])
    }
}
