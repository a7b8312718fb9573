/// The text of an answer, piece by piece.
public struct TextPieces: AsyncSequence, Sendable {
    /// Some of the text, never empty.
    public typealias Element = String
    /// Every failure is of this type, cancellation included.
    public typealias Failure = ClaudeError

    let stream: MessageStream

    /// Begins to read the stream; only a stream's first iterator gets text.
    public func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

    /// Reads the pieces; empty ones are left out.
    public struct Iterator: AsyncIteratorProtocol {
        var events: MessageStream.Iterator
        var filter = TextFilter()
        var isOver = false

        init(events: MessageStream.Iterator) { self.events = events }

        /// The next element; `nil` at the end, and ever after.
        public mutating func next() async throws(ClaudeError) -> String? {
            try await next(isolation: #isolation)
        }

        /// The next element, read in the isolation of the caller; `nil` at the end.
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
