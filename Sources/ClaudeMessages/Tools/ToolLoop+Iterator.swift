extension ToolLoop {
    /// Reads the loop; not safe to share between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let loop: ToolLoop
        /// Elements not returned yet.
        private var pending: ArraySlice<Element> = []
        private var reading: (stream: MessageStream, events: MessageStream.Iterator)?
        /// `call` elements were returned, but not their `result` elements.
        private var owesResults = false
        private var isOver = false

        init(_ loop: ToolLoop) { self.loop = loop }

        /// The next element; `nil` at the end.
        public mutating func next() async throws(ClaudeError) -> Element? {
            try await next(isolation: #isolation)
        }

        /// The next element, read in the isolation of the caller; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> Element? {
            do throws(ClaudeError) {
                while pending.isEmpty, !isOver { try await goOn(isolation: actor) }
            } catch {
                isOver = true
                throw error
            }
            return pending.popFirst()
        }

        /// Performs the next step and appends its elements to `pending`.
        private mutating func goOn(isolation actor: isolated (any Actor)?) async throws(ClaudeError)
        {
            guard reading == nil else { return try await read(isolation: actor) }
            let dialogue = loop.dialogue
            switch dialogue.next {
            case .run(let calls) where owesResults: try await run(calls)
            case .run(let calls):
                // An earlier iterator has returned the elements before.
                owesResults = true
                pending = calls.map(Element.call)[...]
            case _ where owesResults:
                owesResults = false
                pending = dialogue.calls.map { .result($0, dialogue.output(of: $0) ?? "") }[...]
            case .ask:
                let stream = loop.client.stream(dialogue.request)
                reading = (stream, stream.makeAsyncIterator())
            case .end(let ending):
                isOver = true
                pending = Conclusion(dialogue, ending).map { [.end($0)] } ?? []
            }
        }

        /// Reads the next event, or at the end of the stream the whole answer and its calls.
        private mutating func read(isolation actor: isolated (any Actor)?) async throws(ClaudeError)
        {
            guard let (stream, events) = reading else { return }
            reading = nil
            var rest = events
            do throws(ClaudeError) {
                if let event = try await rest.next(isolation: actor) {
                    reading = (stream, rest)
                    return pending.append(.event(event))
                }
                take(try await stream.message(), broken: stream.brokenInputs)
            } catch {
                loop.update { $0.take(partial: stream.partialMessage) }
                throw error
            }
        }

        private mutating func take(_ answer: Message, broken: [BrokenInput]) {
            loop.update { $0.take(answer, broken: broken) }
            let dialogue = loop.dialogue
            pending = [.answer(answer)]
            if case .end = dialogue.next { return }
            pending += dialogue.calls.map(Element.call)
            owesResults = !dialogue.calls.isEmpty
        }

        /// Runs all calls concurrently; each result is stored as soon as it is available.
        private func run(_ calls: [ToolCall]) async throws(ClaudeError) {
            let loop = loop
            await withTaskGroup { group in
                for call in calls {
                    group.addTask {
                        guard let output = await call.output(by: loop.tools) else { return }
                        loop.update { $0.take(output, for: call) }
                    }
                }
            }
            guard !Task.isCancelled else {
                throw ClaudeError(.cancelled, "cancelled while tools ran")
            }
        }
    }
}

extension ToolLoop.Conclusion {
    /// `nil` before there is an answer.
    fileprivate init?(_ dialogue: ToolDialogue, _ ending: ToolDialogue.Ending) {
        guard let answer = dialogue.answer else { return nil }
        self.init(
            ending: ending, answer: answer, messages: dialogue.history, usages: dialogue.usages)
    }
}
