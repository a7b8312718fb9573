internal import Synchronization

/// An answer as it arrives: an asynchronous sequence of events that is read once.
///
/// Reading drives it: the request goes out with the first `next()`, and what is not read is not
/// received. A second reader gets no events and sends nothing. It ends without an error only when
/// the answer is complete; a stream that was cut throws, and `partialMessage` has what came.
///
/// A request is sent again only before any content block has begun; `messageStart` then comes
/// once more, and what came before it no longer counts.
public struct MessageStream: AsyncSequence, Sendable {
    /// What arrives.
    public typealias Element = StreamEvent
    /// Every failure is of this type, cancellation included.
    public typealias Failure = ClaudeError

    let client: ClaudeClient
    let request: TransportRequest
    let progress = Progress()

    init(client: ClaudeClient, request: TransportRequest) {
        self.client = client
        self.request = request
    }

    /// What has come so far, also after a failure.
    public var partialMessage: Message? {
        progress.accumulator.withLock { accumulator in
            accumulator.join()
            return accumulator.message
        }
    }

    /// The usage known so far.
    public var usage: Usage { progress.accumulator.withLock { $0.usage } }

    /// The tool calls whose input is no JSON object; they must not be run.
    public var brokenInputs: [BrokenInput] { progress.accumulator.withLock { $0.brokenInputs } }

    /// Whether the server said that the answer is over; some proxies cut that off.
    public var sawMessageStop: Bool { progress.accumulator.withLock { $0.sawMessageStop } }

    /// The head of the response that is being read; `nil` before there is one.
    public var head: ResponseHead? { progress.head.withLock { $0 } }

    /// The `request-id` of the response that is being read.
    public var requestID: String? { head?.requestID }

    /// Reads to the end, unless that was done, and returns the whole message.
    public func message() async throws(ClaudeError) -> Message {
        for try await _ in self {}
        guard let message = partialMessage, progress.accumulator.withLock({ $0.isComplete }) else {
            throw ClaudeError(.cutOff, "the answer was not read to its end")
        }
        return message
    }

    /// Only the text, piece by piece, joined as in `Message.text`.
    public var text: TextPieces { TextPieces(stream: self) }

    /// The events as the server sent them, for another client.
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

    /// Begins to read; only the first iterator of a stream gets events.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: self, progress: progress) }

    /// Shared by the copies of one stream.
    final class Progress: Sendable {
        let accumulator = Mutex(MessageAccumulator())
        let head = Mutex<ResponseHead?>(nil)
        /// Requests that gave no whole answer.
        let ended = Mutex<[SentRequest]>([])
        /// A response is being read, or was read to its end.
        let isUnderWay = Mutex(false)
        private let isTaken = Mutex(false)
        /// A response whose head was waited for, and what that took.
        private let opened = Mutex<(response: TransportResponse, attempts: Attempts)?>(nil)

        /// True for the first reader; what a second one asked for would be billed again.
        func take() -> Bool {
            isTaken.withLock { isTaken in
                defer { isTaken = true }
                return !isTaken
            }
        }

        func open(_ response: TransportResponse, after attempts: Attempts) {
            opened.withLock { $0 = (response, attempts) }
        }

        /// The response that is there already, once.
        func takeOpened() -> (response: TransportResponse, attempts: Attempts)? {
            opened.withLock { opened in
                defer { opened = nil }
                return opened
            }
        }

        /// Gateways that run a tool loop join its messages: behind such an end another may begin.
        var mayGoOn: Bool {
            accumulator.withLock { accumulator in
                switch accumulator.stopReason?.nextStep {
                case .runTools, .resume: true
                default: false
                }
            }
        }

        /// The server said that the answer is over, and no other one is to be joined to it.
        var isOver: Bool { accumulator.withLock { $0.sawMessageStop } && !mayGoOn }

        func fold(_ event: StreamEvent) throws(ClaudeError) -> StreamEvent? {
            try accumulator.withLock { accumulator throws(ClaudeError) in
                try accumulator.fold(event)
            }
        }
    }
}
