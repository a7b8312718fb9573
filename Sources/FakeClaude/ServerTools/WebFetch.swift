import WireJSON

/// The page at a URL, invented from the URL.
struct WebFetch: Sendable {
    private let url: String
    private let tool: JSON

    init(_ errand: Errand) {
        url = errand.input["url"]?.stringValue ?? ""
        tool = errand.tool
    }

    private static let errors = [
        "invalid_tool_input", "url_too_long", "url_not_allowed", "url_not_in_prior_context",
        "url_not_accessible", "unsupported_content_type", "too_many_requests",
        "max_uses_exceeded", "unavailable", "content_too_large",
    ]

    /// `documents` is the number of documents before this one; a URL ending in an error's name
    /// fails with that error.
    func result(documents: Int) -> ErrandResult {
        if let code = Self.errors.first(where: url.hasSuffix) { return .failed("web_fetch", code) }
        guard isAllowed else { return .failed("web_fetch", "url_not_allowed") }
        let document = document
        let content: JSON = [
            "type": "web_fetch_result", "url": JSON(url),
            "retrieved_at": "2026-11-20T10:28:50.779000+00:00", "content": document,
        ]
        let quoted = Citing.remark(on: document, index: documents)
        return ErrandResult(
            type: "web_fetch_tool_result", content: content,
            remarks: quoted.map { [.text("The page says: "), $0] } ?? [.text("I read the page.")])
    }

    private var document: JSON {
        let text =
            "This is the page at \(url). It was never on the web. Nobody wrote its third sentence."
        var source: JSON
        if url.hasSuffix(".pdf") {
            source = ["type": "base64", "media_type": "application/pdf", "data": "JVBERi0xLjQK"]
        } else {
            let limit = tool["max_content_tokens"]?.intValue ?? Int.max
            source = ["type": "text", "media_type": "text/plain"]
            source["data"] = JSON(Tokenizer.pieces(text).prefix(limit).joined())
        }
        return [
            "type": "document", "source": source, "title": JSON("Page at \(url)"),
            "citations": tool["citations"] ?? nil,
        ]
    }

    private var isAllowed: Bool {
        let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        func names(_ member: String) -> [String]? {
            tool[member]?.arrayValue?.compactMap(\.stringValue)
        }
        func covers(_ domain: String) -> Bool { host == domain || host.hasSuffix("." + domain) }
        return names("allowed_domains")?.contains(where: covers) != false
            && names("blocked_domains")?.contains(where: covers) != true
    }
}
