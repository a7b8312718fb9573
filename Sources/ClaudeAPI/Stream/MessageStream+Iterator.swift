internal import Synchronization

extension MessageStream {
    /// Reads the stream; not to be shared between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: MessageStream
        private let progress: Progress
        private var body: (any HTTPBody)?
        private var parser = SSEParser()
        /// Events that have come and were not given out yet.
        private var pending: ArraySlice<StreamEvent> = []
        private var failure: ClaudeError?
        private var isOver = false
        private var hasStarted = false
        private var retriesMade = 0
        private var waited: Duration = .zero

        init(stream: MessageStream, progress: Progress) {
            self.stream = stream
            self.progress = progress
        }

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

        /// Receives the next piece and makes events of it.
        ///
        /// Events before a bad one are still given out; its error comes after them.
        private mutating func fill() async throws(ClaudeError) {
            if body == nil {
                body = try await open()
                if isOver { return }
            }
            guard let bytes = try await nextBytes() else {
                isOver = true
                return try checkComplete()
            }
            var events: [StreamEvent] = []
            defer { pending = events[...] }
            do {
                for event in try parser.push(bytes) {
                    guard let event = try progress.fold(StreamEvent(event)) else { continue }
                    events.append(event)
                    if case .messageStop = event { body?.expectEnd() }
                }
            } catch let error as ClaudeError {
                throw error
            } catch {
                throw ClaudeError(.tooLarge, "an event of more than 8 MiB")
            }
        }

        private mutating func open() async throws(ClaudeError) -> any HTTPBody {
            let response = try await stream.client.send(stream.request)
            let requestID = response.fields["request-id"].map(stream.client.redact(_:))
            progress.requestID.withLock { $0 = requestID }
            let type = response.fields["content-type"]?.lowercased() ?? ""
            if type.hasPrefix("application/json") {
                try await takeWhole(response)
            } else if type.hasPrefix("text/") && !type.hasPrefix("text/event-stream") {
                // A web page, most likely. Stranger types are read: gateways invent them.
                throw ClaudeError(.notAPI, type)
            }
            return response.body
        }

        /// A server that does not stream answers with the whole message at once.
        private mutating func takeWhole(_ response: HTTPResponse) async throws(ClaudeError) {
            let bytes = try await response.wholeBody(
                limit: MessageAccumulator.maximumWholeBytes, redactingWith: stream.client)
            let json: JSON
            do {
                json = try JSON(untrusted: bytes)
            } catch {
                throw ClaudeError(error, in: "the answer")
            }
            guard json["content"]?.arrayValue != nil, let message = Message(json: json) else {
                throw .malformed("the answer is no message")
            }
            let events = StreamEvent.events(of: message)
            for event in events { _ = try progress.fold(event) }
            pending = events[...]
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

        /// The end of the connection is not the end of an answer.
        private func checkComplete() throws(ClaudeError) {
            guard progress.accumulator.withLock({ $0.isComplete }) else {
                // An orderly end is no broken line: asking again would get the same.
                var error = ClaudeError(.cutOff, "the stream ended before the answer did")
                error.shouldRetry = false
                throw error
            }
        }

        /// Waits and starts over where that costs nothing; throws the error otherwise.
        private mutating func retry(or error: ClaudeError) async throws(ClaudeError) {
            failure = nil
            isOver = true
            body?.cancel()
            body = nil
            let policy = stream.client.configuration.retry
            guard !progress.accumulator.withLock({ $0.hasBegunContent }),
                let wait = policy.wait(
                    after: error, retriesMade: retriesMade, waited: waited,
                    random: stream.client.surroundings.random())
            else { throw identified(error) }
            retriesMade += 1
            waited += wait
            stream.onRetry(RetryNotice(error: error, wait: wait, attempt: retriesMade + 1))
            do {
                try await stream.client.surroundings.sleep(wait)
            } catch {
                throw ClaudeError(.cancelled, "cancelled while waiting")
            }
            isOver = false
            parser = SSEParser()
            progress.accumulator.withLock { $0 = MessageAccumulator() }
            progress.requestID.withLock { $0 = nil }
        }

        private func identified(_ error: ClaudeError) -> ClaudeError {
            var error = error
            error.requestID = error.requestID ?? progress.requestID.withLock { $0 }
            return error
        }
    }
}

@available(*, unavailable)
extension MessageStream.Iterator: Sendable {}

extension StreamEvent {
    /// The events that would have streamed this message.
    static func events(of message: Message) -> [StreamEvent] {
        var start = message
        start.content = []
        start.envelope["stop_reason"] = nil
        var events = [StreamEvent.messageStart(start)]
        for (index, block) in message.content.enumerated() {
            events += [.blockStart(index: index, block: block), .blockStop(index: index)]
        }
        let reason = message.envelope["stop_reason"] ?? .null
        return events + [.messageDelta(["delta": ["stop_reason": reason]]), .messageStop]
    }
}
