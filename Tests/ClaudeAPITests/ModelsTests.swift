import ClaudeAPI
import FakeClaude
import Testing

/// What the API says of its models.
@Suite struct ModelsTests {
    @Test func aModel() async throws {
        let json: JSON = [
            "type": "model", "id": "claude-x-9", "display_name": "Claude X 9",
            "created_at": "2026-09-28T00:00:00Z", "lifecycle": "deprecated", "line": "x",
            "deprecated_at": "2026-10-01T00:00:00Z", "retires_at": "2026-11-30T00:00:00.5+00:00",
            "max_input_tokens": 1_000_000, "max_tokens": 128_000, "new_member": [1],
            "capabilities": [
                "batch": ["supported": true], "citations": ["supported": false],
                "pdf_input": ["supported": "yes"],
                "effort": ["supported": true, "low": ["supported": true], "xhigh": nil],
                "thinking": [
                    "supported": true, "types": ["between_tools": ["supported": false]],
                ],
            ],
        ]
        let transport = ScriptedTransport(.json(200, json))
        let model = try await Client.scripted(transport).models.retrieve("claude x/9").value
        #expect(transport.calls == ["GET https://api.anthropic.com/v1/models/claude%20x%2F9"])
        #expect(model.json == json)
        #expect(model.id == "claude-x-9" && model.displayName == "Claude X 9")
        #expect(model.lifecycle == .deprecated && model.line == "x")
        #expect(model.createdAt == Timestamp("2026-09-28T00:00:00Z"))
        #expect(model.deprecatedAt == Timestamp("2026-10-01T00:00:00Z"))
        #expect(model.retiresAt == Timestamp("2026-11-30T00:00:00.5+00:00"))
        #expect(model.maxInputTokens == 1_000_000 && model.maxTokens == 128_000)
        let can = model.capabilities
        #expect(can.batch == true && can.citations == false && can.pdfInput == nil)
        #expect(can.codeExecution == nil && can.contextManagement == nil && can.imageInput == nil)
        #expect(can.serverTools == nil && can.structuredOutputs == nil)
        #expect(can.effort == true && can.thinking == true)
        #expect(can.supports(effort: "low") == true && can.supports(effort: "xhigh") == nil)
        #expect(can.supports(thinking: "between_tools") == false)
        #expect(can.supports(thinking: "adaptive") == nil)
    }

    @Test func aModelThatSaysNothing() throws {
        let model = try #require(ModelInfo(json: ["id": "m"]))
        #expect(model.displayName == nil && model.lifecycle == nil && model.createdAt == nil)
        #expect(model.maxTokens == nil && model.capabilities.batch == nil)
        #expect(ModelInfo(json: ["name": "m"]) == nil)
        #expect(ModelInfo(json: nil) == nil)
    }

    @Test(arguments: ["", ".", ".."]) func idsThatWouldBeAnotherPath(_ id: String) async {
        let transport = ScriptedTransport(.json(200, ["id": "m"]))
        let client = Client.scripted(transport)
        let error = await #expect(throws: ClaudeError.self) { try await client.models.retrieve(id) }
        #expect(error == ClaudeError(.badRequest, "'\(id)' is no id"))
        #expect(transport.requests.isEmpty)
    }

    // MARK: With a server that knows none of our types

    @Test(.timeLimit(.minutes(1))) func theListOfAServer() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try Client(environment: [
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
        #expect(old == ["claude-sonnet-4-5-20250929"])
        let error = await #expect(throws: ClaudeError.self) {
            try await client.models.retrieve("claude-none")
        }
        #expect(error?.code == .notFound && error?.status == 404)
        #expect(error?.type == "not_found_error" && error?.requestID != nil)
    }

    /// Methods and empty bodies that only the network can get wrong.
    @Test(.timeLimit(.minutes(1))) func whatAServerDoesNotKnow() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try Client(environment: [
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

    /// libcurl sends a request again by itself when a connection that was kept breaks.
    @Test(.timeLimit(.minutes(1))) func whatMakesSomethingIsNotSentTwice() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let address = "http://127.0.0.1:\(try server.start())"
        defer { server.stop() }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        func client(_ address: String) throws -> Client {
            let baseURL = try BaseURL(address)
            return Client(
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

    @Test(.timeLimit(.minutes(1))) func aWholeMessageOfAServer() async throws {
        let server = try FakeClaude.Server(configuration: FakeClaude.Configuration())
        let client = try Client(environment: [
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
}
