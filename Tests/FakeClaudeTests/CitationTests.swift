import FakeClaude
import Testing
import WireJSON

@Suite struct CitationTests {
    private static let on = #""citations":{"enabled":true}"#
    private static func text(_ data: String, _ more: String = on) -> String {
        #"{"type":"document","source":{"type":"text","media_type":"text/plain","data":"\#(data)"},\#(more)}"#
    }
    private static let pdf =
        #"{"type":"document","title":"P","source":{"type":"base64","media_type":"application/pdf","data":"JVBERg=="},\#(on)}"#
    private static let parts =
        #"{"type":"document","source":{"type":"content","content":[{"type":"text","text":"One"},{"type":"text","text":"Two"}]},\#(on)}"#
    private static func found(_ more: String = on) -> String {
        #"{"type":"search_result","source":"https://a.b","title":"T","content":[{"type":"text","text":"S"}],\#(more)}"#
    }

    private static func ask(_ blocks: String..., say text: String = "cite it") -> String {
        #"{"role":"user","content":[\#((blocks + [#"{"type":"text","text":"\#(text)"}"#]).joined(separator: ","))]}"#
    }

    private func citations(_ messages: String) throws -> [JSON] {
        let request = try checked(body("claude-opus-4-6", messages: messages))
        return Answer.to(request, promptTokens: 1).blocks.flatMap { block -> [JSON] in
            guard case .cited(_, let citations) = block else { return [] }
            return citations
        }
    }

    @Test func namesThePlaceInEachKindOfDocument() throws {
        let places = try citations(
            Self.ask(Self.text("Größe zählt. Sonst nichts."), Self.pdf, Self.parts, Self.found()))
        #expect(
            places == [
                [
                    "type": "char_location", "cited_text": "Größe zählt. ", "start_char_index": 0,
                    "end_char_index": 13, "document_index": 0, "document_title": nil,
                    "file_id": nil,
                ],
                [
                    "type": "page_location", "cited_text": "What stands on the first page.",
                    "start_page_number": 1, "end_page_number": 2, "document_index": 1,
                    "document_title": "P", "file_id": nil,
                ],
                [
                    "type": "content_block_location", "cited_text": "One", "start_block_index": 0,
                    "end_block_index": 1, "document_index": 2, "document_title": nil,
                    "file_id": nil,
                ],
                [
                    "type": "search_result_location", "cited_text": "S", "source": "https://a.b",
                    "title": "T", "search_result_index": 0, "start_block_index": 0,
                    "end_block_index": 1,
                ],
            ])
    }

    @Test func countsDocumentsOverTheWholeRequest() throws {
        let call = #"{"type":"tool_use","id":"t","name":"n","input":{}}"#
        let result = #"{"type":"tool_result","tool_use_id":"t","content":[\#(Self.text("Two"))]}"#
        let places = try citations(
            [
                Self.ask(Self.text("One")), #"{"role":"assistant","content":[\#(call)]}"#,
                #"{"role":"user","content":[\#(result)]}"#,
                #"{"role":"assistant","content":"ok"}"#, Self.ask(Self.text("Three")),
            ].joined(separator: ","))
        #expect(places.map { $0["cited_text"] } == ["One", "Two", "Three"])
        #expect(places.map { $0["document_index"] } == [0, 1, 2])
    }

    @Test func withoutCitationsNothingIsCited() throws {
        #expect(try citations(Self.ask(Self.text("One", #""title":"t""#))) == [])
        #expect(try citations(Self.ask(Self.text("One"), say: "read it")) == [])
    }

    @Test(arguments: [
        (ask(text("a"), text("b")), "", "ok"),
        (ask(text("a"), found(#""cache_control":null"#)), "", "ok"),
        (
            ask(text("a"), text("b", #""title":"t""#)), "",
            "messages: citations must be enabled on all documents or none of the documents"
        ),
        (
            ask(found(), found(#""citations":{"enabled":false}"#)), "",
            "messages: citations must be enabled on all search results or none of the search"
                + " results"
        ),
        (
            ask(text("a")),
            #""output_config":{"format":{"type":"json_schema","schema":{"type":"string"}}}"#,
            "output_config.format: incompatible with citations"
        ),
        (
            ask(text("a", #""citations":{"on":true}"#)), "",
            "messages.0.content.0.document.citations.on: Extra inputs are not permitted"
        ),
    ])
    func rules(_ messages: String, _ more: String, _ message: String) {
        let found = verdict(body(messages: messages, more))
        #expect(found == (message == "ok" ? "ok" : "400 invalid_request_error: " + message))
    }

    @Test func userTextHasNoCitationsSinceTheNewerVersion() {
        let place =
            #"{"type":"char_location","cited_text":"a","document_index":0,"document_title":null,"start_char_index":0,"end_char_index":1}"#
        func text(_ citations: String) -> String {
            #"{"type":"text","text":"a","citations":[\#(citations)]}"#
        }
        func result(_ citations: String) -> String {
            #"{"type":"search_result","source":"s","title":"t","content":[\#(text(citations))]}"#
        }
        func said(_ citations: String) -> String {
            #"{"role":"user","content":"a"},{"role":"assistant","content":[\#(text(citations))]},{"role":"user","content":"b"}"#
        }
        let users = [text(place), result(place)].map { #"{"role":"user","content":[\#($0)]}"# }
        for messages in users {
            #expect(verdict(body(messages: messages), version: "2023-06-01") == "ok")
            #expect(
                verdict(body(messages: messages), version: "2026-10-21")
                    .hasSuffix("citations: not allowed in `user` messages"))
        }
        let none = #"{"role":"user","content":[\#(text("")),\#(result(""))]}"#
        for messages in [none, said(place)] {
            #expect(verdict(body(messages: messages), version: "2026-10-21") == "ok")
        }
    }

    /// Citations of a search come before the text, those of a document after it.
    @Test func citationsInAStream() throws {
        let fake = try FakeServer()
        let search = #""stream":true,"tools":[{"type":"web_search_20260318","name":"web_search"}]"#
        let model = "claude-opus-4-6"
        for (asked, first) in [
            (body(model, messages: Self.ask(Self.text("One")), #""stream":true"#), "text_delta"),
            (body(model, say: "search for maps", search), "citations_delta"),
        ] {
            let text = try fake.ask("POST", "/v1/messages", asked).text
            let events = try text.split(separator: "\n").filter { $0.hasPrefix("data: ") }
                .map { try JSON(parsing: String($0.dropFirst(6))) }
            let start = try #require(
                events.firstIndex { $0["content_block"]?["citations"] == [] })
            let index = events[start]["index"]
            let deltas = events[start...].filter {
                $0["index"] == index && $0.type.hasSuffix("delta")
            }
            .compactMap { $0["delta"]?.type }
            #expect(deltas.first == first)
            #expect(deltas.count { $0 == "citations_delta" } == 1)
        }
    }
}
