/// What a tool of the API gave, as a view of its block.
///
/// The block goes back as it came, encrypted content included.
public struct ServerToolResult: Sendable, Hashable {
    /// The block as it came.
    public let json: JSON

    /// A view of that block, whatever it is.
    public init(json: JSON) { self.json = json }

    /// The kind of result, such as `web_search_tool_result`.
    public var type: String { json["type"]?.stringValue ?? "" }
    /// The call it answers.
    public var toolUseID: String { json["tool_use_id"]?.stringValue ?? "" }
    /// What the tool gave: a list, or an object with a type of its own.
    public var content: JSON { json["content"] ?? .null }

    /// Why the tool failed, such as `max_uses_exceeded`.
    public var errorCode: String? { content["error_code"]?.stringValue }

    /// The pages a web search found.
    public var pages: [Page] {
        guard type == "web_search_tool_result" else { return [] }
        return (content.arrayValue ?? []).map {
            Page(
                url: $0["url"]?.stringValue ?? "", title: $0["title"]?.stringValue ?? "",
                age: $0["page_age"]?.stringValue)
        }
    }

    /// The address of the page that was fetched.
    public var fetchedURL: String? {
        type == "web_fetch_tool_result" ? content["url"]?.stringValue : nil
    }

    /// What code printed; `nil` when no code ran or its output is encrypted.
    public var output: Output? {
        guard let stdout = content["stdout"]?.stringValue else { return nil }
        return Output(
            stdout: stdout, stderr: content["stderr"]?.stringValue ?? "",
            returnCode: content["return_code"]?.intValue)
    }

    /// The tools a tool search found.
    public var toolNames: [String] {
        (content["tool_references"]?.arrayValue ?? []).compactMap { $0["tool_name"]?.stringValue }
    }

    /// A page that was found.
    public struct Page: Sendable, Hashable {
        /// The address.
        public let url: String
        /// The title; empty when there is none.
        public let title: String
        /// In the words of the search engine, such as `3 days ago`.
        public let age: String?
    }

    /// What a program printed.
    public struct Output: Sendable, Hashable {
        /// Standard output.
        public let stdout: String
        /// Standard error; empty when there is none.
        public let stderr: String
        /// The exit code; `nil` when the API does not say.
        public let returnCode: Int?
    }
}
