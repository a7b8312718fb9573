import ClaudeMessages
import MessagesTesting

extension HostileTableTests {
    // MARK: Answers without streaming

    private static func whole(_ name: String, _ code: ClaudeError.Code?, _ body: String) -> Row {
        whole(name, code, "", body)
    }

    private static func whole(
        _ name: String, _ code: ClaudeError.Code?, _ text: String, _ body: String
    ) -> Row {
        Row(
            testDescription: "an answer: " + name,
            reply: .response(
                status: 200, fields: [HeaderField("content-type", "application/json")],
                chunks: cut(Array(body.utf8), 65_536)), code: code, text: text)
    }

    fileprivate static func message(_ content: String, usage: String = "{}") -> String {
        "{\"type\":\"message\",\"role\":\"assistant\",\"stop_reason\":\"end_turn\",\"content\":"
            + "\(content),\"usage\":\(usage)}"
    }

    static func whole(usage: String) -> ScriptedTransport.Reply {
        whole("", nil, message(keptText, usage: usage)).reply
    }

    fileprivate static let keptText = #"[{"type":"text","text":"kept"}]"#

    static let wholes: [Row] =
        [
            whole("a web page", .notAPI, "<html>502</html>"),
            whole("nothing", .notAPI, ""),
            whole("half of it", .malformed, String(message(keptText).dropLast(20))),
            whole("something behind it", .malformed, message(keptText) + "x"),
            whole("two of them", .malformed, message(keptText) + message(keptText)),
            whole("a million arrays", .tooLarge, nests),
            whole("300,000 values", .tooLarge, message(keptText, usage: siblings)),
            whole("a stream", nil, "Hi", Wire.hi),
            whole("no content", .malformed, #"{"type":"message"}"#),
            whole("content that is no list", .malformed, message("\"text\"")),
            whole("no way to stop", .cutOff, "kept", #"{"content":\#(keptText)}"#),
            whole(
                "an error that is called a success", .badRequest,
                #"{"type":"error","error":{"type":"invalid_request_error","message":"x"}}"#),
            whole("words that are called a success", .notAPI, #"{"message":"sign in"}"#),
            whole(
                "5,000 blocks", .tooLarge,
                message("[" + String(repeating: #"{"type":"x"},"#, count: 4999) + #"{"type":"x"}]"#)
            ),
            whole("blocks that are no objects", nil, message("[1,null,[],\"x\"]")),
            whole(
                "a byte that is no UTF-8", nil, "a\u{FFFD}",
                message(#"[{"type":"text","text":"a\udfff"}]"#)),
            Row(
                testDescription: "an answer: a text without an end",
                reply: .endless(
                    200, "application/json", #"{"content":[{"type":"text","text":""#, "x"),
                code: .tooLarge, reads: (16 << 20) + 2 * piece),
            Row(
                testDescription: "an answer: white space without an end",
                reply: .endless(200, "application/json", "", " \n"), code: .notAPI,
                reads: 2 * piece),
        ]
        + absurdCounts.map { count in
            whole(
                "usage of \(count)", nil, "kept",
                message(keptText, usage: #"{"input_tokens":\#(count),"output_tokens":\#(count)}"#))
        }

    // MARK: Error bodies

    private static func error(
        _ name: String, _ reply: ScriptedTransport.Reply,
        _ code: ClaudeError.Code = .badRequest, reads: Int = .max
    ) -> Row {
        Row(testDescription: "an error: " + name, reply: reply, code: code, reads: reads)
    }

    private static func body(_ body: String) -> ScriptedTransport.Reply {
        .response(status: 400, fields: [], chunks: cut(Array(body.utf8), 65_536))
    }

    static let errors: [Row] = [
        error("a web page", body("<html><title>400</title></html>"), .notAPI),
        error("nothing", body(""), .notAPI),
        error("half of it", body(#"{"type":"error","error":{"type":"inval"#)),
        error("a million arrays", body(nests), .notAPI),
        error("300,000 values", body(siblings), .notAPI),
        error("words that are no text", body(#"{"error":{"type":5,"message":["x"]}}"#)),
        error("an error that is no object", body(#"{"error":"no"}"#)),
        error("a stream", body(Wire.hi), .notAPI),
        error("a message", body(message(keptText))),
        error("a half of a pair", body(#"{"error":{"message":"a\ud800"}}"#)),
        error(
            "bytes that are no UTF-8",
            .response(status: 400, fields: [], chunks: [[0xFF, 0xFE, 0x00]]), .notAPI),
        error(
            "a body without an end", .endless(400, "text/html", "", "x"), .notAPI,
            reads: 65_536 + 2 * piece),
        error(
            "an end without order",
            .response(
                status: 400, fields: [], chunks: [Array("no".utf8)],
                failure: TransportError(.cutOff, "x")), .notAPI),
    ]
}
