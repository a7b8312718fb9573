import FakeClaude
import Testing

/// Images, documents and search results: each row is a block and the expected error.
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

    /// The beginning of a PNG file, up to its size in pixels.
    private static func image(_ width: Int, _ height: Int) -> String {
        func bytes(_ number: Int) -> [UInt8] { [0, 0, UInt8(number / 256), UInt8(number % 256)] }
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]
        let data = Base64.encode(png + bytes(width) + bytes(height))
        return
            #"{"type":"image","source":{"type":"base64","media_type":"image/png","data":"\#(data)"}}"#
    }

    @Test(arguments: [
        (1, 8000, 8000, true), (1, 8001, 10, false), (20, 2001, 10, true), (21, 2000, 10, true),
        (21, 10, 2001, false),
    ])
    func sizes(_ count: Int, _ width: Int, _ height: Int, _ accepted: Bool) {
        let images = Array(repeating: Self.image(width, height), count: count)
        let content = images.joined(separator: ",")
        let found = verdict(body(messages: #"{"role":"user","content":[\#(content)]}"#))
        #expect((found == "ok") == accepted, "\(found)")
    }
}
