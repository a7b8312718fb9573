import WireJSON

/// The results of a search, invented from its query.
struct WebSearch: Sendable {
    private let query: String
    private let tool: JSON

    init(_ errand: Errand) {
        query = errand.input["query"]?.stringValue ?? ""
        tool = errand.tool
    }

    private static let errors = [
        "invalid_tool_input", "unavailable", "max_uses_exceeded", "too_many_requests",
        "query_too_long", "request_too_large",
    ]

    /// `use` numbers the searches of this answer from 1; a query that is an error's name fails with
    /// that error.
    func result(use: Int) -> ErrandResult {
        if use > tool["max_uses"]?.intValue ?? Int.max {
            return .failed("web_search", "max_uses_exceeded")
        }
        if Self.errors.contains(query) { return .failed("web_search", query) }
        let sites = sites
        return ErrandResult(
            type: "web_search_tool_result", content: .array(sites.map(\.result)),
            remarks: [.text("I found \(sites.count) pages. ")] + sites.prefix(2).map(\.remark))
    }

    private struct Site {
        var url: String
        var title: String
        var age: JSON

        var text: String { "\(title) is the first of what can be read there." }

        var result: JSON {
            [
                "type": "web_search_result", "url": JSON(url), "title": JSON(title),
                "page_age": age, "encrypted_content": JSON(SealedText.seal(url + " " + text)),
            ]
        }

        var remark: Answer.Block {
            .cited(
                "One page says: \(text) ",
                citations: [
                    [
                        "type": "web_search_result_location", "cited_text": JSON(text),
                        "url": JSON(url), "title": JSON(title),
                        "encrypted_index": JSON(SealedText.seal("index " + url)),
                    ]
                ])
        }
    }

    private var sites: [Site] {
        let path = query.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
            .joined(separator: "-")
        return domains.prefix(3).enumerated().map { place, domain in
            Site(
                url: "https://\(domain)/\(path)/\(place + 1)", title: "\(query), part \(place + 1)",
                age: place == 0 ? "November 18, 2026" : nil)
        }
    }

    private var domains: [String] {
        let blocked = (tool["blocked_domains"]?.arrayValue ?? []).compactMap(\.stringValue)
        if let allowed = tool["allowed_domains"]?.arrayValue?.compactMap(\.stringValue) {
            return allowed
        }
        return ["example.org", "example.com", "example.net"].filter { !blocked.contains($0) }
    }
}
