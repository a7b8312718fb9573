/// The source of a part of an answer.
///
/// Indices count from 0 and ends are exclusive, but pages count from 1. `document` counts all
/// documents of the request, `result` all its search results.
public struct Citation: Sendable, Hashable {
    /// The citation as received; a web search's has data that must be sent back with it.
    public let json: JSON

    /// Makes a view of an object; nothing is checked.
    public init(json: JSON) { self.json = json }

    /// The cited text; not billed.
    public var citedText: String { json["cited_text"]?.stringValue ?? "" }

    /// The document's, result's or page's title.
    public var title: String? { (json["document_title"] ?? json["title"])?.stringValue }

    /// A location in the request's documents or search results, or on the web.
    public enum Location: Sendable, Hashable {
        /// A range of characters in a plain text document.
        case characters(document: Int, Range<Int>)
        /// A range of pages in a PDF, counted from 1.
        case pages(document: Int, Range<Int>)
        /// A range of blocks in a document made of content blocks.
        case blocks(document: Int, Range<Int>)
        /// A range of blocks in a search result of the request.
        case searchResult(Int, source: String, blocks: Range<Int>)
        /// A web page.
        case web(url: String)
        /// An unknown type, or one with an invalid location.
        case other(type: String)
    }

    /// The location; `other` when it is invalid.
    public var location: Location {
        let type = json["type"]?.stringValue ?? ""
        let document = json["document_index"]?.intValue
        switch type {
        case "char_location":
            if let document, let range = range("char_index") {
                return .characters(document: document, range)
            }
        case "page_location":
            if let document, let range = range("page_number") {
                return .pages(document: document, range)
            }
        case "content_block_location":
            if let document, let range = range("block_index") {
                return .blocks(document: document, range)
            }
        case "search_result_location":
            if let result = json["search_result_index"]?.intValue, let range = range("block_index")
            {
                let source = json["source"]?.stringValue ?? ""
                return .searchResult(result, source: source, blocks: range)
            }
        case "web_search_result_location":
            if let url = json["url"]?.stringValue { return .web(url: url) }
        default: break
        }
        return .other(type: type)
    }

    private func range(_ name: String) -> Range<Int>? {
        guard let start = json["start_\(name)"]?.intValue, let end = json["end_\(name)"]?.intValue,
            start >= 0, start <= end
        else { return nil }
        return start..<end
    }
}
