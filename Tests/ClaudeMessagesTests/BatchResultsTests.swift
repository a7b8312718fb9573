import ClaudeMessages
import MessagesTesting
import Testing

/// Reading the results of batches.
@Suite struct BatchResultsTests {
    private static let url = "https://api.anthropic.com/v1/messages/batches/msgbatch_1/results"

    private static func ended(results: Int, url: String = url) throws -> Batch {
        try #require(
            Batch(
                json: BatchesTests.batch(
                    "ended",
                    [
                        "results_url": JSON(url),
                        "request_counts": [
                            "processing": 0, "succeeded": JSON(results), "errored": 0,
                            "canceled": 0, "expired": 0,
                        ],
                    ])))
    }

    private static let message: JSON = [
        "id": "msg_1", "model": "m", "content": [["type": "text", "text": "Hi"]],
        "stop_reason": "end_turn", "usage": ["output_tokens": 1, "service_tier": "batch"],
    ]

    private static let lines: [JSON] = [
        ["custom_id": "a", "result": ["type": "succeeded", "message": message]],
        [
            "custom_id": "b",
            "result": [
                "type": "errored",
                "error": [
                    "type": "error", "request_id": nil,
                    "error": [
                        "type": "invalid_request_error",
                        "message": "no sk-ant-api03-testing-KEY1",
                        "details": ["error_code": "tool_name_conflict"],
                    ],
                ],
            ],
        ],
        ["custom_id": "c", "result": ["type": "canceled"]],
        ["custom_id": "d", "result": ["type": "expired"]],
        ["custom_id": "e", "result": ["type": "postponed"]],
        ["custom_id": "f", "result": ["type": "succeeded"]],
    ]

    private static func text(_ lines: [JSON]) -> String { lines.map { "\($0)\n" }.joined() }

    private static func reply(
        _ text: String, pieces: Int = .max, failure: TransportError? = nil
    ) -> ScriptedTransport.Reply {
        .response(
            status: 200,
            fields: [
                HeaderField("content-type", "application/x-jsonl"),
                HeaderField("request-id", "req_1"),
            ],
            chunks: cut(Array(text.utf8), pieces), failure: failure)
    }

    /// Reads the results; returns their ids and the error that ended them.
    private func read(
        _ reply: ScriptedTransport.Reply, expecting count: Int
    ) async throws -> ([String], ClaudeError?) {
        var ids: [String] = []
        let client = ClaudeClient.scripted(ScriptedTransport(reply))
        let results = try client.batches.results(of: try Self.ended(results: count))
        do throws(ClaudeError) {
            for try await result in results { ids.append(result.customID) }
            return (ids, nil)
        } catch {
            return (ids, error)
        }
    }

    @Test(arguments: pieceSizes) func everyOutcome(_ size: Int) async throws {
        let transport = ScriptedTransport(Self.reply(Self.text(Self.lines), pieces: size))
        let client = ClaudeClient.scripted(transport)
        var results: [String: BatchResult.Outcome] = [:]
        for try await result in try client.batches.results(of: try Self.ended(results: 6)) {
            results[result.customID] = result.outcome
        }
        var error = ClaudeError(.badRequest, "no sk-…KEY1")
        error.type = "invalid_request_error"
        error.detail = "tool_name_conflict"
        let message = try #require(Message(json: Self.message))
        #expect(
            results == [
                "a": .succeeded(message), "b": .errored(error),
                "c": .canceled, "d": .expired, "e": .other(["type": "postponed"]),
                "f": .other(["type": "succeeded"]),
            ])
        #expect(transport.calls == ["GET \(Self.url)"])
        let sent = try #require(transport.requests.first)
        #expect(sent.fields.contains(HeaderField("x-api-key", "sk-ant-api03-testing-KEY1")))
        #expect(sent.fields.contains(HeaderField("accept", "application/binary")))
    }

    @Test(arguments: pieceSizes) func linesInOtherShapes(_ size: Int) async throws {
        let lines = Self.lines.map(\.description)
        for text in [
            lines.joined(separator: "\n"), lines.joined(separator: "\r\n"),
            "\n \n" + lines.joined(separator: "\n\n") + "\n\n\n",
        ] {
            let (ids, error) = try await read(Self.reply(text, pieces: size), expecting: 6)
            #expect(ids == ["a", "b", "c", "d", "e", "f"])
            #expect(error == nil)
        }
    }

    /// Results that are cut at any byte end with an error.
    @Test func resultsThatBreakOff() async throws {
        let text = Self.text(Self.lines)
        let bytes = Array(text.utf8)
        for end in 0..<(bytes.count - 1) {
            let cut = String(decoding: bytes[..<end], as: UTF8.self)
            let (ids, error) = try await read(Self.reply(cut), expecting: 6)
            #expect(error?.code == .cutOff)
            #expect(error?.requestID == "req_1")
            #expect(ids == Array(["a", "b", "c", "d", "e", "f"].prefix(ids.count)))
        }
        let reset = TransportError(.connectionLost, "reset")
        let (ids, error) = try await read(Self.reply(text, failure: reset), expecting: 6)
        #expect(ids.count == 6)
        #expect(error?.code == .cutOff && error?.message == "reset")
    }

    @Test func aServerThatDoesNotCount() async throws {
        let (ids, error) = try await read(Self.reply(Self.text(Self.lines)), expecting: 0)
        #expect(ids.count == 6 && error == nil)
    }

    @Test(arguments: [
        ("{}\n", "line 1 is no result of a batch"),
        (#"{"custom_id":"a"}"# + "\n", "line 1 is no result of a batch"),
        (
            #"{"custom_id":"a","result":{"type":"expired"}}"# + "\n"
                + #"{"custom_id":"a","result":{"type":"expired"}}"# + "\n",
            "the result 'a' came twice"
        ),
    ])
    func linesThatAreNone(_ text: String, _ message: String) async throws {
        let (_, error) = try await read(Self.reply(text), expecting: 2)
        #expect(error?.code == .malformed)
        #expect(error?.message == message)
    }

    @Test(arguments: ["<html>\n<p>", "<html>", "Sign in\n"])
    func aPageOfSomethingElse(_ text: String) async throws {
        let (_, error) = try await read(Self.reply(text), expecting: 2)
        #expect(error?.code == .notAPI)
        #expect(error?.message == text.split(separator: "\n").first.map(String.init))
    }

    @Test func aLineWithoutEnd() async throws {
        let piece = [UInt8](repeating: 0x20, count: 4 << 20)
        let transport = ScriptedTransport(
            .response(status: 200, fields: [], chunks: [[UInt8]](repeating: piece, count: 100)))
        let client = ClaudeClient.scripted(transport)
        var results = try client.batches.results(of: try Self.ended(results: 1)).makeAsyncIterator()
        let error = await #expect(throws: ClaudeError.self) { try await results.next() }
        #expect(error?.code == .tooLarge)
        #expect(transport.record.pulls == 17)
        #expect(transport.record.cancels == 1)
        #expect(try await results.next() == nil)
    }

    @Test func whatIsNotReadIsNotReceived() async throws {
        let transport = ScriptedTransport(Self.reply(Self.text(Self.lines), pieces: 400))
        let client = ClaudeClient.scripted(transport)
        var results = try client.batches.results(of: try Self.ended(results: 6)).makeAsyncIterator()
        #expect(transport.requests.isEmpty)
        #expect(try await results.next()?.customID == "a")
        #expect(transport.record.pulls == 1)
    }

    @Test func aRefusalIsRepeated() async throws {
        let transport = ScriptedTransport([
            .error(529, "overloaded_error"), Self.reply(Self.text(Self.lines)),
        ])
        let client = ClaudeClient.scripted(transport)
        var count = 0
        for try await _ in try client.batches.results(of: try Self.ended(results: 6)) { count += 1 }
        #expect(count == 6)
        #expect(transport.requests.count == 2)
    }

    // MARK: URLs that get the key

    @Test(arguments: [
        "https://evil.example/v1/results", "http://api.anthropic.com/results",
        "https://api.anthropic.com:8443/results", "https://api.anthropic.com@evil.example/results",
        "https://api.anthropic.com.evil.example/results",
        "https://api.anthropic.com\\@evil.example/",
        "//evil.example/results", "/v1/messages/batches/b/results", "file:///etc/passwd", "",
        "https://api.anthropic.com/results#x", "https://api.anthropic.com/a?b#c",
        "https://api.anthropic.com/a?b c", "https://api.anthropic.com\n.evil.example/",
    ])
    func addressesOfOthers(_ url: String) throws {
        let transport = ScriptedTransport(Self.reply(""))
        let client = ClaudeClient.scripted(transport)
        let batch = try Self.ended(results: 1, url: url)
        // The part before the @ may be a login and is redacted.
        let shown = url.split(separator: "@").dropFirst().first.map { "https://…@\($0)" } ?? url
        #expect(throws: ClaudeError(.redirected, shown)) { try client.batches.results(of: batch) }
        #expect(transport.requests.isEmpty)
    }

    @Test(arguments: [
        "https://API.anthropic.com:443/v1/x", "HTTPS://api.anthropic.com/x?signature=a%20b&c=/?",
    ])
    func addressesOfTheServer(_ url: String) async throws {
        let transport = ScriptedTransport(Self.reply(Self.text(Self.lines)))
        let client = ClaudeClient.scripted(transport)
        for try await _ in try client.batches.results(of: try Self.ended(results: 6, url: url)) {}
        #expect(transport.calls == ["GET \(url)"])
    }

    @Test func aBatchWithoutResults() throws {
        let batch = try #require(Batch(json: BatchesTests.batch("in_progress")))
        #expect(
            throws: ClaudeError(.badRequest, "the batch 'msgbatch_1' has no results yet")
        ) {
            try ClaudeClient.scripted(ScriptedTransport(Self.reply(""))).batches.results(of: batch)
        }
    }
}
