import ClaudeMessages
import FakeClaude
import MessagesTesting
import Testing
import WireJSON

/// Every endpoint on the fake server, which uses none of the library's types, over a connection.
@Suite struct EndpointsOnAServerTests {
    @Test(.timeLimit(.minutes(5))) func theListOfAServer() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try ClaudeClient(environment: [
            "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(try server.start())"
        ])
        defer { server.stop() }
        var models: [ModelInfo] = []
        for try await model in client.models.list(limit: 3) { models.append(model) }
        #expect(models.count > 6)
        #expect(Set(models.map(\.id)).count == models.count)
        let sonnet = try #require(models.first { $0.id == "claude-sonnet-5-5" })
        #expect(sonnet.lifecycle == .active && sonnet.line == "sonnet")
        #expect(sonnet.maxInputTokens == 1_000_000 && sonnet.maxTokens == 128_000)
        #expect(sonnet.capabilities.supports(thinking: "adaptive") == true)
        #expect(sonnet.capabilities.supports(thinking: "enabled") == false)
        let alias = try await client.models.retrieve("claude-sonnet-4-5")
        #expect(alias.id == "claude-sonnet-4-5-20250929")
        #expect(alias.head.requestID?.hasPrefix("req_") == true)
        var old: [String] = []
        for try await model in client.models.list(lifecycles: [.deprecated]) {
            old.append(model.id)
        }
        #expect(old == ["claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929"])
        let error = await #expect(throws: ClaudeError.self) {
            try await client.models.retrieve("claude-none")
        }
        #expect(error?.code == .notFound && error?.status == 404)
        #expect(error?.type == "not_found_error" && error?.requestID != nil)
    }

    /// Methods and empty bodies, as sent by libcurl.
    @Test(.timeLimit(.minutes(5))) func whatAServerDoesNotKnow() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try ClaudeClient(environment: [
            "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(try server.start())"
        ])
        defer { server.stop() }
        let calls: [() async throws -> Void] = [
            { _ = try await client.batches.retrieve("msgbatch_none") },
            { try await client.batches.cancel("msgbatch_none") },
            { try await client.batches.delete("msgbatch_none") },
            { try await client.files.delete("file_none") },
            { _ = try await client.files.content(of: "file_none") },
        ]
        for call in calls {
            let error = await #expect(throws: ClaudeError.self) { try await call() }
            #expect(error?.code == .notFound && error?.requestID != nil)
        }
        #expect(
            server.requests.map { "\($0.method) \($0.path)" } == [
                "GET /v1/messages/batches/msgbatch_none",
                "POST /v1/messages/batches/msgbatch_none/cancel",
                "DELETE /v1/messages/batches/msgbatch_none", "DELETE /v1/files/file_none",
                "GET /v1/files/file_none/content",
            ])
    }

    /// A long text is escaped while it is sent, and the body has the length in `content-length`.
    @Test(.timeLimit(.minutes(5))) func aLongTextArrivesAsItIs() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try ClaudeClient(environment: [
            "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(try server.start())"
        ])
        defer { server.stop() }
        let long = String(repeating: "\"quoted\" \\ line\n\u{1} é 漢 😀 ", count: 20_000)
        let request = MessageRequest(
            model: "claude-haiku-4-5", maxTokens: 1,
            messages: [.user(long), .assistant("yes"), .user("echo " + long)])
        for _ in 0..<2 { _ = try await client.countTokens(request) }
        let bodies = server.requests.map(\.body)
        #expect(bodies.count == 2 && bodies[0] == bodies[1])
        let messages = try JSON(parsing: bodies[0])["messages"]
        #expect(messages?[0]?["content"]?[0]?["text"]?.stringValue == long)
        #expect(messages?[2]?["content"]?[0]?["text"]?.stringValue == "echo " + long)
    }

    /// A request that creates something is not sent again after a broken connection.
    @Test(.timeLimit(.minutes(5))) func whatMakesSomethingIsNotSentTwice() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let address = "http://127.0.0.1:\(try server.start())"
        defer { server.stop() }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        func client(_ address: String) throws -> ClaudeClient {
            let baseURL = try BaseURL(address)
            return ClaudeClient(
                ClientConfiguration(baseURL: baseURL, credential: .none), transport: transport)
        }
        _ = try await client(address).models.retrieve("claude-sonnet-5-5")
        let breaking = try client("\(address)/fault=status=500,drop")
        let error = await #expect(throws: ClaudeError.self) {
            try await breaking.batches.create([])
        }
        #expect(error?.code == .connectionLost)
        #expect(server.requests.map(\.method) == ["GET", "POST"])
    }

    @Test(.timeLimit(.minutes(5))) func aWholeMessageOfAServer() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try ClaudeClient(environment: [
            "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(try server.start())"
        ])
        defer { server.stop() }
        let request = MessageRequest(
            model: "claude-sonnet-5-5", maxTokens: 2000, messages: [.user("hello")])
        let count = try await client.countTokens(request)
        let message = try await client.message(request)
        #expect(message.usage.promptTokens == count.value)
        #expect(message.stopReason == .endTurn)
        #expect(!message.text.isEmpty)
        #expect(message.head.requestID != count.head.requestID)
    }

    // MARK: Batches and files

    private static func item(_ id: String, _ text: String) -> BatchItem {
        BatchItem(
            customID: id, request: MessageRequest(model: "claude-haiku-5-5", maxTokens: 500, text))
    }

    @Test(.timeLimit(.minutes(5))) func aBatchFromBeginningToEnd() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let address = "http://127.0.0.1:\(try server.start())"
        defer { server.stop() }
        let waits = RecordedWaits()
        let client = ClaudeClient(
            try ClientConfiguration(environment: ["ANTHROPIC_BASE_URL": address]),
            surroundings: waits.surroundings())
        let made = try await client.batches.create([
            Self.item("a", "echo one"), Self.item("b-errored", "x"), Self.item("c-expired", "x"),
        ])
        #expect(made.status == .inProgress && made.counts.processing == 3)
        #expect(throws: ClaudeError.self) { try client.batches.results(of: made.value) }
        let ended = try await client.batches.wait(for: made.id)
        #expect(waits.durations == [.seconds(2)])
        #expect(ended.counts.succeeded == 1 && ended.counts.errored == 1)
        #expect(ended.counts.expired == 1 && ended.endedAt != nil)
        var results: [String: String] = [:]
        for try await result in try client.batches.results(of: ended.value) {
            results[result.customID] =
                switch result.outcome {
                case .succeeded(let message): "\(message.text) (\(message.usage.serviceTier ?? ""))"
                case .errored(let error): "\(error.code) \(error.type ?? "")"
                case .expired: "expired"
                case .canceled, .other: "other"
                }
        }
        #expect(
            results == [
                "a": "one (batch)", "b-errored": "server_error api_error", "c-expired": "expired",
            ])
        var listed: [String] = []
        for try await batch in client.batches.list(limit: 1) { listed.append(batch.id) }
        #expect(listed == [made.id])
        try await client.batches.delete(made.id)
        let error = await #expect(throws: ClaudeError.self) {
            try await client.batches.retrieve(made.id)
        }
        #expect(error?.code == .notFound)
    }

    @Test(.timeLimit(.minutes(5))) func aFileFromBeginningToEnd() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try ClaudeClient(environment: [
            "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(try server.start())"
        ])
        defer { server.stop() }
        let content = [UInt8](0...255) + Array("\r\n--claude-chat-\r\n".utf8)
        let file = try await client.files.upload(
            content, filename: "a \"b\".pdf", mediaType: "application/pdf",
            expiresIn: .seconds(7200))
        #expect(file.size == content.count && file.mediaType == "application/pdf")
        #expect(file.expiresAt != nil && file.isDownloadable == false)
        #expect(try await client.files.retrieve(file.id).value == file.value)
        _ = try await client.files.upload([1], filename: "second", mediaType: "text/plain")
        var names: [String?] = []
        for try await file in client.files.list(limit: 1) { names.append(file.filename) }
        #expect(names.count == 2)
        #expect(names.contains("second") && names.contains(file.filename))
        let refusal = await #expect(throws: ClaudeError.self) {
            try await client.files.content(of: file.id)
        }
        #expect(refusal?.status.map { (400..<500).contains($0) } == true)
        try await client.files.delete(file.id)
        let error = await #expect(throws: ClaudeError.self) {
            try await client.files.retrieve(file.id)
        }
        #expect(error?.code == .notFound)
    }
}
