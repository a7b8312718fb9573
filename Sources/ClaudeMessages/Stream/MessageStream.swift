internal import Synchronization

/// A streamed answer: an asynchronous sequence of events that can be read once.
///
/// The first `next()` sends the request, and bytes are received only as they are read. A second
/// reader gets no events and sends nothing. The sequence ends without an error only when the
/// answer is complete; a cut stream throws, and `partialMessage` has the part that came.
///
/// A request is sent again only before any content block has begun; `messageStart` then comes
/// once more, and replaces everything before it.
public struct MessageStream: AsyncSequence, Sendable {
    /// One event of the answer.
    public typealias Element = StreamEvent
    /// The type of every error, cancellation included.
    public typealias Failure = ClaudeError

    let client: ClaudeClient
    let request: TransportRequest
    let progress = Progress()

    init(client: ClaudeClient, request: TransportRequest) {
        self.client = client
        self.request = request
    }

    /// The message so far, also after an error; `nil` before `message_start`.
    public var partialMessage: Message? {
        progress.accumulator.withLock { accumulator in
            accumulator.join()
            return accumulator.message
        }
    }

    /// The usage so far.
    public var usage: Usage { progress.accumulator.withLock { $0.usage } }

    /// The tool calls whose input is not a JSON object; they must not be run.
    public var brokenInputs: [BrokenInput] { progress.accumulator.withLock { $0.brokenInputs } }

    /// Whether `message_stop` has come; some proxies cut it off.
    public var sawMessageStop: Bool { progress.accumulator.withLock { $0.sawMessageStop } }

    /// The status and header fields of the response; `nil` before they have come.
    public var head: ResponseHead? { progress.head.withLock { $0 } }

    /// The `request-id` of the response.
    public var requestID: String? { head?.requestID }

    /// Reads the rest of the stream and returns the whole message.
    public func message() async throws(ClaudeError) -> Message {
        for try await _ in self {}
        guard let message = partialMessage, progress.accumulator.withLock({ $0.isComplete }) else {
            throw ClaudeError(.cutOff, "the answer was not read to its end")
        }
        return message
    }

    /// The text in pieces, joined as in `Message.text`.
    public var text: TextPieces { TextPieces(stream: self) }

    /// The events as the server sent them, to forward to another client.
    public var rawEvents: RawEvents { RawEvents(stream: self) }

    /// Sends the request once and waits for the head of a response.
    func connect(_ attempts: Attempts) async throws(ClaudeError) -> TransportResponse {
        var request = request
        request.needsFreshConnection = attempts.needsFreshConnection
        let response = try await client.send(request)
        progress.began(client.head(of: response))
        return response
    }

    /// A content block has begun, so the request will not be sent again.
    var hasBegunContent: Bool { progress.accumulator.withLock { $0.hasBegunContent } }

    /// Makes an iterator; only the first one of a stream gets events.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: self, progress: progress) }

    /// State that the copies of one stream share.
    final class Progress: Sendable {
        let accumulator = Mutex(MessageAccumulator())
        let head = Mutex<ResponseHead?>(nil)
        /// Requests that ended without a whole answer.
        let ended = Mutex<[SentRequest]>([])
        /// A response is being read, or was read to its end; `false` after an error.
        let isUnderWay = Mutex(false)
        private let isTaken = Mutex(false)
        /// A response that was opened before reading, with the attempts made for it.
        private let opened = Mutex<(response: TransportResponse, attempts: Attempts)?>(nil)

        /// True for the first reader; a request of a second one would be billed again.
        func take() -> Bool {
            isTaken.withLock { isTaken in
                defer { isTaken = true }
                return !isTaken
            }
        }

        func open(_ response: TransportResponse, after attempts: Attempts) {
            opened.withLock { $0 = (response, attempts) }
        }

        /// The response that was opened before reading; `nil` from the second call on.
        func takeOpened() -> (response: TransportResponse, attempts: Attempts)? {
            opened.withLock { opened in
                defer { opened = nil }
                return opened
            }
        }

        /// Another message may follow: gateways that run a tool loop join its messages.
        var mayGoOn: Bool {
            accumulator.withLock { accumulator in
                switch accumulator.stopReason?.nextStep {
                case .runTools, .resume: true
                default: false
                }
            }
        }

        /// `message_stop` has come, and no other message may follow.
        var isOver: Bool { accumulator.withLock { $0.sawMessageStop } && !mayGoOn }

        func fold(_ event: StreamEvent) throws(ClaudeError) -> StreamEvent? {
            try accumulator.withLock { accumulator throws(ClaudeError) in
                try accumulator.fold(event)
            }
        }
    }
}
