import FakeClaude
import Testing

/// Images, documents and search results, each row one block and what the API says to it.
@Suite struct SourceRulesTests {
    @Test(arguments: [
        (#"{"type":"image","source":{"type":"url","url":"https://a.b/c.png"}}"#, "ok"),
        (#"{"type":"image","source":{"type":"file","file_id":"file_1"}}"#, "ok"),
        (
            #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="},"transformations":{"oversized_image":"error"}}"#,
            "ok"
        ),
        (#"{"type":"document","source":{"type":"url","url":"https://a.b/c.pdf"}}"#, "ok"),
        (
            #"{"type":"document","title":null,"context":"c","source":{"type":"content","content":"x"}}"#,
            "ok"
        ),
        (#"{"type":"container_upload","file_id":"file_1"}"#, "ok"),
        (#"{"type":"image"}"#, "image.source: Field required"),
        (
            #"{"type":"image","source":{"type":"text","data":"a"}}"#,
            "image.source: Input tag 'text' found using 'type' does not match any of the expected"
                + " tags: 'base64', 'url', 'file'"
        ),
        (
            #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"A*"}}"#,
            "image.source.base64.data: invalid base64 data"
        ),
        (
            #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA==","x":1}}"#,
            "image.source.base64.x: Extra inputs are not permitted"
        ),
        (
            #"{"type":"image","source":{"type":"url","url":"ftp://a"}}"#,
            "image.source.url.url: Only HTTP and HTTPS URLs are supported"
        ),
        (
            #"{"type":"image","source":{"type":"url","url":"https://a"},"transformations":{"oversized_image":"crop"}}"#,
            "image.transformations.oversized_image: Input should be 'downsize' or 'error'"
        ),
        (
            #"{"type":"image","source":{"type":"url","url":"https://a"},"title":"t"}"#,
            "image.title: Extra inputs are not permitted"
        ),
        (
            #"{"type":"document","source":{"type":"base64","media_type":"text/html","data":"AA=="}}"#,
            "document.source.base64.media_type: Input should be 'application/pdf'"
        ),
        (
            #"{"type":"document","source":{"type":"text","media_type":"text/markdown","data":"a"}}"#,
            "document.source.text.media_type: Input should be 'text/plain'"
        ),
        (
            #"{"type":"document","source":{"type":"content","content":[{"type":"thinking"}]}}"#,
            "document.source.content.content.0.type: Input should be 'text' or 'image'"
        ),
        (
            #"{"type":"document","title":1,"source":{"type":"url","url":"https://a"}}"#,
            "document.title: Input should be a valid string"
        ),
        (
            #"{"type":"search_result","source":"s","content":[{"type":"text","text":"a"}]}"#,
            "search_result.title: Field required"
        ),
        (
            #"{"type":"search_result","source":"s","title":"t","content":[]}"#,
            "search_result.content: Field required"
        ),
        (#"{"type":"container_upload"}"#, "container_upload.file_id: Field required"),
    ])
    func blocks(_ block: String, _ message: String) {
        let found = verdict(body(messages: #"{"role":"user","content":[\#(block)]}"#))
        let refusal = "400 invalid_request_error: messages.0.content.0." + message
        #expect(found == (message == "ok" ? "ok" : refusal))
    }

    @Test(arguments: [
        ("claude-opus-5", 600, true), ("claude-opus-5", 601, false),
        ("claude-haiku-4-5", 100, true), ("claude-haiku-4-5", 101, false),
    ])
    func images(_ model: String, _ count: Int, _ accepted: Bool) {
        let image = #"{"type":"image","source":{"type":"url","url":"https://a"}}"#
        let images = Array(repeating: image, count: count).joined(separator: ",")
        let found = verdict(body(model, messages: #"{"role":"user","content":[\#(images)]}"#))
        #expect((found == "ok") == accepted)
    }
}
