/// A typed view of a server tool's result block.
///
/// The block is sent back unchanged, encrypted content included.
public struct ServerToolResult: Sendable, Hashable {
    /// The block as received.
    public let json: JSON

    /// Makes a view of a block; nothing is checked.
    public init(json: JSON) { self.json = json }

    /// The block's `type`, such as `web_search_tool_result`.
    public var type: String { json["type"]?.stringValue ?? "" }
    /// The id of its call.
    public var toolUseID: String { json["tool_use_id"]?.stringValue ?? "" }
    /// The result: a list, or an object with its own `type`.
    public var content: JSON { json["content"] ?? .null }

    /// Why the tool failed, such as `max_uses_exceeded`.
    public var errorCode: String? { content["error_code"]?.stringValue }

    /// The pages that a web search found.
    public var pages: [Page] {
        guard type == "web_search_tool_result" else { return [] }
        return (content.arrayValue ?? []).map {
            Page(
                url: $0["url"]?.stringValue ?? "", title: $0["title"]?.stringValue ?? "",
                age: $0["page_age"]?.stringValue)
        }
    }

    /// The URL of a fetched page.
    public var fetchedURL: String? {
        type == "web_fetch_tool_result" ? content["url"]?.stringValue : nil
    }

    /// The output of code; `nil` when no code ran or its output is encrypted.
    public var output: Output? {
        guard let stdout = content["stdout"]?.stringValue else { return nil }
        return Output(
            stdout: stdout, stderr: content["stderr"]?.stringValue ?? "",
            returnCode: content["return_code"]?.intValue)
    }

    /// The names of the tools that a tool search found.
    public var toolNames: [String] {
        (content["tool_references"]?.arrayValue ?? []).compactMap { $0["tool_name"]?.stringValue }
    }

    /// A search result.
    public struct Page: Sendable, Hashable {
        /// The URL.
        public let url: String
        /// The title; empty when there is none.
        public let title: String
        /// The page's age in the search engine's words, such as `3 days ago`.
        public let age: String?
    }

    /// The output of a program.
    public struct Output: Sendable, Hashable {
        /// Standard output.
        public let stdout: String
        /// Standard error; empty when there is none.
        public let stderr: String
        /// The exit code; `nil` when the API does not say.
        public let returnCode: Int?
    }
}
