import ClaudeMessages
import MessagesTesting
import Synchronization
import Testing

/// Creating, polling, cancelling and deleting batches.
@Suite struct BatchesTests {
    static func batch(_ status: String, _ more: JSON = [:]) -> JSON {
        var json: JSON = [
            "id": "msgbatch_1", "type": "message_batch", "processing_status": JSON(status),
            "request_counts": [
                "processing": 1, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0,
            ],
            "created_at": "2026-08-19T14:47:10.487960+00:00",
            "expires_at": "2026-08-20T14:47:10.487960+00:00",
            "ended_at": nil, "cancel_initiated_at": nil, "archived_at": nil, "results_url": nil,
        ]
        for member in more.objectValue?.members ?? [] { json[member.name] = member.value }
        return json
    }

    private static func item(_ id: String, _ request: MessageRequest = .hello) -> BatchItem {
        BatchItem(customID: id, request: request)
    }

    @Test func making() async throws {
        let transport = ScriptedTransport(
            .json(200, Self.batch("in_progress"), fields: [HeaderField("request-id", "req_1")]))
        let batch = try await ClaudeClient.scripted(transport).batches.create([
            Self.item("a-1"), Self.item("B_2"),
        ])
        let params =
            #"{"model":"m","max_tokens":10,"#
            + #""messages":[{"role":"user","content":[{"type":"text","text":"hello"}]}]}"#
        #expect(transport.calls == ["POST https://api.anthropic.com/v1/messages/batches"])
        let sent = try #require(transport.requests.first)
        #expect(
            String(decoding: sent.body.bytes, as: UTF8.self)
                == #"{"requests":[{"custom_id":"a-1","params":\#(params)},"#
                + #"{"custom_id":"B_2","params":\#(params)}]}"#)
        #expect(sent.fields.contains(HeaderField("content-type", "application/json")))
        #expect(batch.id == "msgbatch_1" && batch.status == .inProgress && !batch.hasEnded)
        #expect(batch.counts.processing == 1 && batch.counts.succeeded == 0)
        #expect(batch.createdAt == Timestamp("2026-08-19T14:47:10.487960+00:00"))
        #expect(batch.expiresAt?.secondsSince1970 == 1_787_237_230.48796)
        #expect(batch.endedAt == nil && batch.cancelInitiatedAt == nil && batch.archivedAt == nil)
        #expect(batch.resultsURL == nil)
        #expect(batch.head.requestID == "req_1")
    }

    @Test(
        arguments: [
            ([item("a"), item("a")], "request 'a': the custom id occurs twice"),
            ([item("")], "request '': a custom id is 1 to 64 letters, digits, '_' and '-'"),
            ([item("é")], "request 'é': a custom id is 1 to 64 letters, digits, '_' and '-'"),
            ([item("a b")], "request 'a b': a custom id is 1 to 64 letters, digits, '_' and '-'"),
            (
                [item(String(repeating: "x", count: 65))],
                "request '\(String(repeating: "x", count: 65))': "
                    + "a custom id is 1 to 64 letters, digits, '_' and '-'"
            ),
            (
                [
                    item(
                        "s",
                        MessageRequest(
                            model: "m", maxTokens: 1, messages: [],
                            extra: JSONObject([.init(name: "speed", value: "fast")])))
                ], "request 's': a batch takes neither 'stream' nor 'speed' nor 'thread'"
            ),
            (
                [item("z", MessageRequest(model: "m", maxTokens: 0, messages: []))],
                "request 'z': a batch takes no request for 0 tokens"
            ),
        ] as [([BatchItem], String)])
    func whatIsNotSent(_ items: [BatchItem], _ message: String) async {
        let transport = ScriptedTransport(.json(200, Self.batch("in_progress")))
        let client = ClaudeClient.scripted(transport)
        let error = await #expect(throws: ClaudeError.self) {
            try await client.batches.create(items)
        }
        #expect(error == ClaudeError(.badRequest, message))
        #expect(transport.requests.isEmpty)
    }

    @Test func theLongestBatch() throws {
        #expect(throws: ClaudeError(.badRequest, "a batch has at most 100000 requests")) {
            try BatchItem.body(of: [BatchItem](repeating: Self.item("a"), count: 100_001))
        }
        let items = [Self.item("a"), Self.item("b")]
        let length = try BatchItem.body(of: items).count
        #expect(try BatchItem.body(of: items, limit: length).count == length)
        #expect(throws: ClaudeError(.badRequest, "a batch has at most 256 MB")) {
            try BatchItem.body(of: items, limit: length - 1)
        }
    }

    @Test func theOtherCalls() async throws {
        let transport = ScriptedTransport([
            .json(200, Self.batch("in_progress")),
            .json(200, Self.batch("canceling", ["cancel_initiated_at": "2026-08-19T15:00:00Z"])),
            .json(200, ["id": "msgbatch_1", "type": "message_batch_deleted"]),
            .json(
                200, ["data": [Self.batch("ended")], "has_more": false, "last_id": "msgbatch_1"]),
        ])
        let batches = ClaudeClient.scripted(transport).batches
        #expect(try await batches.retrieve("msgbatch_1").status == .inProgress)
        let canceled = try await batches.cancel("msgbatch_1")
        #expect(canceled.status == .canceling)
        #expect(canceled.cancelInitiatedAt == Timestamp("2026-08-19T15:00:00Z"))
        #expect(try await batches.delete("msgbatch_1").status == 200)
        var listed: [Batch.Status] = []
        for try await batch in batches.list(limit: 5) { listed.append(batch.status) }
        #expect(listed == [.ended])
        let address = "https://api.anthropic.com/v1/messages/batches"
        #expect(
            transport.calls == [
                "GET \(address)/msgbatch_1", "POST \(address)/msgbatch_1/cancel",
                "DELETE \(address)/msgbatch_1", "GET \(address)?limit=5",
            ])
        #expect(transport.requests.map(\.body.count) == [0, 0, 0, 0])
    }

    @Test func waiting() async throws {
        let underWay = ScriptedTransport.Reply.json(200, Self.batch("in_progress"))
        let transport = ScriptedTransport(
            [ScriptedTransport.Reply](repeating: underWay, count: 7)
                + [.json(200, Self.batch("ended"))])
        let waits = RecordedWaits()
        let seen = Mutex<[Batch.Status]>([])
        let batch = try await ClaudeClient.scripted(transport, waits: waits).batches.wait(
            for: "msgbatch_1", observer: { batch in seen.withLock { $0.append(batch.status) } })
        #expect(batch.hasEnded)
        #expect(waits.durations == [2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
        #expect(
            seen.withLock(\.self) == [Batch.Status](repeating: .inProgress, count: 7) + [.ended])
    }

    @Test func waitingEnds() async {
        struct Cancelled: Error {}
        let transport = ScriptedTransport(.json(200, Self.batch("in_progress")))
        let client = ClaudeClient(
            ClientConfiguration(credential: .none), transport: transport,
            surroundings: Surroundings(sleep: { _ in throw Cancelled() }, random: { 0 }, now: { 0 })
        )
        let error = await #expect(throws: ClaudeError.self) {
            try await client.batches.wait(for: "b")
        }
        #expect(error?.code == .cancelled)
        #expect(transport.requests.count == 1)
    }
}
