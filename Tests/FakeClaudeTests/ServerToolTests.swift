import FakeClaude
import Testing
import WireJSON

@Suite struct ServerToolTests {
    private static let search = #"{"type":"web_search_20260318","name":"web_search"}"#
    private static let fetch = #"{"type":"web_fetch_20260318","name":"web_fetch"}"#
    private static let code = #"{"type":"code_execution_20260521","name":"code_execution"}"#
    private static let oldCode = #"{"type":"code_execution_20250522","name":"code_execution"}"#
    private static let finder =
        #"{"type":"tool_search_tool_bm25_20251119","name":"tool_search_tool_bm25"},{"name":"clock","defer_loading":true,"input_schema":{"type":"object"}}"#

    private func answer(_ text: String, _ tools: String) throws -> Answer {
        Answer.to(
            try checked(body("claude-opus-4-6", say: text, #""tools":[\#(tools)]"#)),
            promptTokens: 1)
    }

    /// The calls and results of an answer, as `NAME INPUT` and `TYPE CONTENT`.
    private func errands(_ answer: Answer) -> [String] {
        answer.blocks.compactMap { block in
            switch block {
            case .serverToolUse(let name, let input): "\(name) \(input)"
            case .serverToolResult(let type, _, let content): "\(type) \(content)"
            default: nil
            }
        }
    }

    @Test(arguments: [
        (
            "run code echo 42", code,
            [
                #"bash_code_execution {"command":"echo 42"}"#,
                #"bash_code_execution_tool_result {"type":"bash_code_execution_result","stdout":"42\n","stderr":"","return_code":0,"content":[]}"#,
            ]
        ),
        (
            "run print(6 * 7)", oldCode,
            [
                #"code_execution {"code":"print(6 * 7)"}"#,
                #"code_execution_tool_result {"type":"code_execution_result","stdout":"6 * 7\n","stderr":"","return_code":0,"content":[]}"#,
            ]
        ),
        (
            "run exit 3", code,
            [
                #"bash_code_execution {"command":"exit 3"}"#,
                #"bash_code_execution_tool_result {"type":"bash_code_execution_result","stdout":"","stderr":"it ended with 3\n","return_code":3,"content":[]}"#,
            ]
        ),
        (
            "run unavailable", code,
            [
                #"bash_code_execution {"command":"unavailable"}"#,
                #"bash_code_execution_tool_result {"type":"bash_code_execution_tool_result_error","error_code":"unavailable"}"#,
            ]
        ),
        (
            "search for too_many_requests", search,
            [
                #"web_search {"query":"too_many_requests"}"#,
                #"web_search_tool_result {"type":"web_search_tool_result_error","error_code":"too_many_requests"}"#,
            ]
        ),
        (
            "fetch https://a.b/url_not_accessible", fetch,
            [
                #"web_fetch {"url":"https://a.b/url_not_accessible"}"#,
                #"web_fetch_tool_result {"type":"web_fetch_tool_result_error","error_code":"url_not_accessible"}"#,
            ]
        ),
        (
            "search tools for the time", finder,
            [
                #"tool_search_tool_bm25 {"query":"search tools for the time"}"#,
                #"tool_search_tool_result {"type":"tool_search_tool_search_result","tool_references":[{"type":"tool_reference","tool_name":"clock"}]}"#,
            ]
        ),
        ("hello", search + "," + fetch + "," + code, []),
    ])
    func doesErrands(_ text: String, _ tools: String, _ expected: [String]) throws {
        let answer = try answer(text, tools)
        #expect(errands(answer) == expected)
        #expect(answer.stopReason == "end_turn")
    }

    @Test func findsPagesOnlyWhereItMay() throws {
        let tool =
            #"{"type":"web_search_20250305","name":"web_search","allowed_domains":["a.org"],"max_uses":1}"#
        let blocks = try answer("search the web 2 times for old maps", tool).blocks
        guard case .serverToolResult("web_search_tool_result", nil, let pages) = blocks[2],
            case .cited(let words, let citations) = blocks[4],
            case .serverToolResult(_, nil, let refusal) = blocks[6]
        else {
            Issue.record("\(blocks)")
            return
        }
        #expect(pages.arrayValue?.map { $0["url"] } == ["https://a.org/old-maps/1"])
        #expect(pages[0]?["page_age"] == "November 18, 2026")
        #expect(SealedText.isGenuine(pages[0]?["encrypted_content"]?.stringValue ?? ""))
        #expect(citations.first?["url"] == pages[0]?["url"])
        #expect(words.contains(citations.first?["cited_text"]?.stringValue ?? "?"))
        #expect(refusal["error_code"] == "max_uses_exceeded")
    }

    @Test(arguments: [
        (#""allowed_domains":["b.org"]"#, true), (#""blocked_domains":["a.b.org"]"#, true),
        (#""allowed_domains":["org.b"]"#, false), (#""blocked_domains":["b.org"]"#, false),
    ])
    func fetchesOnlyWhereItMay(_ domains: String, _ allowed: Bool) throws {
        let tool = #"{"type":"web_fetch_20250910","name":"web_fetch",\#(domains)}"#
        let blocks = try answer("fetch https://\(allowed ? "" : "a.")b.org/x", tool).blocks
        guard case .serverToolResult(_, _, let content) = blocks[2] else {
            Issue.record("\(blocks)")
            return
        }
        #expect((content.type == "web_fetch_result") == allowed)
    }

    @Test func citesAPageThatItFetched() throws {
        let tool =
            #"{"type":"web_fetch_20250910","name":"web_fetch","citations":{"enabled":true},"max_content_tokens":9}"#
        let blocks = try answer("fetch https://a.org/x", tool).blocks
        let text = "This is the page at https://"
        guard case .cited("“\(text)”", let citations)? = blocks.last else {
            Issue.record("\(blocks)")
            return
        }
        #expect(
            citations == [
                [
                    "type": "char_location", "cited_text": JSON(text), "start_char_index": 0,
                    "end_char_index": 28, "document_index": 0,
                    "document_title": "Page at https://a.org/x", "file_id": nil,
                ]
            ])
    }

    @Test func forcedToolsAreCalled() throws {
        let members = #""tools":[\#(Self.search)],"tool_choice":{"type":"any"}"#
        let request = try checked(body("claude-opus-4-6", say: "maps", members))
        #expect(
            errands(Answer.to(request, promptTokens: 1)).first == #"web_search {"query":"maps"}"#)
        let none = #""tools":[\#(Self.search)],"tool_choice":{"type":"none"}"#
        let other = try checked(body("claude-opus-4-6", say: "search maps", none))
        #expect(errands(Answer.to(other, promptTokens: 1)) == [])
    }

    @Test func searchesAreCountedAndBilled() throws {
        let fake = try FakeServer()
        let asked = body(
            "claude-opus-4-6", say: "search for old maps", #""tools":[\#(Self.search)]"#)
        let message = try fake.message(asked)
        let counts: JSON = ["web_search_requests": 1, "web_fetch_requests": 0]
        #expect(message["usage"]?["server_tool_use"] == counts)
        let usage = try #require(fake.server.bill.items.first?.usage)
        #expect(usage.searches == 1)
        #expect(message["usage"]?["input_tokens"]?.intValue == usage.input)
        let count =
            try fake.ask(
                "POST", "/v1/messages/count_tokens",
                asked.replacing(#""max_tokens":2000,"#, with: "")
            ).json["input_tokens"]?.intValue ?? 0
        #expect(usage.input > count)
        let free = try fake.message(
            body("claude-opus-4-6", say: "search unavailable", #""tools":[\#(Self.search)]"#))
        #expect(free["usage"]?["server_tool_use"]?["web_search_requests"] == 0)
    }

    @Test func codeRunsInAContainer() throws {
        let clock = HandClock()
        let fake = try FakeServer(clock.configuration)
        func ask(_ more: String, _ fake: borrowing FakeServer) throws -> JSON {
            try fake.message(
                body("claude-opus-4-6", say: "run echo a", #""tools":[\#(Self.code)]\#(more)"#))[
                    "container"] ?? nil
        }
        let new = try ask("", fake)
        #expect(new["id"]?.stringValue?.hasPrefix("container_01") == true)
        #expect(new["expires_at"] == "2026-12-20T10:28:50.779000+00:00")
        #expect(try ask(#","container":"container_x""#, fake)["id"] == "container_x")
        let skills = #"[{"type":"anthropic","skill_id":"pdf","version":"1"}]"#
        let skilled = try ask(#","container":{"id":"c","skills":\#(skills)}"#, fake)
        #expect(skilled["id"] == "c")
        #expect(skilled["skills"] == [["type": "anthropic", "skill_id": "pdf", "version": "1"]])
        #expect(try fake.message(body(say: "echo a"))["container"] == JSON.null)
    }

    @Test func aStreamEndsWithTheContainer() throws {
        let fake = try FakeServer()
        let text = try fake.ask(
            "POST", "/v1/messages",
            body("claude-opus-4-6", say: "run echo a", #""stream":true,"tools":[\#(Self.code)]"#)
        ).text
        let events = try text.split(separator: "\n").filter { $0.hasPrefix("data: ") }
            .map { try JSON(parsing: String($0.dropFirst(6))) }
        #expect(events.first?["message"]?["container"] == JSON.null)
        let delta = events.first { $0.type == "message_delta" }?["delta"]
        #expect(delta?["container"]?["id"]?.stringValue?.hasPrefix("container_") == true)
        let result = events.first {
            $0["content_block"]?.type == "bash_code_execution_tool_result"
        }
        #expect(result?["content_block"]?["content"]?["stdout"] == "a\n")
    }
}
