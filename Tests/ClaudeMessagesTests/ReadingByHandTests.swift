import ClaudeMessages
import MessagesTesting
import Testing

/// Each sequence of the library, read with `next()`.
@Suite struct ReadingByHandTests {
    private static let answer = Wire.answer(Wire.textBlock(0, "Hi"))

    @Test func theText() async throws {
        let stream = ClaudeClient.scripted(ScriptedTransport(.stream(Self.answer))).stream(.hello)
        var pieces = stream.text.makeAsyncIterator()
        #expect(try await pieces.next() == "Hi")
        // `nil` again after the end.
        #expect(try await pieces.next() == nil)
        #expect(try await pieces.next() == nil)
    }

    @Test func theRawEvents() async throws {
        let stream = ClaudeClient.scripted(ScriptedTransport(.stream(Self.answer))).stream(.hello)
        var events = stream.rawEvents.makeAsyncIterator()
        var names: [String] = []
        var bytes: [UInt8] = []
        while let event = try await events.next() {
            names.append(event.name)
            bytes += event.bytes
        }
        #expect(
            names == [
                "message_start", "content_block_start", "content_block_delta",
                "content_block_stop", "message_delta", "message_stop",
            ])
        #expect(String(decoding: bytes, as: UTF8.self) == Self.answer)
        #expect(try await events.next() == nil)
    }

    @Test func thePagesOfAList() async throws {
        let page: JSON = ["data": [["id": "a"], ["id": "b"]], "has_more": false]
        let client = ClaudeClient.scripted(ScriptedTransport(.json(200, page)))
        var pages = client.models.list().pages.makeAsyncIterator()
        #expect(try await pages.next()?.value.map(\.id) == ["a", "b"])
        #expect(try await pages.next() == nil)
    }

    @Test func aLoopOfTools() async throws {
        let client = ClaudeClient.scripted(ScriptedTransport(.stream(Self.answer)))
        var elements = client.run(.hello, tools: []).makeAsyncIterator()
        var last: ToolLoop.Element?
        while let element = try await elements.next() { last = element }
        guard case .end(let conclusion) = last else {
            Issue.record("\(last.debugDescription)")
            return
        }
        #expect(conclusion.ending == .answered)
        #expect(conclusion.messages.map(\.role) == [.user, .assistant])
        #expect(conclusion.usages.map(\.outputTokens) == [9])
        #expect(try await elements.next() == nil)
    }

    // MARK: Views of JSON

    @Test func whoCalled() {
        let json: JSON = [
            "id": "t", "name": "f", "caller": ["type": "code_execution_20260120", "tool_id": "s"],
        ]
        #expect(ToolCall(json: json).caller == "code_execution_20260120")
        #expect(ToolCall(json: json).input == [:])
        #expect(ToolCall(json: ["caller": ["type": "direct"]]).caller == "direct")
        #expect(ToolCall(json: [:]).caller == nil)
    }

    @Test func whatTheServerFetched() {
        let usage = Usage(json: [
            "server_tool_use": ["web_search_requests": 2, "web_fetch_requests": 3]
        ])
        #expect(usage.webSearches == 2)
        #expect(usage.webFetches == 3)
        #expect(Usage().webFetches == nil)
    }

    @Test func theModelThatAnswered() throws {
        let catalogue = ModelCatalogue.known
        func model(_ answered: JSON, _ asked: String) throws -> String? {
            let message = try #require(Message(json: ["model": answered, "content": []]))
            return catalogue.model(of: message, askedFor: asked)?.id
        }
        #expect(try model("claude-haiku-5-5", "sonnet") == "claude-haiku-5-5")
        // Gateways return names of their own.
        #expect(try model("gateway/best", "claude-sonnet-5-5") == "claude-sonnet-5-5")
        #expect(try model("gateway/best", "mine") == nil)
        #expect(try model(nil, "claude-opus-5-5") == "claude-opus-5-5")
    }

    // MARK: Modified copies of clients

    @Test func otherPatience() async {
        let transport = ScriptedTransport(.error(529, "overloaded_error"))
        let client = ClaudeClient.scripted(transport)
        #expect(client.retrying(.never).configuration.retry == .never)
        #expect(await client.retrying(.never).stream(.hello).read().error?.code == .overloaded)
        #expect(transport.requests.count == 1)
        #expect(await client.stream(.hello).read().error?.code == .overloaded)
        #expect(transport.requests.count == 4)
        // A scripted transport has no thread of its own.
        #expect(client.taskExecutor == nil)
    }

    /// No model of the catalogue lacks both kinds of thinking and structured output.
    @Test func aModelThatTakesLittle() throws {
        var model = try #require(ModelCatalogue.known.model("claude-sonnet-4-6"))
        model.abilities.structuredOutput = false
        model.abilities.adaptiveThinking = .never
        model.abilities.budgetThinking = .never
        var request = MessageRequest.hello
        request.model = model.id
        request.format = .jsonSchema(.string())
        request.thinking = .adaptive()
        let (fitted, notes) = request.fitted(to: model, version: .v2023_06_01)
        #expect(fitted.format == nil && fitted.thinking == nil)
        #expect(notes.map(\.parameter) == ["thinking", "output_config.format"])
        #expect(notes.map(\.change) == [.leftOut, .leftOut])
    }
}
