import ClaudeMessages
import MessagesTesting
import Testing

/// The error formats of different servers: the code follows the status or type given.
@Suite struct ErrorShapesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let body: String
        let code: ClaudeError.Code
        let message: String
        var type: String?
        var detail: String?
        var testDescription: String { body }

        init(
            _ body: String, _ code: ClaudeError.Code, _ message: String, type: String? = nil,
            detail: String? = nil
        ) {
            (self.body, self.code, self.message) = (body, code, message)
            (self.type, self.detail) = (type, detail)
        }
    }

    /// Errors recognised in events, instead of an answer, and with an error status.
    static let rows: [Row] = [
        Row(
            #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#,
            .overloaded, "Overloaded", type: "overloaded_error"),
        Row(
            #"{"type":"error","error":{"type":"rate_limit_error","message":"slow"}}"#,
            .rateLimited, "slow", type: "rate_limit_error"),
        Row(
            #"{"type":"error","error":{"type":"request_too_large","message":"big"}}"#,
            .badRequest, "big", type: "request_too_large"),
        Row(
            #"{"type":"error","error":{"type":"new_error","message":"new"}}"#, .serverError, "new",
            type: "new_error"),
        Row(
            #"{"error":{"message":"Timeout on reading","type":"None","param":"None","code":"500"}}"#,
            .serverError, "Timeout on reading"),
        Row(#"{"error":{"message":"busy","code":529}}"#, .overloaded, "busy"),
        Row(#"{"error":{"message":"slow","code":"429"}}"#, .rateLimited, "slow"),
        Row(#"{"error":{"message":"who","code":401}}"#, .authentication, "who"),
        Row(
            #"{"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED"}}"#,
            .rateLimited, "slow"),
        Row(#"{"error":{"message":"odd","code":7}}"#, .serverError, "odd"),
        Row(#"{"error":{"message":"odd","code":"200"}}"#, .serverError, "odd"),
        Row(
            #"{"error":{"message":"no","type":"x","code":"model_not_found"}}"#, .serverError, "no",
            type: "x", detail: "model_not_found"),
        Row(#"{"error":"words"}"#, .serverError, "words"),
        Row(#"{"error":"words","status":503}"#, .serverError, "words"),
        Row(#"{"error":{"detail":"words"}}"#, .serverError, "words"),
        Row(#"{"error":{"errors":[]},"message":"words"}"#, .serverError, "words"),
        // JSON in a string of JSON.
        Row(
            #"{"error":{"message":"{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"deep\"}}"}}"#,
            .overloaded, "deep", type: "overloaded_error"),
        Row(#"{"error":"{\"error\":{\"message\":\"deep\",\"code\":529}}"}"#, .overloaded, "deep"),
        Row(
            #"{"type":"error","error":{"type":"rate_limit_error","message":"no","details":{"error_code":"enforced_spend_limit_reached"}}}"#,
            .rateLimited, "no", type: "rate_limit_error", detail: "enforced_spend_limit_reached"),
        Row(
            #"{"type":"error","error":{"type":"rate_limit_error","message":"no","details":{"details":[{"error_code":"x_spend_limit"}]}}}"#,
            .rateLimited, "no", type: "rate_limit_error", detail: "x_spend_limit"),
        Row(#"{"type":"error","message":"flat"}"#, .serverError, "flat"),
        Row(#"{"type":"error"}"#, .serverError, #"{"type":"error"}"#),
        Row(#"{"error":{"a":1}}"#, .serverError, #"{"error":{"a":1}}"#),
    ]

    /// Messages without a `type`, which are errors only in JSON that has no other meaning.
    static let remarks: [Row] = [
        Row(#"{"detail":"words"}"#, .serverError, "words"),
        Row(#"{"message":"words"}"#, .serverError, "words"),
        Row(#"{"message":"slow down","code":429}"#, .rateLimited, "slow down"),
        Row(
            #"{"detail":[{"loc":["body"],"msg":"field required"},{"msg":"too long"}]}"#,
            .serverError, "field required; too long"),
        Row(#"{"errors":[{"message":"one"},{"message":"two"}]}"#, .serverError, "one; two"),
    ]

    private func expect(_ error: ClaudeError?, _ row: Row, status: Int) {
        #expect(error?.code == row.code)
        #expect(error?.message == row.message)
        #expect(error?.type == row.type)
        #expect(error?.detail == row.detail)
        #expect(error?.status == status)
    }

    private static let begun = Wire.start() + Wire.blockStart(0) + Wire.text(0, "part ")

    @Test(arguments: rows + remarks) func inAStream(_ row: Row) async {
        for name in ["", "event: error\n"] {
            for (before, text) in [("", ""), (Self.begun, "part ")] {
                let reading = await read(.stream("\(before)\(name)data: \(row.body)\n\n"))
                expect(reading.error, row, status: 200)
                #expect(reading.text == text)
            }
        }
    }

    /// A proxy's error in mid-stream has no event fields, or no empty line at its end.
    @Test(arguments: rows + remarks, ["\n", "\r\n"]) func betweenEvents(_ row: Row, _ end: String)
        async
    {
        for before in ["", "\n", "\n\n"] {
            for after in ["", end, end + end] {
                let reading = await read(.stream(Self.begun + before + row.body + after, pieces: 5))
                expect(reading.error, row, status: 200)
                #expect(reading.text == "part ")
            }
        }
    }

    @Test(arguments: rows) func inAnEventThatIsNotEnded(_ row: Row) async {
        for (name, end) in [("event: error\n", ""), ("event: error\n", "\n"), ("", ""), ("", "\n")]
        {
            let reading = await read(.stream("\(Self.begun)\(name)data: \(row.body)\(end)"))
            expect(reading.error, row, status: 200)
        }
    }

    /// Lists of errors, `error` in other events, and text that is not JSON.
    @Test(arguments: [
        (#"[{"error":{"code":503,"message":"boom zork","status":"UNAVAILABLE"}}]"#, "boom zork"),
        (
            #"{"type":"content_block_delta","index":0,"error":{"message":"boom zork"}}"#,
            "boom zork"
        ),
        (#"{"type":"message_delta","delta":{},"error":"boom zork"}"#, "boom zork"),
        (#""upstream boom zork""#, "upstream boom zork"),
    ])
    func unusualEvents(_ data: String, _ words: String) async {
        for before in ["", Self.begun] {
            let reading = await read(.stream("\(before)data: \(data)\n\n" + Wire.stop))
            #expect(reading.error?.code == .serverError)
            #expect(reading.error?.message == words)
        }
    }

    /// HTML or text in mid-stream: the answer is cut, and the error has the text.
    @Test(arguments: [
        ("<html><head><title>502 Bad Gateway</title>\n", ClaudeError.Code.notAPI),
        ("data: <html><title>502</title></html>\n\n", .notAPI),
        ("data: upstream boom zork\n\n", .malformed),
        ("upstream connect error\nor reset\n", .cutOff),
        ("502 Bad Gateway", .cutOff), ("upstream error: reset", .cutOff),
    ])
    func wordsInMidStream(_ words: String, _ code: ClaudeError.Code) async throws {
        let reading = await read(.stream(Self.begun + words))
        #expect(reading.error?.code == code)
        let said = try #require(reading.error?.message.split(separator: "\n").first)
        #expect(words.contains(said.split(separator: "JSON: ").last ?? "nothing"))
        #expect(reading.text == "part ")
    }

    /// Lines that are no fields, and anything after the end, are ignored for a complete answer.
    @Test(arguments: [
        Wire.textBlock(0, "Hi") + "{\"error\":\"x\"}\n\n" + Wire.end() + Wire.stop,
        Wire.textBlock(0, "Hi") + Wire.end() + Wire.stop + Wire.error("overloaded_error", "x"),
        Wire.textBlock(0, "Hi") + Wire.end() + Wire.stop + "<html>",
    ])
    func aWholeAnswerStaysWhole(_ stream: String) async {
        let reading = await read(.stream(Wire.start() + stream))
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
    }

    /// Events of another API are malformed, not a cut answer, and there is no retry.
    @Test func aStreamOfAnotherAPI() async {
        let chunk =
            #"data: {"object":"chat.completion.chunk","choices":[{"delta":{"content":"Hi"}}]}"#
        let reading = await read(.stream(chunk + "\n\n" + "data: [DONE]\n\n"))
        #expect(reading.error?.code == .malformed)
        #expect(reading.error?.message == "its events are none of this API")
    }

    @Test(arguments: [
        (#"{"success":false,"msg":"boom zork"}"#, "boom zork"), (#"{"reason":"no"}"#, "no"),
    ])
    func wordsInThePlaceOfAnAnswer(_ body: String, _ words: String) async {
        let reading = await read(.response(status: 200, fields: [], chunks: [Array(body.utf8)]))
        #expect(reading.error?.code == .notAPI)
        #expect(reading.error?.message == words)
    }

    @Test(arguments: rows) func inThePlaceOfAnAnswer(_ row: Row) async {
        for type in ["application/json", "text/event-stream", ""] {
            let reading = await read(
                .response(
                    status: 200, fields: [HeaderField("content-type", type)],
                    chunks: cut(Array(row.body.utf8), 5)))
            expect(reading.error, row, status: 200)
        }
        let client = ClaudeClient.scripted(
            ScriptedTransport(.response(status: 200, fields: [], chunks: [Array(row.body.utf8)]))
        ).retrying(.never)
        let error = await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) }
        expect(error, row, status: 200)
    }

    @Test(arguments: rows + remarks) func withAStatus(_ row: Row) async {
        let reading = await read(
            .response(status: 418, fields: [], chunks: [Array(row.body.utf8)]))
        #expect(reading.error?.code == .badRequest)
        #expect(reading.error?.message == row.message)
        #expect(reading.error?.type == row.type)
        #expect(reading.error?.detail == row.detail)
    }

    /// An event named `error` is an error whatever its data are.
    @Test(arguments: [
        ("upstream timed out", "upstream timed out"), (#""words""#, "words"), ("[1]", "[1]"),
        ("7", "7"), ("null", "null"), ("", ""), ("{\"a\":1}", #"{"a":1}"#),
        ("<html><title>502</title>", "<html><title>502</title>"),
    ])
    func dataThatAreNoErrorObject(_ data: String, _ message: String) async {
        let reading = await read(.stream(Self.begun + "event: error\ndata: \(data)\n\n"))
        #expect(reading.error?.code == .serverError)
        #expect(reading.error?.message == message)
    }

    /// Unknown events that are no errors are ignored.
    @Test(arguments: [
        "event: new_thing\ndata: {\"message\":\"hi\"}\n\n",
        "data: {\"type\":\"new_thing\",\"detail\":\"hi\"}\n\n",
        "data: {\"type\":\"new_thing\",\"error\":null}\n\n", "data: {\"error\":{}}\n\n",
        "data: {\"error\":\"\"}\n\n", "data: {\"choices\":[]}\n\n", "data: [DONE]\n\n",
        "data: {\"message\":{\"id\":\"m\"}}\n\n", "data: [1]\n\n", "data: {\"error\":false}\n\n",
    ])
    func whatIsNoError(_ event: String) async {
        let reading = await read(.stream(Wire.answer(event + Wire.textBlock(0, "Hi") + event)))
        #expect(reading.error == nil)
        #expect(reading.text == "Hi")
    }

    /// Errors before any content are retried, whatever their format.
    @Test(arguments: [
        ("text/event-stream", "data: {\"error\":{\"message\":\"x\",\"code\":\"500\"}}\n\n", 3),
        ("application/json", #"{"error":{"type":"overloaded_error","message":"x"}}"#, 3),
        ("application/json", #"{"error":{"type":"invalid_request_error","message":"x"}}"#, 1),
        ("text/event-stream", begun + "data: {\"error\":{\"message\":\"x\",\"code\":500}}\n\n", 1),
    ])
    func whatIsAskedAgain(_ type: String, _ body: String, _ requests: Int) async {
        let transport = ScriptedTransport(
            .response(
                status: 200, fields: [HeaderField("content-type", type)], chunks: [Array(body.utf8)]
            ))
        _ = await ClaudeClient.scripted(transport).stream(.hello).read()
        #expect(transport.requests.count == requests)
    }

    @Test func wordsAreRedactedAndCapped() async {
        let key = "sk-ant-api03-testing-KEY1"
        for words in ["the key \(key) is bad", String(repeating: "é", count: 100_000)] {
            let body = "data: {\"error\":{\"message\":\"\(words)\"}}\n\n"
            let message = await read(.stream(body)).error?.message ?? ""
            #expect(!message.contains(key) && !message.isEmpty)
            #expect(message.utf8.count <= 65_538)
        }
    }

    /// An error in a stream has the same remedy as one with a status.
    @Test func theRemedyIsFound() async {
        let body =
            #"data: {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 3 > 2"}}"#
        #expect(await read(.stream(body + "\n\n")).error?.remedy?.code == .promptTooLong)
    }
}
