/// The events of an answer as the server sent them, to be handed on to another client.
///
/// What came before a request was sent again is not part of them, so nothing is handed on twice:
/// events are given out from the first content block on.
public struct RawEvents: AsyncSequence, Sendable {
    /// An event with its name and data as they came.
    public typealias Element = ServerSentEvent
    /// Every failure is of this type, cancellation included.
    public typealias Failure = ClaudeError

    let stream: MessageStream

    /// Begins to read the stream; only a stream's first iterator gets events.
    public func makeAsyncIterator() -> Iterator {
        var events = stream.makeAsyncIterator()
        events.keepsRaw = true
        return Iterator(stream: stream, events: events)
    }

    /// Reads the events; not to be shared between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        let stream: MessageStream
        var events: MessageStream.Iterator
        private var pending: ArraySlice<ServerSentEvent> = []
        private var isOver = false

        init(stream: MessageStream, events: MessageStream.Iterator) {
            self.stream = stream
            self.events = events
        }

        /// The next element; `nil` at the end, and ever after.
        public mutating func next() async throws(ClaudeError) -> ServerSentEvent? {
            try await next(isolation: #isolation)
        }

        /// The next element, read in the isolation of the caller; `nil` at the end.
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
    /// The event as it is sent, ready for a response of type `text/event-stream`.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = name.isEmpty ? [] : Array("event: \(name)\n".utf8)
        for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
            bytes += Array("data: ".utf8) + line + [0x0A]
        }
        return bytes + [0x0A]
    }

    /// An event of the API made here, for an answer that came whole.
    init(_ json: JSON) {
        name = json["type"]?.stringValue ?? ""
        data = json.bytes
    }
}
