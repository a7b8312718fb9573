/// The events of an answer as the server sent them, to forward to another client.
///
/// They are held back until the first content block begins, so that no events of a request that
/// is sent again are forwarded.
public struct RawEvents: AsyncSequence, Sendable {
    /// An event with its name and data as received.
    public typealias Element = ServerSentEvent
    /// The type of every error, cancellation included.
    public typealias Failure = ClaudeError

    let stream: MessageStream

    /// Makes an iterator; only the first one of a stream gets events.
    public func makeAsyncIterator() -> Iterator {
        var events = stream.makeAsyncIterator()
        events.keepsRaw = true
        return Iterator(stream: stream, events: events)
    }

    /// Reads the events; not safe to share between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        let stream: MessageStream
        var events: MessageStream.Iterator
        private var pending: ArraySlice<ServerSentEvent> = []
        private var isOver = false

        init(stream: MessageStream, events: MessageStream.Iterator) {
            self.stream = stream
            self.events = events
        }

        /// The next event; `nil` at the end.
        public mutating func next() async throws(ClaudeError) -> ServerSentEvent? {
            try await next(isolation: #isolation)
        }

        /// The next event, read in the isolation of the caller; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> ServerSentEvent? {
            while pending.isEmpty {
                guard !isOver else { return nil }
                isOver = try await events.nextBatch(isolation: actor) == nil
                if isOver || stream.hasBegunContent { pending = events.takeRaw()[...] }
            }
            return pending.popFirst()
        }
    }
}

@available(*, unavailable)
extension RawEvents.Iterator: Sendable {}

extension ServerSentEvent {
    /// The event encoded for a response of type `text/event-stream`.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = name.isEmpty ? [] : Array("event: \(name)\n".utf8)
        for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
            bytes += Array("data: ".utf8) + line + [0x0A]
        }
        return bytes + [0x0A]
    }

    /// Makes an event of an answer that was not streamed.
    init(_ json: JSON) {
        name = json["type"]?.stringValue ?? ""
        data = json.bytes
    }
}
