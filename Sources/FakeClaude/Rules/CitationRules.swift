import WireJSON

/// Citations: enabled for all documents or for none, not with a schema, and sent back unchanged.
extension RequestRules {
    func checkCitations() throws(APIError) {
        let documents = userBlocks("document")
        let results = userBlocks("search_result")
        for (blocks, name) in [(documents, "documents"), (results, "search results")]
        where Set(blocks.map(\.citesItself)).count > 1 {
            throw .invalid(
                "messages: citations must be enabled on all \(name) or none of the \(name)")
        }
        if json["output_config"]?["format"]?.isNull == false,
            (documents + results).contains(where: \.citesItself)
        {
            throw .invalid("output_config.format: incompatible with citations")
        }
    }

    private func userBlocks(_ type: String) -> [JSON] {
        request.messages.filter { $0.role == "user" }.flatMap(\.blocks)
            .flatMap { [$0] + ($0.type == "tool_result" ? $0["content"]?.arrayValue ?? [] : []) }
            .filter { $0.type == type }
    }

    private static let places = [
        "char_location", "page_location", "content_block_location", "search_result_location",
        "web_search_result_location",
    ]

    /// The citations of a text that comes back; those of a web search must have a genuine index.
    func checkCitations(of text: JSON, role: String, at place: String) throws(APIError) {
        guard let value = text["citations"], !value.isNull else { return }
        guard let citations = value.arrayValue else {
            throw .invalid("\(place).text.citations: Input should be a valid list")
        }
        if role == "user", request.version >= "2026-10-21", !citations.isEmpty {
            throw .invalid("\(place).text.citations: not allowed in `user` messages")
        }
        for (inner, citation) in citations.enumerated() {
            let spot = "\(place).text.citations.\(inner)"
            try require(citation["type"] ?? "", oneOf: Self.places, at: "\(spot).type")
            guard citation["cited_text"]?.stringValue != nil else {
                throw .invalid("\(spot).\(citation.type).cited_text: Field required")
            }
            guard citation.type == "web_search_result_location" else { continue }
            guard SealedText.isGenuine(citation["encrypted_index"]?.stringValue ?? "") else {
                throw .invalid("\(spot).\(citation.type): Invalid `encrypted_index`")
            }
        }
    }
}
