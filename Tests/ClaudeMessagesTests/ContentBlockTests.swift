import ClaudeMessages
import Testing

@Suite struct ContentBlockTests {
    @Test func kinds() throws {
        let call: JSON = ["type": "tool_use", "id": "i", "name": "n", "input": ["a": 1]]
        let fetched: JSON = [
            "type": "web_fetch_tool_result", "tool_use_id": "s",
            "content": ["type": "web_fetch_result", "url": "https://a.example"],
        ]
        let kinds: [(JSON, String)] = [
            (["type": "text", "text": "a"], "text a"), (["type": "text"], "text "),
            (["type": "thinking", "thinking": "t"], "thinking t"),
            (["type": "redacted_thinking", "data": "x"], "redacted"),
            (call, #"call i n {"a":1}"#), (["type": "tool_use"], "call   {}"),
            (
                ["type": "server_tool_use", "id": "s", "name": "web_fetch"],
                "server call s web_fetch {}"
            ),
            (["type": "mcp_tool_use", "id": "m", "name": "x"], "server call m x {}"),
            (["type": "tool_result", "tool_use_id": "i"], "result i"),
            (fetched, "server result s"),
            (["type": "container_upload", "file_id": "file_1"], "upload file_1"),
            (["type": "new"], "other new"), ([:], "other "),
        ]
        for (json, words) in kinds { #expect(self.words(ContentBlock(json: json).kind) == words) }
        #expect(kinds.filter { ContentBlock(json: $0.0).isThinking }.count == 2)
        #expect(ContentBlock(json: call).toolCall?.input == ["a": 1])
        #expect(ContentBlock.text("a").toolCall == nil)
        #expect(ContentBlock.text("a").text == "a")
        #expect(ContentBlock(json: ["type": "new", "text": "a"]).text == nil)
    }

    private func words(_ kind: ContentBlock.Kind) -> String {
        switch kind {
        case .text(let text): "text \(text)"
        case .thinking(let text): "thinking \(text)"
        case .redactedThinking: "redacted"
        case .toolUse(let call): "call \(call.id) \(call.name) \(call.input)"
        case .serverToolUse(let call): "server call \(call.id) \(call.name) \(call.input)"
        case .toolResult(let id): "result \(id)"
        case .serverToolResult(let result): "server result \(result.toolUseID)"
        case .containerUpload(let id): "upload \(id)"
        case .other(let type): "other \(type)"
        }
    }

    @Test func blocksThatAreMade() {
        let blocks: [(ContentBlock, String)] = [
            (.text("é"), #"{"type":"text","text":"é"}"#),
            (
                .image(.bytes([1, 2, 3, 4], mediaType: "image/png")),
                #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQIDBA=="}}"#
            ),
            (
                .image(.url("https://a.example/b.png")),
                #"{"type":"image","source":{"type":"url","url":"https://a.example/b.png"}}"#
            ),
            (
                .document(.text("t"), title: "T", context: "c", citations: true),
                #"{"type":"document","source":{"type":"text","media_type":"text/plain","data":"t"},"#
                    + #""title":"T","context":"c","citations":{"enabled":true}}"#
            ),
            (
                .document(.texts(["a", "b"])),
                #"{"type":"document","source":{"type":"content","content":"#
                    + #"[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}"#
            ),
            (
                .document(.file(id: "file_1")),
                #"{"type":"document","source":{"type":"file","file_id":"file_1"}}"#
            ),
            (
                .searchResult(source: "s", title: "t", texts: ["a"], citations: true),
                #"{"type":"search_result","source":"s","title":"t","content":"#
                    + #"[{"type":"text","text":"a"}],"citations":{"enabled":true}}"#
            ),
            (
                .toolResult(id: "i", text: "t", isError: true),
                #"{"type":"tool_result","tool_use_id":"i","content":"t","is_error":true}"#
            ),
            (
                .toolResult(id: "i", [.text("t")]),
                #"{"type":"tool_result","tool_use_id":"i","content":[{"type":"text","text":"t"}]}"#
            ),
            (
                .containerUpload(fileID: "file_1"),
                #"{"type":"container_upload","file_id":"file_1"}"#
            ),
            (
                .text("a").cached(.oneHour),
                #"{"type":"text","text":"a","cache_control":{"type":"ephemeral","ttl":"1h"}}"#
            ),
        ]
        for (block, json) in blocks { #expect(block.json.description == json) }
    }

    @Test(
        arguments: [
            ([], ""), ([0], "AA=="), ([255, 255], "//8="), ([1, 2, 3], "AQID"),
            ([0xFB, 0xEF, 0xBE, 0x3E], "++++Pg=="),
        ] as [([UInt8], String)])
    func base64(_ bytes: [UInt8], _ text: String) {
        #expect(
            ContentBlock.Source.bytes(bytes, mediaType: "m")
                == .base64(mediaType: "m", data: text))
    }

    // MARK: Results of server tools

    @Test func searches() {
        let found = result(
            "web_search",
            [
                [
                    "type": "web_search_result", "url": "https://a.example", "title": "A",
                    "page_age": "3 days ago", "encrypted_content": "…",
                ], ["type": "web_search_result", "url": "https://b.example", "page_age": nil],
            ])
        #expect(
            found.pages.map { "\($0.url) '\($0.title)' \($0.age ?? "-")" }
                == ["https://a.example 'A' 3 days ago", "https://b.example '' -"])
        #expect(found.errorCode == nil)
        let failed = result("web_search", ["error_code": "max_uses_exceeded"])
        #expect(failed.errorCode == "max_uses_exceeded" && failed.pages == [])
    }

    @Test func otherTools() {
        let page = result("web_fetch", ["type": "web_fetch_result", "url": "https://a.example"])
        #expect(page.fetchedURL == "https://a.example")
        let run = result(
            "bash_code_execution", ["stdout": "1\n", "stderr": "", "return_code": 0, "content": []])
        #expect(run.output?.stdout == "1\n" && run.output?.stderr == "")
        #expect(run.output?.returnCode == 0)
        #expect(result("code_execution", ["encrypted_stdout": "x"]).output == nil)
        let tools = result(
            "tool_search", ["tool_references": [["type": "tool_reference", "tool_name": "t"]]])
        #expect(tools.toolNames == ["t"] && tools.fetchedURL == nil)
    }

    private func result(_ tool: String, _ content: JSON) -> ServerToolResult {
        let block = ContentBlock(json: [
            "type": JSON(tool + "_tool_result"), "tool_use_id": "s", "content": content,
        ])
        guard case .serverToolResult(let result) = block.kind else {
            Issue.record("no result of a tool")
            return ServerToolResult(json: .null)
        }
        return result
    }

    // MARK: Citations

    @Test func citations() {
        let citations: [(JSON, Citation.Location)] = [
            (
                [
                    "type": "char_location", "document_index": 0, "start_char_index": 3,
                    "end_char_index": 9,
                ], .characters(document: 0, 3..<9)
            ),
            (
                [
                    "type": "page_location", "document_index": 1, "start_page_number": 1,
                    "end_page_number": 2,
                ], .pages(document: 1, 1..<2)
            ),
            (
                [
                    "type": "content_block_location", "document_index": 2, "start_block_index": 0,
                    "end_block_index": 2,
                ], .blocks(document: 2, 0..<2)
            ),
            (
                [
                    "type": "search_result_location", "search_result_index": 0, "source": "s",
                    "start_block_index": 0, "end_block_index": 1,
                ], .searchResult(0, source: "s", blocks: 0..<1)
            ),
            (
                ["type": "web_search_result_location", "url": "https://a.example"],
                .web(url: "https://a.example")
            ),
            (
                [
                    "type": "char_location", "document_index": 0, "start_char_index": 9,
                    "end_char_index": 3,
                ], .other(type: "char_location")
            ),
            (["type": "new"], .other(type: "new")),
        ]
        for (json, location) in citations { #expect(Citation(json: json).location == location) }
        let block = ContentBlock(json: [
            "type": "text", "text": "a",
            "citations": [["type": "new", "cited_text": "c", "document_title": "D"]],
        ])
        #expect(block.citations.map(\.citedText) == ["c"])
        #expect(block.citations.map(\.title) == ["D"])
        #expect(Citation(json: ["title": "W"]).title == "W")
    }
}
