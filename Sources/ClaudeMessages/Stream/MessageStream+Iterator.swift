internal import Synchronization

extension MessageStream {
    /// Reads the stream; not safe to share between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: MessageStream
        private let progress: Progress
        private var body: (any TransportBody)?
        private var parser = SSEParser()
        private var reader = EventReader()
        /// Events that were received but not returned yet.
        private var pending: ArraySlice<StreamEvent> = []
        private var failure: ClaudeError?
        private var isOver = false
        private var hasStarted = false
        private var attempts: Attempts
        /// The first bytes of a body until its kind is known.
        private var beginning: BodyBeginning?
        /// Whether the events are also kept unparsed, for `RawEvents`.
        var keepsRaw = false
        /// An event without a type has come.
        private var hasUnknown = false
        private var raw: [ServerSentEvent] = []

        init(stream: MessageStream, progress: Progress) {
            self.stream = stream
            self.progress = progress
            attempts = Attempts(policy: stream.client.configuration.retry)
        }

        /// The next event; `nil` at the end.
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

        /// All events received since the last call, at least one; `nil` at the end.
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

        /// The unparsed events since the last call.
        mutating func takeRaw() -> [ServerSentEvent] {
            defer { raw = [] }
            return raw
        }

        /// Receives the next bytes and parses them into events.
        ///
        /// Events before a malformed one are still returned; its error comes after them.
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

        /// Parses bytes into `pending`; on an error it has the events before the malformed one.
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
                    // An error event after the end of an answer does not change the answer.
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

        /// The error for a body that is not from the API; quotes its beginning.
        private func refusal(of beginning: [UInt8]) async -> ClaudeError {
            let status = stream.head?.status ?? 200
            return ClaudeError(
                foreign: await body?.refusal(after: beginning) ?? beginning, status: status)
        }

        /// Reads the whole message as JSON, from a server that does not stream.
        private mutating func takeWhole(after beginning: [UInt8]) async throws(ClaudeError) {
            let bytes: [UInt8]
            do throws(ClaudeError) {
                bytes =
                    try await body?.whole(
                        limit: MessageAccumulator.maximumWholeBytes, after: beginning) ?? []
            } catch {
                // The server has generated, and billed, the whole answer before it sends it.
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

        /// Throws when the connection ended before the answer did.
        private mutating func checkComplete() throws(ClaudeError) {
            guard !progress.accumulator.withLock({ $0.isComplete }) else { return }
            if let error = ClaudeError(atEnd: parser.finish(), strays: parser.strays) {
                throw error
            }
            guard !hasUnknown || progress.accumulator.withLock({ $0.hasBegun }) else {
                throw .malformed("its events are none of this API")
            }
            // The server ended the response properly: another request would end the same way.
            var error = ClaudeError(.cutOff, "the stream ended before the answer did")
            error.shouldRetry = false
            throw error
        }

        /// Waits and starts over when nothing was billed yet; throws the error otherwise.
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
    /// The events that a streamed answer with this message would have, each with its JSON.
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
        // Without `"type": "message"` and without a stop reason the message may be incomplete.
        guard message.stopReason != nil || message.envelope["type"] == "message" else {
            return events
        }
        return events + [(.messageStop, ["type": "message_stop"])]
    }
}
