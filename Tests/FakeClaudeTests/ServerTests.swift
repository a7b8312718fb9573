import FakeClaude
import Testing
import WireJSON

@Suite struct ServerTests {
    /// A server on a free port during a test.
    private func withServer<Result>(
        _ configuration: Configuration = Configuration(),
        _ test: (Server, Int) throws -> Result
    ) throws -> Result {
        let server = try Server(configuration: configuration)
        let port = try server.start()
        defer { server.stop() }
        return try test(server, port)
    }

    private static let stream = #""stream":true"#

    @Test func streamsOverOneConnection() throws {
        try withServer { server, port in
            let client = try TestClient(port: port)
            client.send("HEAD", "/")
            #expect(client.read(until: "\r\n\r\n").text.contains("content-length: 0"))
            client.send(
                "POST", "/v1/messages", body: body("claude-opus-4-6", say: "echo a b", Self.stream))
            let (head, text) = try client.answer()
            #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.contains("\r\ncontent-type: text/event-stream; charset=utf-8\r\n"))
            #expect(text.hasPrefix("event: message_start\ndata: {"))
            #expect(text.contains("event: message_stop\n"))
            client.send("POST", "/v1/messages", body: body("claude-opus-4-6", say: "echo a b"))
            let message = try JSON(parsing: try client.answer().body)
            #expect(message["content"] == [["type": "text", "text": "a b"]])
            client.send("GET", "/__bill")
            let bill = try JSON(parsing: try client.answer().body)
            #expect(bill["totals"]?["requests"] == 2)
            #expect(bill == server.bill.json)
            #expect(server.requests.map(\.status) == [404, 200, 200])
            #expect(server.requests.map(\.connection) == [1, 1, 1])
            #expect(server.requests.last?.body == body("claude-opus-4-6", say: "echo a b"))
        }
    }

    @Test(arguments: [
        ("", false), ("accept-encoding: identity\r\n", false),
        ("Accept-Encoding: gzip, br\r\n", true),
    ])
    func whoOffersGzipGetsIt(_ headers: String, _ compressed: Bool) throws {
        try withServer { _, port in
            let client = try TestClient(port: port)
            client.send("POST", "/v1/messages", body: body(say: "echo a"), headers: headers)
            #expect(try client.answer().head.contains("content-encoding: gzip") == compressed)
        }
    }

    @Test func continuesBeforeALargeBody() throws {
        try withServer { _, port in
            let client = try TestClient(port: port)
            let asked = body(say: "echo a")
            client.send(
                "POST /v1/messages HTTP/1.1\r\nanthropic-version: 2023-06-01\r\n"
                    + "expect: 100-continue\r\ntransfer-encoding: chunked\r\n\r\n")
            #expect(client.read(until: "\r\n\r\n").text == "HTTP/1.1 100 Continue\r\n\r\n")
            client.send("\(String(asked.utf8.count, radix: 16))\r\n\(asked)\r\n0\r\n\r\n")
            #expect(try client.answer().head.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func refusesWhatIsTooLarge() throws {
        var configuration = Configuration()
        configuration.maximumBody = 1000
        try withServer(configuration) { server, port in
            let client = try TestClient(port: port)
            client.send("POST", "/v1/messages", body: String(repeating: "x", count: 1001))
            let (head, text) = try client.answer()
            #expect(head.hasPrefix("HTTP/1.1 413 "))
            let error: JSON = [
                "type": "error",
                "error": [
                    "type": "request_too_large", "message": "Request exceeds the maximum size",
                ],
                "request_id": JSON(server.requests.first?.requestID ?? ""),
            ]
            #expect(try JSON(parsing: text) == error)
        }
    }

    @Test(arguments: [
        ("GET", "/v1/nothing", "", 404), ("GET", "/v1/models", "", 200),
        ("GET", "/v1/models/claude-haiku-4-5", "", 200), ("GET", "/v1/models/none", "", 404),
        ("DELETE", "/v1/models", "", 405), ("POST", "/v1/messages", "x-api-key: \r\n", 401),
        ("GET", "/fault=status=529/v1/models", "", 529), ("GET", "/fault=x/v1/models", "", 400),
        ("GET", "/fault=html=502/v1/models", "", 502),
    ])
    func routes(_ method: String, _ path: String, _ headers: String, _ status: Int) throws {
        try withServer { _, port in
            let client = try TestClient(port: port)
            client.send(method, path, body: method == "POST" ? "{}" : nil, headers: headers)
            #expect(try client.answer().head.hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test(arguments: [
        ("", 401), ("x-api-key: k\r\n", 200), ("x-api-key: l\r\n", 401),
        ("Authorization: Bearer k\r\n", 200), ("Authorization: Basic k\r\n", 401),
    ])
    func keys(_ headers: String, _ status: Int) throws {
        var configuration = Configuration()
        configuration.requiredKey = "k"
        try withServer(configuration) { server, port in
            let client = try TestClient(port: port)
            client.send("GET", "/v1/models", headers: headers)
            #expect(try client.answer().head.hasPrefix("HTTP/1.1 \(status) "))
            let logged = server.requests.flatMap(\.headers).filter {
                $0.name != "anthropic-version"
            }
            #expect(logged.allSatisfy { $0.value.hasSuffix("***") })
        }
    }

    @Test func versionIsRequired() throws {
        try withServer { _, port in
            let client = try TestClient(port: port)
            client.send("GET /v1/models HTTP/1.1\r\n\r\n")
            #expect(try client.answer().body.contains("anthropic-version: header is required"))
        }
    }

    @Test func queuedFaultsComeFirstAndOnce() throws {
        try withServer { server, port in
            server.enqueue(try FaultGrammar.parse("status=529,retry-after=3,times=2"))
            server.enqueue(try FaultGrammar.parse("status=401"))
            let client = try TestClient(port: port)
            let statuses = try (0..<4).map { _ in
                client.send("POST", "/v1/messages", body: body(say: "echo a"))
                return try client.answer().head.prefix(12).suffix(3)
            }
            #expect(statuses == ["529", "529", "401", "200"])
        }
    }

    @Test func timesAreCountedPerSpecification() throws {
        try withServer { _, port in
            let client = try TestClient(port: port)
            let statuses = try (0..<3).map { _ in
                client.send(
                    "POST", "/fault=status=500,times=2/v1/messages", body: body(say: "echo a"))
                return try client.answer().head.prefix(12).suffix(3)
            }
            #expect(statuses == ["500", "500", "200"])
        }
    }

    @Test(arguments: [("cut=300", TestClient.End.closed), ("reset=300", .reset), ("drop", .reset)])
    func broken(_ fault: String, _ end: TestClient.End) throws {
        try withServer { server, port in
            let client = try TestClient(port: port)
            client.send(
                "POST", "/v1/messages", body: body(say: "[[fault \(fault)]] echo a", Self.stream))
            let (text, found) = client.read()
            #expect(found == end)
            #expect(text.isEmpty == (fault == "drop"))
            #expect(server.requests.map(\.complete) == [false])
        }
    }

    @Test func whoHangsUpPaysForWhatCame() throws {
        var configuration = Configuration(rate: 50)
        configuration.seed = 1
        try withServer(configuration) { server, port in
            do {
                let client = try TestClient(port: port)
                client.send(
                    "POST", "/v1/messages", body: body(say: "write 2000 words", Self.stream))
                _ = client.read(until: "w0001")
            }
            let deadline = ContinuousClock.now + .seconds(10)
            while server.bill.items.isEmpty, ContinuousClock.now < deadline {}
            let item = try #require(server.bill.items.first)
            #expect(!item.complete)
            #expect((1..<200).contains(item.usage.output))
        }
    }

    @Test func cacheAndCountAgreeOverTheWire() throws {
        var configuration = Configuration(now: { 1_000 })
        configuration.seed = 1
        try withServer(configuration) { server, port in
            let client = try TestClient(port: port)
            let system = String(repeating: "word ", count: 900)
            let asked = body(
                "claude-sonnet-5-5", say: "echo a",
                #""system":"\#(system)","cache_control":{"type":"ephemeral"}"#)
            for _ in 0..<2 {
                client.send("POST", "/v1/messages", body: asked)
                _ = try client.answer()
            }
            client.send(
                "POST", "/v1/messages/count_tokens",
                body: asked.replacing(#""max_tokens":2000,"#, with: ""))
            let counted = try JSON(parsing: try client.answer().body)["input_tokens"]?.intValue
            let usages = server.bill.items.map(\.usage)
            #expect(usages.map(\.prompt) == [counted, counted])
            #expect(usages[0].written5m == usages[1].read && usages[1].read > 512)
        }
    }

    @Test func aPromptThatIsTooLongIsRefused() throws {
        try withServer { _, port in
            let client = try TestClient(port: port)
            let words = String(repeating: "a ", count: 200_001)
            client.send("POST", "/v1/messages", body: body("claude-haiku-4-5", say: words))
            #expect(try client.answer().body.contains("tokens > 200000 maximum"))
        }
    }
}
