/// A paginated list of the server, as one sequence of its elements.
///
/// Each page is requested when it is reached. A repeated cursor, or a hundred empty pages in a
/// row, end it with a `malformed` error.
public struct Pages<Element: Sendable>: AsyncSequence, Sendable {
    /// The type of every error, cancellation included.
    public typealias Failure = ClaudeError

    /// How a page refers to the next one.
    enum Style: Sendable {
        /// `has_more` and `last_id`, which is sent as `after_id`.
        case afterID
        /// `next_page`, which is sent as `page`.
        case page
    }

    let client: ClaudeClient
    let path: String
    let query: Query
    let style: Style
    let read: @Sendable (JSON) -> Element?

    /// Makes an iterator that requests the list again from the first element.
    public func makeAsyncIterator() -> Iterator { Iterator(pages: pages.makeAsyncIterator()) }

    /// The pages, each with the status and header fields of its response.
    public var pages: Whole { Whole(list: self) }

    /// Reads the elements.
    public struct Iterator: AsyncIteratorProtocol {
        var pages: Whole.Iterator
        var pending: ArraySlice<Element> = []

        init(pages: Whole.Iterator) { self.pages = pages }

        /// The next element, which may need another request; `nil` at the end.
        public mutating func next() async throws(ClaudeError) -> Element? {
            try await next(isolation: #isolation)
        }

        /// The next element, read in the isolation of the caller; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> Element? {
            while pending.isEmpty {
                guard let page = try await pages.next(isolation: actor) else { return nil }
                pending = page.value[...]
            }
            return pending.popFirst()
        }
    }

    /// The pages of a list.
    public struct Whole: AsyncSequence, Sendable {
        /// A page with the status and header fields of its response.
        public typealias Element = ClaudeResponse<[Pages.Element]>
        /// The type of every error, cancellation included.
        public typealias Failure = ClaudeError

        let list: Pages

        /// Makes an iterator that requests the list again from the first page.
        public func makeAsyncIterator() -> Iterator { Iterator(list: list) }

        /// Reads the pages.
        public struct Iterator: AsyncIteratorProtocol {
            private let list: Pages
            private var cursor: String?
            private var seen: Set<String> = []
            private var emptyPages = 0
            private var isOver = false

            init(list: Pages) { self.list = list }

            /// The next page; `nil` after the last one.
            public mutating func next() async throws(ClaudeError) -> ClaudeResponse<
                [Pages.Element]
            >? {
                try await next(isolation: #isolation)
            }

            /// The next element, read in the isolation of the caller; `nil` at the end.
            public mutating func next(
                isolation actor: isolated (any Actor)?
            ) async throws(ClaudeError) -> ClaudeResponse<[Pages.Element]>? {
                guard !isOver else { return nil }
                isOver = true
                let response = try await list.page(at: cursor)
                return try response.map { page throws(ClaudeError) in
                    cursor = page.next
                    try checkProgress(page)
                    isOver = cursor == nil
                    return page.elements
                }
            }

            private mutating func checkProgress(_ page: Page) throws(ClaudeError) {
                guard let cursor = page.next else { return }
                emptyPages = page.elements.isEmpty ? emptyPages + 1 : 0
                guard seen.insert(cursor).inserted, emptyPages < 100 else {
                    throw .malformed("the pages of the list have no end")
                }
            }
        }
    }

    /// One page and the cursor of the next one.
    struct Page: Sendable {
        var elements: [Element]
        var next: String?
    }

    private func page(at cursor: String?) async throws(ClaudeError) -> ClaudeResponse<Page> {
        let query = query.adding(style == .page ? "page" : "after_id", cursor)
        let request = client.configuration.request("GET", path, query: query)
        return try await client.value("page of a list", request) { json in
            guard let data = json["data"]?.arrayValue else { return nil }
            let elements = data.compactMap(read)
            guard elements.count == data.count else { return nil }
            let hasMore = style == .page || json["has_more"]?.boolValue == true
            let next = hasMore ? json[style == .page ? "next_page" : "last_id"] : nil
            // `has_more` needs a cursor; one of more than 4096 bytes is an error of the server.
            guard let text = next?.stringValue else {
                return style == .afterID && hasMore ? nil : Page(elements: elements)
            }
            return text.utf8.count > 4096
                ? nil : Page(elements: elements, next: text.isEmpty ? nil : text)
        }
    }
}

@available(*, unavailable)
extension Pages.Iterator: Sendable {}

@available(*, unavailable)
extension Pages.Whole.Iterator: Sendable {}
