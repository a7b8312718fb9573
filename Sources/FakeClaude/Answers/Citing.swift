package import WireJSON
import _StringProcessing

/// Answers with citations from the documents of a request.
package enum Citing {
    /// The documents of a request in order, those in tool and fetch results included.
    package static func documents(_ request: MessagesRequest) -> [JSON] {
        blocks(request, "document")
    }

    private static func blocks(_ request: MessagesRequest, _ type: String) -> [JSON] {
        request.messages.flatMap(\.blocks).flatMap { block -> [JSON] in
            switch block.type {
            case type: [block]
            case "tool_result": (block["content"]?.arrayValue ?? []).filter { $0.type == type }
            case "web_fetch_tool_result":
                [block["content"]?["content"]].compactMap(\.self).filter { $0.type == type }
            default: []
            }
        }
    }

    /// The answer to `cite …`; nil when nothing in the request has citations enabled.
    static func blocks(for question: Question) -> [Answer.Block]? {
        guard question.mentions("cite") else { return nil }
        let quoted =
            documents(question.request).enumerated().compactMap { remark(on: $1, index: $0) }
            + blocks(question.request, "search_result").enumerated().compactMap {
                remark(onResult: $1, index: $0)
            }
        guard !quoted.isEmpty else { return nil }
        return [.text("I cite: ")] + quoted + [.text(" That is all.")]
    }

    /// A quotation of a document's first sentence, block or page; nil when its citations are not
    /// enabled.
    static func remark(on document: JSON, index: Int) -> Answer.Block? {
        guard document.citesItself else { return nil }
        let source = document["source"]
        var place: JSON
        switch source?.type {
        case "text":
            let text = firstSentence(source?["data"]?.stringValue ?? "")
            place = ["type": "char_location", "cited_text": JSON(text)]
            place["start_char_index"] = 0
            place["end_char_index"] = JSON(text.unicodeScalars.count)
        case "content":
            let text = MessagesRequest.blocks(source?["content"]).first?["text"]?.stringValue
            place = ["type": "content_block_location", "cited_text": JSON(text ?? "")]
            place["start_block_index"] = 0
            place["end_block_index"] = 1
        default:
            place = ["type": "page_location", "cited_text": "What stands on the first page."]
            place["start_page_number"] = 1
            place["end_page_number"] = 2
        }
        place["document_index"] = JSON(index)
        place["document_title"] = document["title"] ?? .null
        place["file_id"] = source?["file_id"] ?? .null
        return cited(place)
    }

    private static func remark(onResult result: JSON, index: Int) -> Answer.Block? {
        guard result.citesItself else { return nil }
        let text = MessagesRequest.blocks(result["content"]).first?["text"]?.stringValue
        return cited([
            "type": "search_result_location", "cited_text": JSON(text ?? ""),
            "source": result["source"] ?? "", "title": result["title"] ?? nil,
            "search_result_index": JSON(index), "start_block_index": 0, "end_block_index": 1,
        ])
    }

    private static func cited(_ place: JSON) -> Answer.Block {
        .cited("“\(place["cited_text"]?.stringValue ?? "")”", citations: [place])
    }

    private static func firstSentence(_ text: String) -> String {
        guard let end = text.firstRange(of: ". ") else { return text }
        return String(text[..<end.upperBound])
    }
}

extension JSON {
    /// Whether citations of this document or search result are enabled.
    var citesItself: Bool { self["citations"]?["enabled"]?.boolValue == true }
}
