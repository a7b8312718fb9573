import FakeClaude
import Testing
import WireJSON

@Suite struct BatchTests {
    private static func item(_ id: String, _ text: String, _ more: String = "") -> String {
        #"{"custom_id":"\#(id)","params":\#(body(say: text, more))}"#
    }

    private static func batch(_ items: String...) -> String {
        #"{"requests":[\#(items.joined(separator: ","))]}"#
    }

    private static let path = "/v1/messages/batches"

    /// The results by custom id.
    private func results(_ batch: JSON, _ fake: borrowing FakeServer) throws -> [String: JSON] {
        let id = batch["id"]?.stringValue ?? ""
        let reply = try fake.ask("GET", "\(Self.path)/\(id)/results")
        #expect(reply.head.contains("\r\ncontent-type: application/x-jsonl\r\n"))
        let lines = try reply.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
        return Dictionary(
            uniqueKeysWithValues: lines.map {
                ($0["custom_id"]?.stringValue ?? "", $0["result"] ?? nil)
            })
    }

    private func create(_ body: String, _ fake: borrowing FakeServer) throws -> JSON {
        try fake.ask("POST", Self.path, body).json
    }

    private func poll(_ batch: JSON, _ fake: borrowing FakeServer) throws -> JSON {
        try fake.ask("GET", "\(Self.path)/\(batch["id"]?.stringValue ?? "")").json
    }

    @Test func aBatchFromBeginningToEnd() throws {
        let clock = HandClock()
        let fake = try FakeServer(clock.configuration)
        var batch = try create(
            Self.batch(Self.item("a", "echo one"), Self.item("b", "[[fault status=529]] x")), fake)
        let id = try #require(batch["id"]?.stringValue)
        #expect(id.hasPrefix("msgbatch_01"))
        var expected: JSON = [
            "id": JSON(id), "type": "message_batch", "processing_status": "in_progress",
            "request_counts": [
                "processing": 2, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0,
            ], "created_at": "2026-11-20T10:28:50.779000+00:00",
            "expires_at": "2026-11-21T10:28:50.779000+00:00", "ended_at": nil,
            "cancel_initiated_at": nil, "archived_at": nil, "results_url": nil,
        ]
        #expect(batch == expected)
        #expect(try poll(batch, fake) == expected)
        #expect(try fake.ask("GET", "\(Self.path)/\(id)/results").status == 404)
        #expect(try fake.ask("DELETE", "\(Self.path)/\(id)").status == 400)
        #expect(fake.server.bill.items.isEmpty)

        batch = try fake.ask("GET", "\(Self.path)/\(id)", headers: "host: localhost:7\r\n").json
        expected["processing_status"] = "ended"
        expected["request_counts"] = [
            "processing": 0, "succeeded": 1, "errored": 1, "canceled": 0, "expired": 0,
        ]
        expected["ended_at"] = expected["created_at"]
        expected["results_url"] = JSON("http://localhost:7\(Self.path)/\(id)/results")
        #expect(batch == expected)

        let results = try results(batch, fake)
        let message = results["a"]?["message"]
        #expect(results["a"]?.type == "succeeded")
        #expect(message?["content"]?.arrayValue?.last?["text"] == "one")
        #expect(message?["usage"]?["service_tier"] == "batch")
        let failure: JSON = [
            "type": "errored",
            "error": [
                "type": "error",
                "error": ["type": "overloaded_error", "message": "Overloaded"],
                "request_id": nil,
            ],
        ]
        #expect(results["b"] == failure)
        #expect(try fake.ask("POST", "\(Self.path)/\(id)/cancel").status == 400)
        #expect(
            try fake.ask("DELETE", "\(Self.path)/\(id)").json
                == ["id": JSON(id), "type": "message_batch_deleted"])
        #expect(try fake.ask("GET", "\(Self.path)/\(id)").status == 404)
    }

    @Test func requestsOfABatchCostHalf() throws {
        var configuration = Configuration()
        configuration.batchPolls = 0
        let fake = try FakeServer(configuration)
        _ = try fake.message(body(say: "echo one"))
        _ = try poll(try create(Self.batch(Self.item("a", "echo one")), fake), fake)
        let items = fake.server.bill.items
        #expect(items.map(\.usage.batched) == [false, true])
        #expect(items.map(\.usage.prompt) == [items[0].usage.prompt, items[0].usage.prompt])
        #expect(items[1].cost * 2 == items[0].cost)
        #expect(try fake.ask("GET", "/__bill").json == fake.server.bill.json)
    }

    /// The params are checked when the request is processed.
    @Test func whatABatchMayNotAskForFailsInItsResult() throws {
        var configuration = Configuration()
        configuration.batchPolls = 0
        let fake = try FakeServer(configuration)
        let batch = try create(
            Self.batch(
                Self.item("stream", "hi", #""stream":true"#),
                Self.item("speed", "hi", #""speed":"standard""#),
                Self.item("thread", "hi", #""thread":{"type":"create"}"#),
                Self.item("colour", "hi", #""colour":1"#), Self.item("x-errored", "hi"),
                Self.item("x-expired", "hi"), Self.item("late", "[[fault expire]] hi"),
                #"{"custom_id":"zero","params":{"model":"claude-sonnet-5-5","max_tokens":0,"messages":[{"role":"user","content":"hi"}]}}"#,
                #"{"custom_id":"empty","params":{}}"#), fake)
        #expect(try poll(batch, fake)["processing_status"] == "ended")
        let verdicts = try results(batch, fake).mapValues { result in
            result["error"]?["error"]?["message"]?.stringValue ?? result.type
        }
        #expect(
            verdicts == [
                "stream": "stream: streaming is not supported in message batches",
                "speed": "speed: not supported in message batches",
                "thread": "thread: not supported in message batches",
                "colour": "colour: Extra inputs are not permitted",
                "x-errored": "Internal server error", "x-expired": "expired", "late": "expired",
                "zero": "max_tokens: must be at least 1 in message batches",
                "empty": "model: Field required",
            ])
    }

    @Test func cancelingKeepsWhatWasDone() throws {
        let fake = try FakeServer()
        let created = try create(
            Self.batch(Self.item("a", "echo a"), Self.item("b", "echo b")), fake)
        let id = created["id"]?.stringValue ?? ""
        _ = try poll(created, fake)
        var batch = try fake.ask("POST", "\(Self.path)/\(id)/cancel").json
        #expect(batch["processing_status"] == "canceling")
        #expect(batch["cancel_initiated_at"]?.stringValue?.hasSuffix("+00:00") == true)
        #expect(batch["request_counts"]?["processing"] == 2)
        batch = try poll(created, fake)
        #expect(batch["processing_status"] == "ended")
        #expect(batch["request_counts"]?["canceled"] == 1)
        #expect(
            try results(created, fake).mapValues(\.type) == ["a": "succeeded", "b": "canceled"])
    }

    @Test func aDayLaterTheRestExpires() throws {
        let clock = HandClock()
        let fake = try FakeServer(clock.configuration)
        let created = try create(Self.batch(Self.item("a", "hi"), Self.item("b", "hi")), fake)
        clock.advance(hours: 24)
        #expect(try poll(created, fake)["request_counts"]?["expired"] == 2)
        #expect(try results(created, fake)["a"] == ["type": "expired"])
        clock.advance(hours: 28 * 24)
        let old = try poll(created, fake)
        #expect(old["archived_at"] == "2026-12-19T10:28:50.779000+00:00")
        #expect(old["results_url"] == JSON.null)
    }

    @Test func listsNewestFirst() throws {
        let fake = try FakeServer()
        var ids: [String] = []
        for _ in 0..<5 {
            ids.insert(
                try create(Self.batch(Self.item("a", "hi")), fake)["id"]?.stringValue ?? "", at: 0)
        }
        func page(_ query: String, _ fake: borrowing FakeServer) throws -> [String] {
            let json = try fake.ask("GET", Self.path + query).json
            let ids = (json["data"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
            #expect(json["first_id"]?.stringValue == ids.first)
            return ids + (json["has_more"] == true ? ["more"] : [])
        }
        #expect(try page("", fake) == ids)
        #expect(try page("?limit=2", fake) == ids[..<2] + ["more"])
        #expect(try page("?limit=2&after_id=\(ids[2])", fake) == [ids[3], ids[4]])
        #expect(try page("?limit=2&before_id=\(ids[3])", fake) == [ids[1], ids[2], "more"])
        #expect(try fake.ask("GET", "\(Self.path)?limit=1001").status == 400)
    }

    @Test func resultsComeInAnotherOrder() throws {
        var configuration = Configuration()
        configuration.batchPolls = 0
        let fake = try FakeServer(configuration)
        let items = (0..<20).map { Self.item("n\($0)", "hi") }.joined(separator: ",")
        var orders: [[String]] = []
        for _ in 0..<2 {
            let batch = try create(Self.batch(items), fake)
            _ = try poll(batch, fake)
            let id = batch["id"]?.stringValue ?? ""
            let text = try fake.ask("GET", "\(Self.path)/\(id)/results").text
            orders.append(
                try text.split(separator: "\n").compactMap {
                    try JSON(parsing: String($0))["custom_id"]?.stringValue
                })
        }
        #expect(orders[0] == orders[1])
        #expect(Set(orders[0]) == Set((0..<20).map { "n\($0)" }))
        #expect(orders[0] != (0..<20).map { "n\($0)" })
    }

    /// A fault in the path is part of the results URL, so it applies to the results.
    @Test func faultsReachTheResults() throws {
        var configuration = Configuration()
        configuration.batchPolls = 0
        let fake = try FakeServer(configuration)
        let batch = try create(Self.batch(Self.item("a", "hi")), fake)
        let id = batch["id"]?.stringValue ?? ""
        let polled = try fake.ask("GET", "/fault=end=20\(Self.path)/\(id)").text
        #expect(polled.utf8.count == 20)
        let url = try fake.ask(
            "GET", "/fault=delay=1\(Self.path)/\(id)", headers: "host: a\r\n"
        ).json["results_url"]
        #expect(url == JSON("http://a/fault=delay=1\(Self.path)/\(id)/results"))
    }

    @Test(arguments: [
        ("{}", "requests: Field required"),
        (#"{"requests":{}}"#, "requests: Input should be a valid list"),
        (batch(), "requests: List should have at least 1 item after validation, not 0"),
        (#"{"requests":[],"x":1}"#, "x: Extra inputs are not permitted"),
        (batch("1"), "requests.0: Input should be a valid dictionary"),
        (batch(#"{"params":{}}"#), "requests.0.custom_id: Field required"),
        (
            batch(#"{"custom_id":"","params":{}}"#),
            "requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"
        ),
        (
            batch(#"{"custom_id":"a b","params":{}}"#),
            "requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"
        ),
        (
            batch(#"{"custom_id":"\#(String(repeating: "a", count: 65))","params":{}}"#),
            "requests.0.custom_id: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"
        ),
        (batch(#"{"custom_id":"a"}"#), "requests.0.params: Field required"),
        (
            batch(#"{"custom_id":"a","params":[]}"#),
            "requests.0.params: Input should be a valid dictionary"
        ),
        (
            batch(#"{"custom_id":"a","params":{},"x":1}"#),
            "requests.0.x: Extra inputs are not permitted"
        ),
        (
            batch(item("a", "x"), item("b", "x"), item("a", "y")),
            "requests.2.custom_id: `custom_id` must be unique within a batch: a"
        ),
    ])
    func refusesOtherShapes(_ body: String, _ message: String) throws {
        let reply = try FakeServer().ask("POST", Self.path, body)
        #expect(reply.status == 400)
        #expect(reply.error == "invalid_request_error: \(message)")
    }

    @Test(arguments: [
        ("PUT", "", 405), ("PATCH", "/x", 405), ("GET", "/x", 404), ("GET", "/x/results", 404),
        ("GET", "/x/cancel", 405), ("GET", "/x/y", 404), ("POST", "/x/cancel", 404),
    ])
    func routes(_ method: String, _ rest: String, _ status: Int) throws {
        #expect(try FakeServer().ask(method, Self.path + rest).status == status)
    }

    @Test func aBatchMayBeLargerThanAMessage() throws {
        var configuration = Configuration()
        configuration.maximumBody = 500
        configuration.maximumBatch = 5000
        let fake = try FakeServer(configuration)
        let text = String(repeating: "a", count: 1000)
        #expect(try fake.ask("POST", Self.path, Self.batch(Self.item("a", text))).status == 200)
    }
}
