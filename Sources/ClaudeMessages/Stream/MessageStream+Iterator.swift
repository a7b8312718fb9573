internal import Synchronization

extension MessageStream {
    /// Reads the stream; not to be shared between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: MessageStream
        private let progress: Progress
        private var body: (any TransportBody)?
        private var parser = SSEParser()
        private var reader = EventReader()
        /// Events that have come and were not given out yet.
        private var pending: ArraySlice<StreamEvent> = []
        private var failure: ClaudeError?
        private var isOver = false
        private var hasStarted = false
        private var attempts: Attempts
        /// What came of a body of which it is not known yet what it is.
        private var beginning: BodyBeginning?
        /// Whether the events are also kept as they came.
        var keepsRaw = false
        /// Events came that do not say what they are.
        private var hasUnknown = false
        private var raw: [ServerSentEvent] = []

        init(stream: MessageStream, progress: Progress) {
            self.stream = stream
            self.progress = progress
            attempts = Attempts(policy: stream.client.configuration.retry)
        }

        /// The next element; `nil` at the end, and ever after.
        public mutating func next() async throws(ClaudeError) -> StreamEvent? {
            try await next(isolation: #isolation)
        }

        /// The next event; `nil` when the answer is complete.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> StreamEvent? {
            if pending.isEmpty { pending = try await nextBatch(isolation: actor)?[...] ?? [] }
            return pending.popFirst()
        }

        /// All events that have come since the last call, at least one; `nil` at the end.
        ///
        /// For readers that can do more at once than one event at a time.
        public mutating func nextBatch(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ClaudeError) -> [StreamEvent]? {
            if !hasStarted {
                hasStarted = true
                isOver = !progress.take()
            }
            while true {
                if !pending.isEmpty {
                    defer { pending = [] }
                    return Array(pending)
                }
                if let failure { try await retry(or: failure) }
                if isOver { return nil }
                do throws(ClaudeError) {
                    try await fill()
                } catch {
                    failure = stream.client.redact(error)
                }
            }
        }

        /// The events as they came since the last call.
        mutating func takeRaw() -> [ServerSentEvent] {
            defer { raw = [] }
            return raw
        }

        /// Receives the next piece and makes events of it.
        ///
        /// Events before a bad one are still given out; its error comes after them.
        private mutating func fill() async throws(ClaudeError) {
            if body == nil { body = try await open() }
            guard let bytes = try await nextBytes() else {
                isOver = true
                if let beginning, beginning.kindAtEnd == .foreign {
                    throw await refusal(of: beginning.bytes)
                }
                return try checkComplete()
            }
            guard var beginning else { return try take(bytes) }
            guard let kind = beginning.push(bytes) else {
                self.beginning = beginning
                return
            }
            self.beginning = nil
            switch kind {
            case .events: try take(beginning.bytes)
            case .json: try await takeWhole(after: beginning.bytes)
            case .foreign: throw await refusal(of: beginning.bytes)
            }
        }

        /// Makes events of bytes; those before a bad one stand in `pending` when it throws.
        private mutating func take(_ bytes: [UInt8]) throws(ClaudeError) {
            let parsed: [ServerSentEvent]
            do {
                parsed = try parser.push(bytes)
            } catch {
                throw ClaudeError(.tooLarge, "an event of more than 8 MiB")
            }
            var events: [StreamEvent] = []
            events.reserveCapacity(parsed.count)
            defer { pending = events[...] }
            let (progress, body) = (progress, body)
            for event in parsed {
                do throws(ClaudeError) {
                    try reader.read(event) { event throws(ClaudeError) in
                        guard let event = try progress.fold(event) else { return }
                        events.append(event)
                        if case .messageStop = event, !progress.mayGoOn { body?.expectEnd() }
                        if case .unknown("", _) = event { hasUnknown = true }
                    }
                } catch {
                    // A failure that is told behind the end of an answer changes nothing about it.
                    guard progress.isOver, error.code != .malformed else { throw error }
                    break
                }
                if keepsRaw { raw.append(event) }
            }
        }

        private mutating func open() async throws(ClaudeError) -> any TransportBody {
            let response: TransportResponse
            if let opened = progress.takeOpened() {
                response = opened.response
                attempts = opened.attempts
            } else {
                response = try await stream.connect(attempts)
            }
            beginning = BodyBeginning(contentType: response.contentType)
            return response.body
        }

        /// A body that is no answer of the API, with as much of it as says what it is.
        private func refusal(of beginning: [UInt8]) async -> ClaudeError {
            let status = stream.head?.status ?? 200
            return ClaudeError(
                foreign: await body?.refusal(after: beginning) ?? beginning, status: status)
        }

        /// A server that does not stream answers with the whole message at once.
        private mutating func takeWhole(after beginning: [UInt8]) async throws(ClaudeError) {
            let bytes: [UInt8]
            do throws(ClaudeError) {
                bytes =
                    try await body?.whole(
                        limit: MessageAccumulator.maximumWholeBytes, after: beginning) ?? []
            } catch {
                // It is made before it is sent, and has been billed.
                var error = error
                error.shouldRetry = false
                throw error
            }
            let json: JSON
            do {
                json = try JSON(untrusted: bytes)
            } catch {
                throw ClaudeError(error, in: "the answer")
            }
            guard json["content"]?.arrayValue != nil, let message = Message(json: json) else {
                throw ClaudeError(
                    inSuccess: json, status: stream.head?.status ?? 200, wanted: "message",
                    isOne: json["type"] == "message")
            }
            for (event, json) in Self.events(of: message) {
                _ = try progress.fold(event)
                pending.append(event)
                if keepsRaw { raw.append(ServerSentEvent(json)) }
            }
            isOver = true
            try checkComplete()
        }

        private func nextBytes() async throws(ClaudeError) -> [UInt8]? {
            do {
                return try await body?.next()
            } catch {
                let hasBegun = progress.accumulator.withLock { $0.hasBegunContent }
                if progress.accumulator.withLock({ $0.isComplete }) { return nil }
                throw ClaudeError(error, hasBegun: hasBegun)
            }
        }

        /// The end of the connection is not the end of an answer; what the server said of it counts.
        private mutating func checkComplete() throws(ClaudeError) {
            guard !progress.accumulator.withLock({ $0.isComplete }) else { return }
            if let error = ClaudeError(atEnd: parser.finish(), strays: parser.strays) {
                throw error
            }
            guard !hasUnknown || progress.accumulator.withLock({ $0.hasBegun }) else {
                throw .malformed("its events are none of this API")
            }
            // An orderly end is no broken line: asking again would get the same.
            var error = ClaudeError(.cutOff, "the stream ended before the answer did")
            error.shouldRetry = false
            throw error
        }

        /// Waits and starts over where that costs nothing; throws the error otherwise.
        private mutating func retry(or error: ClaudeError) async throws(ClaudeError) {
            failure = nil
            isOver = true
            body?.cancel()
            body = nil
            var error = error
            error.requestID = stream.requestID ?? error.requestID
            progress.failed(error)
            guard !progress.accumulator.withLock({ $0.hasBegunContent }) else { throw error }
            try await stream.client.waitToRepeat(after: error, &attempts)
            isOver = false
            parser = SSEParser()
            reader = EventReader()
            beginning = nil
            raw = []
            progress.accumulator.withLock { $0 = MessageAccumulator() }
            progress.head.withLock { $0 = nil }
        }
    }
}

@available(*, unavailable)
extension MessageStream.Iterator: Sendable {}

extension MessageStream.Iterator {
    /// The events that would have streamed this message, and how they would have been sent.
    private static func events(of message: Message) -> [(StreamEvent, JSON)] {
        var start = message
        start.content = []
        var delta: JSON = [:]
        for name in ["stop_reason", "stop_sequence"] {
            start.envelope[name] = nil
            delta[name] = message.envelope[name] ?? .null
        }
        var events: [(StreamEvent, JSON)] = [
            (.messageStart(start), ["type": "message_start", "message": start.json])
        ]
        for (index, block) in message.content.enumerated() {
            let begin: JSON = [
                "type": "content_block_start", "index": JSON(index), "content_block": block.json,
            ]
            let end: JSON = ["type": "content_block_stop", "index": JSON(index)]
            events.append((.blockStart(index: index, block: block), begin))
            events.append((.blockStop(index: index), end))
        }
        let end: JSON = ["type": "message_delta", "delta": delta, "usage": message.usage.json]
        events.append((.messageDelta(end), end))
        // What neither says that it is a message nor why it ended may be a part of one.
        guard message.stopReason != nil || message.envelope["type"] == "message" else {
            return events
        }
        return events + [(.messageStop, ["type": "message_stop"])]
    }
}
