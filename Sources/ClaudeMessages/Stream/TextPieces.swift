/// The text of an answer in pieces.
public struct TextPieces: AsyncSequence, Sendable {
    /// A piece of the text, never empty.
    public typealias Element = String
    /// The type of every error, cancellation included.
    public typealias Failure = ClaudeError

    let stream: MessageStream

    /// Makes an iterator; only the first one of a stream gets text.
    public func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

    /// Reads the pieces and skips empty ones.
    public struct Iterator: AsyncIteratorProtocol {
        var events: MessageStream.Iterator
        var filter = TextFilter()
        var isOver = false

        init(events: MessageStream.Iterator) { self.events = events }

        /// The next piece; `nil` at the end.
        public mutating func next() async throws(ClaudeError) -> String? {
            try await next(isolation: #isolation)
        }

        /// The next piece, read in the isolation of the caller; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> String? {
            while !isOver {
                guard let event = try await events.next(isolation: actor) else {
                    isOver = true
                    let rest = filter.finish()
                    return rest.isEmpty ? nil : rest
                }
                let text = filter.text(of: event)
                if !text.isEmpty { return text }
            }
            return nil
        }
    }
}
