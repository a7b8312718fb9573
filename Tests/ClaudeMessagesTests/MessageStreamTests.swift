import ClaudeMessages
import MessagesTesting
import Synchronization
import Testing

@Suite struct MessageStreamTests {
    private static let overloaded = ScriptedTransport.Reply.error(529, "overloaded_error", "busy")
    private static let reset = TransportError(.connectionLost, "reset by peer")

    /// Reads a scripted stream with retries.
    private func play(
        _ script: ScriptedTransport.Reply..., now: Double = 0
    ) async -> (reading: Reading, waits: RecordedWaits, transport: ScriptedTransport) {
        let transport = ScriptedTransport(script)
        let waits = RecordedWaits()
        let stream = ClaudeClient.scripted(transport, waits: waits, now: now)
            .observingRetries(waits.note).stream(.hello)
        return (await stream.read(), waits, transport)
    }

    // MARK: Events

    @Test(arguments: pieceSizes)
    func events(_ size: Int) async throws {
        let stream = ClaudeClient.scripted(ScriptedTransport(.stream(Wire.hi, pieces: size)))
            .stream(.hello)
        #expect(stream.partialMessage == nil)
        let reading = await stream.read()
        let end: JSON = [
            "type": "message_delta", "delta": ["stop_reason": "end_turn", "stop_sequence": nil],
            "usage": ["output_tokens": 9],
        ]
        let start = try #require(
            Message(json: [
                "id": "msg_1", "type": "message", "role": "assistant", "model": "m", "content": [],
                "stop_reason": nil, "stop_sequence": nil,
                "usage": ["input_tokens": 15, "output_tokens": 1],
            ]))
        #expect(
            reading.events == [
                .messageStart(start), .blockStart(index: 0, block: .text("")),
                .blockDelta(index: 0, delta: .text("Hi")), .blockStop(index: 0),
                .messageDelta(end), .messageStop,
            ])
        #expect(reading.error == nil)
        #expect(stream.usage == Usage(json: ["input_tokens": 15, "output_tokens": 9]))
        #expect(stream.sawMessageStop)
    }

    @Test func aSecondReaderSendsNothing() async throws {
        let transport = ScriptedTransport(.stream(Wire.hi, pieces: 7))
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        var text = ""
        for try await piece in stream.text { text += piece }
        #expect(text == "Hi")
        #expect(try await stream.message().text == "Hi")
        for try await event in stream { Issue.record("\(event)") }
        #expect(transport.requests.count == 1)
    }

    @Test func anAnswerThatWasNotReadToItsEndIsNoMessage() async throws {
        let stream = ClaudeClient.scripted(ScriptedTransport(.stream(Wire.hi, pieces: 7))).stream(
            .hello)
        for try await event in stream {
            if case .blockStart = event { break }
        }
        let error = await #expect(throws: ClaudeError.self) { try await stream.message() }
        #expect(error?.code == .cutOff)
    }

    @Test func batchesHoldWhatCameTogether() async throws {
        let (head, tail) = (
            Wire.start() + Wire.blockStart(0), Wire.text(0, "a") + Wire.text(0, "b")
        )
        let rest = Wire.blockStop(0) + Wire.end() + Wire.stop
        let stream = ClaudeClient.scripted(
            ScriptedTransport(
                .response(
                    status: 200, fields: [],
                    chunks: [head, tail, rest].map { Array($0.utf8) }))
        ).stream(.hello)
        var iterator = stream.makeAsyncIterator()
        var sizes: [Int] = []
        while let batch = try await iterator.nextBatch() { sizes.append(batch.count) }
        #expect(sizes == [2, 2, 3])
        #expect(try await iterator.nextBatch() == nil)
        #expect(try await iterator.next() == nil)
    }

    @Test func eventsAndBatchesMix() async throws {
        let stream = ClaudeClient.scripted(ScriptedTransport(.stream(Wire.hi))).stream(.hello)
        var iterator = stream.makeAsyncIterator()
        guard case .messageStart = try await iterator.next() else {
            Issue.record("no start")
            return
        }
        #expect(try await iterator.nextBatch()?.count == 5)
        #expect(try await iterator.next() == nil)
    }

    @Test func nothingIsSentBeforeItIsRead() async throws {
        let transport = ScriptedTransport(.stream(Wire.hi))
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        #expect(transport.requests.isEmpty)
        #expect(try await stream.message().text == "Hi")
        #expect(transport.requests.count == 1)
    }

    @Test func textPieces() async throws {
        let answer = Wire.answer(
            Wire.block(
                0, ["type": "text", "text": ""], ["type": "text_delta", "text": "a"],
                ["type": "text_delta", "text": ""], ["type": "text_delta", "text": "b"]),
            Wire.block(1, ["type": "redacted_thinking", "data": "x"]),
            Wire.block(
                2, ["type": "text", "text": ""], ["type": "text_delta", "text": "\n"],
                ["type": "text_delta", "text": "c"]))
        let stream = ClaudeClient.scripted(ScriptedTransport(.stream(answer))).stream(.hello)
        var pieces: [String] = []
        for try await piece in stream.text { pieces.append(piece) }
        #expect(pieces == ["a", "b", "\n\nc"])
        #expect(stream.partialMessage?.text == "ab\n\nc")
    }

    // MARK: The request

    @Test func requestBytes() async throws {
        let transport = ScriptedTransport(.stream(Wire.hi))
        let client = ClaudeClient.scripted(transport) { configuration in
            configuration.betas = ["one-2026-01-01", "two"]
            configuration.userAgent = "test/1"
            configuration.timeouts.idle = .seconds(5)
        }
        let request = MessageRequest(
            model: "m", maxTokens: 100, messages: [.user("é\"\n")], system: [.text("sys")],
            thinking: .adaptive(display: .summarized), cacheControl: .oneHour,
            extra: JSONObject([.init(name: "temperature", value: 1)]))
        _ = await client.stream(request).read()
        let sent = try #require(transport.requests.first)
        #expect(sent.method == "POST")
        #expect(sent.url == "https://api.anthropic.com/v1/messages")
        #expect(
            sent.fields == [
                HeaderField("accept", "application/json"),
                HeaderField("accept-encoding", "identity"),
                HeaderField("anthropic-version", "2023-06-01"),
                HeaderField("user-agent", "test/1"),
                HeaderField("x-api-key", "sk-ant-api03-testing-KEY1"),
                HeaderField("anthropic-beta", "one-2026-01-01,two"),
                HeaderField("content-type", "application/json"),
            ])
        #expect(
            String(decoding: sent.body.bytes, as: UTF8.self)
                == #"{"model":"m","thinking":{"type":"adaptive","display":"summarized"},"#
                + #""cache_control":{"type":"ephemeral","ttl":"1h"},"max_tokens":100,"#
                + #""stream":true,"temperature":1,"system":[{"type":"text","text":"sys"}],"#
                + #""messages":[{"role":"user","content":[{"type":"text","text":"é\"\n"}]}]}"#)
        #expect(sent.timeouts == client.configuration.timeouts)
    }

    @Test(arguments: [
        (
            Credential.bearer("tok-12345678"),
            HeaderField?.some(HeaderField("authorization", "Bearer tok-12345678"))
        ),
        (.none, nil),
    ])
    func otherCredentials(_ credential: Credential, _ field: HeaderField?) async throws {
        let transport = ScriptedTransport(.stream(Wire.hi))
        _ = await ClaudeClient.scripted(transport) { $0.credential = credential }.stream(.hello)
            .read()
        let fields = try #require(transport.requests.first?.fields)
        #expect(fields.first { $0.name == "authorization" } == field)
        #expect(!fields.contains { $0.name == "x-api-key" })
    }

    @Test func retriedRequestsAreTheSame() async {
        let (_, _, transport) = await play(Self.overloaded, .stream(Wire.hi))
        #expect(transport.requests.count == 2)
        #expect(transport.requests[0].body.bytes == transport.requests[1].body.bytes)
        #expect(transport.requests[0].fields == transport.requests[1].fields)
    }

    // MARK: Retries

    @Test func overloadIsRetriedAndTold() async throws {
        let (reading, waits, transport) = await play(
            Self.overloaded, .failure(Self.reset), .stream(Wire.hi))
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
        #expect(transport.requests.count == 3)
        #expect(waits.durations == [.milliseconds(250), .milliseconds(500)])
        var overload = ClaudeError(.overloaded, "busy")
        overload.status = 529
        overload.type = "overloaded_error"
        overload.requestID = "req_body"
        let lost = ClaudeError(.connectionLost, "reset by peer")
        #expect(waits.noticed.map(\.error) == [overload, lost])
        #expect(waits.noticed.map(\.wait) == waits.durations)
        #expect(waits.noticed.map(\.attempt) == [2, 3])
    }

    @Test func threeRequestsAndNoMore() async {
        let (reading, waits, transport) = await play(Self.overloaded)
        #expect(transport.requests.count == 3)
        #expect(waits.durations.count == 2)
        #expect(reading.error?.code == .overloaded)
        #expect(reading.error?.status == 529)
    }

    @Test(
        arguments: [
            (ScriptedTransport.Reply.error(408, "timeout"), true),
            (.error(409, "conflict_error"), true),
            (.error(500, "api_error"), true),
            (.error(502, "api_error"), true),
            (.error(503, "api_error"), true),
            (.error(504, "timeout_error"), true),
            (.error(520, "api_error"), true),
            (.error(529, "overloaded_error"), true),
            (.failure(TransportError(.connectionLost, "x")), true),
            (.failure(TransportError(.cannotConnect, "x")), true),
            (.stream("", failure: TransportError(.connectionLost, "x")), true),
            (.stream(Wire.start(), failure: TransportError(.connectionLost, "x")), true),
            (.stream(Wire.start() + Wire.ping, failure: TransportError(.cutOff, "x")), true),
            (.stream(Wire.start() + Wire.error("overloaded_error", "x")), true),
            (.stream(Wire.error("api_error", "x")), true),
            (
                .error(529, "overloaded_error", fields: [HeaderField("x-should-retry", "false")]),
                false
            ),
            (.error(400, "invalid_request_error"), false),
            (
                .error(
                    400, "invalid_request_error", fields: [HeaderField("x-should-retry", "true")]),
                false
            ),
            (.error(401, "authentication_error"), false),
            (.error(402, "billing_error"), false),
            (.error(403, "permission_error"), false),
            (.error(404, "not_found_error"), false),
            (.error(413, "request_too_large"), false),
            (.error(422, "invalid_request_error"), false),
            (.error(429, "rate_limit_error"), false),
            (.failure(TransportError(.tls, "x")), false),
            (.failure(TransportError(.stalled, "x")), false),
            (.failure(TransportError(.tookTooLong, "x")), false),
            (.failure(TransportError(.malformed, "x")), false),
            (.failure(TransportError(.tooLarge, "x")), false),
            (.failure(TransportError(.cancelled, "x")), false),
            (.stream(""), false),
            (.stream(Wire.start()), false),
            (
                .stream(
                    Wire.start() + Wire.blockStart(0), failure: TransportError(.connectionLost, "x")
                ), false
            ),
            (
                .stream(Wire.start() + Wire.blockStart(0) + Wire.error("overloaded_error", "x")),
                false
            ),
            (.stream("data: {\n\n"), false),
        ] as [(ScriptedTransport.Reply, Bool)])
    func whatIsWorthAnotherRequest(_ reply: ScriptedTransport.Reply, _ isRetried: Bool) async {
        let (reading, waits, transport) = await play(reply, .stream(Wire.hi))
        #expect(transport.requests.count == (isRetried ? 2 : 1))
        #expect(waits.noticed.count == (isRetried ? 1 : 0))
        #expect((reading.error == nil) == isRetried)
        if isRetried { #expect(reading.text == "Hi") }
    }

    @Test(arguments: [
        ([HeaderField("retry-after", "7")], [Duration.seconds(7), .seconds(7)]),
        ([HeaderField("retry-after", "60")], [.seconds(60)]),
        ([HeaderField("retry-after", "61")], []),
        ([HeaderField("retry-after", "3600")], []),
        ([HeaderField("retry-after", "0")], [.milliseconds(250), .milliseconds(500)]),
        ([HeaderField("retry-after", "-5")], []),
        ([HeaderField("retry-after", "soon")], []),
        ([], []),
    ])
    func rateLimits(_ fields: [HeaderField], _ expected: [Duration]) async {
        let (reading, waits, transport) = await play(
            .error(429, "rate_limit_error", fields: fields))
        #expect(waits.durations == expected)
        #expect(transport.requests.count == expected.count + 1)
        #expect(reading.error?.code == .rateLimited)
    }

    @Test(arguments: ["enforced_spend_limit_reached", "contract_spend_limit_reached"])
    func spendLimitsAreNotWaitedFor(_ code: String) async {
        let (reading, _, transport) = await play(
            .error(
                429, "rate_limit_error", details: ["error_code": JSON(code)],
                fields: [HeaderField("retry-after", "1")]))
        #expect(transport.requests.count == 1)
        #expect(reading.error?.detail == code)
        #expect(reading.error?.retryAfter == .seconds(1))
    }

    @Test func aFreshStartForgetsTheFailedOne() async {
        let (reading, _, _) = await play(
            .stream(Wire.start(usage: ["input_tokens": 999]), failure: Self.reset),
            .stream(Wire.hi))
        #expect(reading.error == nil)
        #expect(reading.message?.usage.inputTokens == 15)
        // A cut line of the broken stream is not joined to the next one.
        let (second, _, _) = await play(
            .stream("data: {\"type\":", failure: Self.reset), .stream(Wire.hi))
        #expect(second.error == nil)
        #expect(second.text == "Hi")
    }

    // MARK: Truncation

    @Test func everyCut() async {
        let bytes = Array(Wire.hi.utf8)
        let complete = Array((Wire.start() + Wire.textBlock(0, "Hi") + Wire.end()).utf8).count
        let begun = Array((Wire.start() + Wire.blockStart(0)).utf8).count
        for place in 0..<bytes.count {
            let cut = [Array(bytes[..<place])]
            for failure in [nil, TransportError(.connectionLost, "reset"), .init(.cutOff, "cut")] {
                let reading = await read(
                    .response(status: 200, fields: [], chunks: cut, failure: failure))
                if place >= complete {
                    #expect(reading.error == nil)
                    #expect(!reading.sawMessageStop)
                    #expect(reading.text == "Hi")
                } else {
                    let lost = failure?.code == .connectionLost && place < begun
                    #expect(reading.error?.code == (lost ? .connectionLost : .cutOff))
                }
            }
        }
    }

    @Test func afterTheEndNothingIsWaitedFor() async {
        let transport = ScriptedTransport(
            .stream(Wire.hi, failure: TransportError(.cutOff, "the end did not come")))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error == nil)
        #expect(transport.record.endsExpected == 1)
    }

    /// Events of other protocols after the end are ignored.
    @Test func whatIsNoEventAfterTheEndIsHarmless() async {
        let reading = await read(Wire.hi + "data: [DONE]\n\n")
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
    }

    // MARK: Errors in streams

    @Test(arguments: [
        ("invalid_request_error", ClaudeError.Code.badRequest),
        ("request_too_large", .badRequest),
        ("authentication_error", .authentication),
        ("billing_error", .billing),
        ("permission_error", .permission),
        ("not_found_error", .notFound),
        ("rate_limit_error", .rateLimited),
        ("overloaded_error", .overloaded),
        ("api_error", .serverError),
        ("timeout_error", .serverError),
        ("new_error", .serverError),
    ])
    func errorEvents(_ type: String, _ code: ClaudeError.Code) async {
        let reading = await read(
            .stream(
                Wire.start() + Wire.blockStart(0) + Wire.text(0, "half") + Wire.error(type, "why"),
                fields: [HeaderField("request-id", "req_7")]))
        var expected = ClaudeError(code, "why")
        expected.status = 200
        expected.type = type
        expected.requestID = "req_7"
        #expect(reading.error == expected)
        #expect(reading.text == "half")
        #expect(reading.events.count == 3)
    }

    @Test func anErrorEventNeedsNoJSON() async {
        let reading = await read("event: error\ndata: out of memory\n\n")
        #expect(reading.error?.code == .serverError)
        #expect(reading.error?.message.contains("out of memory") == true)
    }

    @Test func anErrorEventKeepsItsDetails() async {
        let reading = await read(
            "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\","
                + "\"details\":{\"error_code\":\"compaction_unavailable\"}},\"request_id\":\"req_9\"}\n\n"
        )
        #expect(reading.error?.detail == "compaction_unavailable")
        #expect(reading.error?.requestID == "req_9")
    }

    // MARK: Other responses than streams

    @Test func aWholeJSONAnswerIsTaken() async throws {
        let message: JSON = [
            "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
            "content": [
                ["type": "thinking", "thinking": "t", "signature": "s"],
                ["type": "text", "text": "Hi"],
                ["type": "tool_use", "id": "t", "name": "n", "input": ["a": 1]],
            ],
            "stop_reason": "tool_use", "stop_sequence": nil,
            "usage": ["input_tokens": 3, "output_tokens": 4],
        ]
        let reading = await read(.json(200, message))
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
        #expect(reading.message?.content.map(\.json) == message["content"]?.arrayValue)
        #expect(reading.message?.usage.json == message["usage"])
        #expect(reading.message?.stopReason == .toolUse)
        #expect(reading.events.count == 9)
        #expect(reading.events.last == .messageStop)
    }

    @Test(
        arguments: [
            (JSON.array([]), ClaudeError.Code.malformed),
            (["type": "message"], .malformed),
            (["content": "text"], .malformed),
            (["content": [], "stop_reason": nil], .cutOff),
        ] as [(JSON, ClaudeError.Code)])
    func aJSONAnswerMustBeAMessage(_ json: JSON, _ code: ClaudeError.Code) async {
        #expect(await read(.json(200, json)).error?.code == code)
    }

    @Test(arguments: [
        "text/event-stream", "text/event-stream; charset=utf-8", "Text/Event-Stream", "",
        "application/octet-stream", "application/x-ndjson",
    ])
    func streamsAreTaken(_ type: String) async {
        let fields = type.isEmpty ? [] : [HeaderField("Content-Type", type)]
        let reading = await read(
            .response(status: 200, fields: fields, chunks: [Array(Wire.hi.utf8)]))
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
    }

    @Test(arguments: ["text/html; charset=utf-8", "text/plain", "text/event-stream", ""])
    func aPageIsNoAnswer(_ type: String) async {
        let transport = ScriptedTransport(
            .response(
                status: 200, fields: [HeaderField("content-type", type)],
                chunks: [Array(" <html>".utf8)]))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .notAPI)
        #expect(reading.error?.message == " <html>")
        #expect(reading.events == [])
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: ["gzip", "br", "deflate, gzip", "zstd"])
    func compressedBodiesAreRefusedUnread(_ encoding: String) async {
        let transport = ScriptedTransport(
            .stream(Wire.hi, fields: [HeaderField("content-encoding", encoding)]))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .malformed)
        #expect(transport.requests.count == 1)
        #expect(transport.record.pulls == 0)
    }

    @Test func identityIsNoCompression() async {
        let reading = await read(
            .stream(Wire.hi, fields: [HeaderField("content-encoding", "identity")]))
        #expect(reading.error == nil)
    }

    @Test(arguments: [300, 301, 302, 303, 304, 307, 308])
    func redirectsAreRefused(_ status: Int) async {
        let transport = ScriptedTransport(
            .response(
                status: status, fields: [HeaderField("location", "https://evil.example/v1")],
                chunks: []))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .redirected)
        #expect(reading.error?.status == status)
        #expect(reading.error?.message == "https://evil.example/v1")
        #expect(transport.requests.count == 1)
    }

    @Test func errorPages() async {
        let page = Array(("<html>" + String(repeating: "x", count: 200_000)).utf8)
        let reading = await read(
            .response(
                status: 502, fields: [HeaderField("content-type", "text/html")],
                chunks: cut(page, 10_000)))
        #expect(reading.error?.code == .notAPI)
        #expect(reading.error?.meaning == .serverError)
        #expect(reading.error?.status == 502)
        #expect(reading.error?.type == nil)
        #expect(reading.error?.message.utf8.count == 65_536)
    }

    @Test func failedBodiesOfErrorsAreTolerated() async {
        let reading = await read(
            .response(
                status: 400, fields: [], chunks: [Array("half a rea".utf8)],
                failure: TransportError(.connectionLost, "x")))
        #expect(reading.error?.code == .notAPI)
        #expect(reading.error?.message == "half a rea")
    }

    // MARK: Ids and keys

    @Test func theRequestIDIsInEveryError() async {
        let field = HeaderField("request-id", "req_head")
        let replies: [ScriptedTransport.Reply] = [
            .error(400, "invalid_request_error", fields: [field]),
            .stream("", fields: [field]),
            .stream(Wire.start() + Wire.blockStop(3), fields: [field]),
            .stream(Wire.start() + Wire.blockStart(0), failure: Self.reset, fields: [field]),
            .stream(Wire.error("api_error", "x"), fields: [field]),
            .stream(Wire.hi, fields: [field, HeaderField("content-encoding", "gzip")]),
            .response(status: 302, fields: [field], chunks: []),
        ]
        for reply in replies {
            let reading = await read(reply)
            #expect(reading.error?.requestID == "req_head")
            #expect(reading.error?.description.contains("req_head") == true)
        }
        #expect(await read(.error(400, "invalid_request_error")).error?.requestID == "req_body")
    }

    @Test func anErrorHasNoOtherRequestsID() async {
        let (reading, _, _) = await play(
            .stream("", failure: Self.reset, fields: [HeaderField("request-id", "req_old")]),
            .failure(TransportError(.tls, "x")))
        #expect(reading.error?.code == .tls)
        #expect(reading.error?.requestID == nil)
    }

    @Test func theRequestIDOfAnAnswer() async throws {
        let transport = ScriptedTransport(
            .stream(Wire.hi, fields: [HeaderField("Request-Id", "req_1")]))
        let stream = ClaudeClient.scripted(transport).stream(.hello)
        _ = try await stream.message()
        #expect(stream.requestID == "req_1")
        #expect(stream.head?.status == 200)
        #expect(stream.head?.fields["content-type"] == "text/event-stream")
    }

    /// A server that returns the key in any place.
    @Test(arguments: [
        Credential.apiKey("sk-ant-api03-CANARY-0123456789abcdef"),
        .apiKey("CANARY-of-another-kind"), .bearer("CANARY-token-0123456789"),
    ])
    func keysDoNotComeBack(_ credential: Credential) async {
        let canary =
            switch credential {
            case .apiKey(let secret), .bearer(let secret): secret
            case .none: ""
            }
        let fields = [HeaderField("request-id", "req_\(canary)")]
        let replies: [ScriptedTransport.Reply] = [
            .error(401, canary, "your key \(canary) is wrong", fields: fields),
            .error(429, "t", "m", details: ["error_code": JSON("x \(canary)")], fields: fields),
            .response(status: 500, fields: fields, chunks: [Array("<html>\(canary)".utf8)]),
            .response(
                status: 302, fields: [HeaderField("location", "http://x/?k=\(canary)")], chunks: []),
            .response(
                status: 200, fields: [HeaderField("content-type", "text/\(canary)")], chunks: []),
            .stream(Wire.error(canary, canary), fields: fields),
            .stream("event: \(canary)\ndata: {\n\n", fields: fields),
            .stream("event: error\ndata: \(canary)\n\n", fields: fields),
            .stream("", fields: fields),
            .stream(Wire.start() + Wire.blockStart(0, ["type": JSON(canary)]) + Wire.blockStop(9)),
            .stream(
                Wire.start() + Wire.blockStart(0)
                    + "data: {\"type\":\"content_block_stop\",\"index\":\"\(canary)\"}\n\n"),
            .failure(TransportError(.cannotConnect, "proxy said \(canary)")),
            .stream("", failure: TransportError(.malformed, canary), fields: fields),
        ]
        for reply in replies {
            let waits = RecordedWaits()
            let client = ClaudeClient.scripted(ScriptedTransport(reply), waits: waits) {
                $0.credential = credential
            }
            let error = await client.observingRetries(waits.note).stream(.hello).read().error
            #expect(error != nil)
            for error in waits.noticed.map(\.error) + [error].compactMap(\.self) {
                let shown = [
                    error.message, error.description, error.type ?? "", error.detail ?? "",
                    error.requestID ?? "",
                ].joined(separator: "\n")
                #expect(!shown.contains("CANARY"), "\(shown)")
            }
        }
    }

    // MARK: Cancelling

    @Test func cancellingWhileWaiting() async {
        let transport = ScriptedTransport(Self.overloaded)
        let (waiting, startWaiting) = AsyncStream.makeStream(of: Void.self)
        let surroundings = Surroundings(
            sleep: { _ in
                startWaiting.finish()
                try await Task.sleep(for: .seconds(600))
            }, random: { 0.5 }, now: { 0 })
        let client = ClaudeClient(
            ClientConfiguration(credential: .none), transport: transport,
            surroundings: surroundings)
        let task = Task { await client.stream(.hello).read() }
        for await _ in waiting {}
        task.cancel()
        let reading = await task.value
        #expect(reading.error?.code == .cancelled)
        #expect(transport.requests.count == 1)
    }

    @Test func aCancelledExchangeKeepsWhatCame() async {
        let transport = ScriptedTransport(
            .stream(
                Wire.start() + Wire.blockStart(0) + Wire.text(0, "half"),
                failure: TransportError(.cancelled, "cancelled")))
        let reading = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(reading.error?.code == .cancelled)
        #expect(reading.text == "half")
        #expect(transport.requests.count == 1)
        #expect(transport.record.cancels == 1)
    }
}
