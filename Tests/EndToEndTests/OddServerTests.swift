import TestSupport
import Testing
import WireJSON

/// Servers that differ from the API, and proxies or gateways in between: output, messages and
/// exit code of one question.
@Suite struct OddServerTests {
    struct Row: CustomTestStringConvertible {
        let testDescription: String
        var status = 200
        var type = "text/event-stream"
        var fields = ""
        let body: String
        let code: Int32
        var output = ""
        /// The last line of standard error, without the program's name.
        var says = ""
        var requests = 1
    }

    /// Sends each byte by itself where `byByte`.
    private func expect(_ row: Row, byByte: Bool = false) throws {
        let stage = try Stage()
        let head =
            "HTTP/1.1 \(row.status) X\r\ncontent-type: \(row.type)\r\n\(row.fields)"
            + "content-length: \(row.body.utf8.count)\r\nconnection: close\r\n\r\n"
        let body = Array(row.body.utf8)
        let server = try RawServer { number in
            guard number > 0 else { return Array(head.utf8) }
            guard byByte else { return number == 1 && !body.isEmpty ? body : nil }
            return body.indices.contains(number - 1) ? [body[number - 1]] : nil
        }
        stage.environment["ANTHROPIC_BASE_URL"] = "http://127.0.0.1:\(server.port)"
        let outcome = try stage.run("hi")
        #expect(outcome.end == .exited(row.code))
        #expect(outcome.output == row.output)
        let last = outcome.errors.split(separator: "\n").last.map(String.init) ?? ""
        let said = row.says.replacing("ORIGIN", with: "http://127.0.0.1:\(server.port)")
        #expect(last == (said.isEmpty ? "" : "claude-chat: " + said))
        #expect(server.requests == row.requests)
    }

    @Test(arguments: labels) func theFirstBytesDecide(_ row: Row) throws {
        try expect(row)
        try expect(row, byByte: true)
    }

    @Test(arguments: cuts + givens + errors + pages + limits + silences)
    func isRead(_ row: Row) throws { try expect(row) }

    // MARK: A block is one string

    private static let cuts = [
        Row(
            testDescription: "half a pair here and half there",
            body: start() + begin + text(#"smile \ud83d"#) + text(#"\ude00 done"#) + rest, code: 0,
            output: "smile 😀 done\n"),
        Row(
            testDescription: "half a pair and no more",
            body: start() + begin + text(#"smile \ud83d"#) + rest, code: 0,
            output: "smile \u{FFFD}\n"),
    ]

    // MARK: Bodies and their content types

    private static let labels =
        [
            "application/json", "text/plain", "application/octet-stream", "", "text/html",
            "text/event-stream",
        ].flatMap { type in
            [
                Row(
                    testDescription: "a stream called '\(type)'", type: type,
                    body: ":\n\n" + start() + begin + text("hello") + rest, code: 0,
                    output: "hello\n"),
                Row(
                    testDescription: "a message called '\(type)'", type: type,
                    body: #"{"type":"message","content":[{"type":"text","text":"hello"}],"#
                        + #""stop_reason":"end_turn"}"#, code: 0, output: "hello\n"),
            ]
        }

    // MARK: Text in unusual places

    private static let givens = [
        Row(
            testDescription: "text in message_start",
            body: start(#"[{"type":"text","text":"whole"}]"#) + end, code: 0, output: "whole\n"),
        Row(
            testDescription: "text in content_block_start",
            body: start()
                + event(
                    "content_block_start", #","index":0,"content_block":{"type":"text","text":"a"}"#
                )
                + text("b") + rest, code: 0, output: "ab\n"),
    ]

    // MARK: Errors in other shapes

    private static let errors = [
        Row(
            testDescription: "an error without a type, in mid-stream",
            body: start() + begin + text("part ")
                + "data: {\"error\":{\"message\":\"Timeout on reading\",\"code\":\"500\"}}\n\n",
            code: 75, output: "part \n",
            says: "the server failed (Timeout on reading): try again later [5 characters kept]"),
        Row(
            testDescription: "words in mid-stream",
            body: start() + begin + text("part ") + "event: error\ndata: upstream is gone\n\n",
            code: 75, output: "part \n",
            says: "the server failed (upstream is gone): try again later [5 characters kept]"),
        Row(
            testDescription: "an overload with 200", type: "application/json",
            body: #"{"type":"error","error":{"type":"overloaded_error","message":"team blue"}}"#,
            code: 75, says: "the API is overloaded (team blue): try again in a minute", requests: 3),
        Row(
            testDescription: "a refusal with 200", type: "application/json",
            body: #"{"error":{"message":"who are you","code":401}}"#, code: 77,
            says:
                "the API does not accept the key (who are you): 'claude-chat doctor' says where it comes from"
        ),
        Row(
            testDescription: "words of a gateway", status: 401, type: "application/json",
            body: #"{"detail":"no \u001b[2J such team"}"#, code: 77,
            says: "the API does not accept the key (401, no ^[[2J such team): "
                + "'claude-chat doctor' says where it comes from"),
    ]

    // MARK: Responses that are not the API's

    private static let challenge =
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>x</body></html>\n"

    private static func page(
        _ status: Int, _ body: String, _ code: Int32, _ quoted: String, _ advice: String,
        requests: Int = 1
    ) -> Row {
        Row(
            testDescription: "\(status) and '\(body.prefix(20))'", status: status,
            type: "text/html", body: body, code: code,
            says: "not the API but something on the way to ORIGIN answered (\(status), \(quoted)): "
                + advice, requests: requests)
    }

    private static let pages =
        [200, 401, 403, 404].map {
            page(
                $0, challenge, 69, "a web page: Just a moment...",
                "check the network, the proxy and --base-url")
        } + [
            page(
                413, "<h1>413 Request Entity\nToo Large</h1>", 69,
                "a web page: 413 Request Entity Too Large",
                "it takes nothing that large, send less"),
            page(
                403, "Forbidden by policy", 69, "Forbidden by policy",
                "check the network, the proxy and --base-url"),
            page(401, "", 69, "an empty page", "check the network, the proxy and --base-url"),
            page(
                502, challenge, 75, "a web page: Just a moment...", "try again later", requests: 3),
            page(429, challenge, 75, "a web page: Just a moment...", "try again later"),
        ]

    // MARK: Rate limits

    private static let limits = [true, false].map { isSpent in
        let details = isSpent ? #","details":{"error_code":"enforced_spend_limit_reached"}"# : ""
        return Row(
            testDescription: isSpent ? "a spend limit" : "a rate limit without a time", status: 429,
            type: "application/json", fields: "x-should-retry: true\r\n",
            body:
                #"{"type":"error","error":{"type":"rate_limit_error","message":"slow"\#(details)}}"#,
            code: 75,
            says: isSpent
                ? "rate limit (429, slow): the spend limit is reached, it is lifted on the 1st of "
                    + "the month (UTC)" : "rate limit (429, slow): try again later",
            requests: isSpent ? 1 : 3)
    }

    // MARK: Answers without text

    private static let nothing = "no text came: ask again, or in other words"

    private static let silences = [
        Row(testDescription: "no block", body: start() + end, code: 23, says: nothing),
        Row(
            testDescription: "blanks", body: start() + begin + text(#" \n\u200b"#) + rest, code: 23,
            output: " \n\u{200B}\n", says: nothing),
        Row(
            testDescription: "a thought",
            body: start(#"[{"type":"thinking","thinking":"hm","signature":"s"}]"#) + end, code: 23,
            says: nothing),
        Row(
            testDescription: "a tool",
            body: start(#"[{"type":"tool_use","id":"t","name":"f","input":{}}]"#)
                + end.replacing("end_turn", with: "tool_use"), code: 23,
            says: "no text came: the model asked for a tool, and there is none to run"),
        Row(
            testDescription: "a refusal",
            body: start() + end.replacing("end_turn", with: "refusal"),
            code: 21,
            says: "no text came: the model refused to go on: ask differently, or another model"),
        Row(
            testDescription: "a limit",
            body: start() + end.replacing("end_turn", with: "max_tokens"),
            code: 20,
            says: "no text came: the answer was cut by the limit of tokens: raise --max-tokens "
                + "for more"),
        Row(
            testDescription: "nothing, whole", type: "application/json",
            body: #"{"type":"message","content":[],"stop_reason":"end_turn"}"#, code: 23,
            says: nothing),
    ]

    // MARK: Parts of the answers

    private static func event(_ type: String, _ members: String) -> String {
        "event: \(type)\ndata: {\"type\":\"\(type)\"\(members)}\n\n"
    }

    private static func start(_ content: String = "[]") -> String {
        event("message_start", #","message":{"id":"m","model":"m","content":\#(content)}"#)
    }

    private static let begin = event(
        "content_block_start", #","index":0,"content_block":{"type":"text","text":""}"#)

    private static func text(_ spelled: String) -> String {
        event(
            "content_block_delta",
            #","index":0,"delta":{"type":"text_delta","text":"\#(spelled)"}"#)
    }

    private static let end =
        event("message_delta", #","delta":{"stop_reason":"end_turn"}"#) + event("message_stop", "")
    private static let rest = event("content_block_stop", #","index":0"#) + end
}
