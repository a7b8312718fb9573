/// Asks, runs the tools that the model calls, and asks again, until it has answered.
///
/// An asynchronous sequence that is read once; reading drives it. Calls of one answer run at the
/// same time, and all their results go back in one message. A tool that throws, is not there, or
/// got an input that is cut or does not fit, gives the model an error and never stops the loop.
public struct ToolLoop: AsyncSequence, Sendable {
    /// Every failure is of this type, cancellation included.
    public typealias Failure = ClaudeError

    /// What happens, in order.
    public enum Element: Sendable, Hashable {
        /// An event of the answer that is arriving.
        case event(StreamEvent)
        /// An answer is there, the last one too.
        case answer(Message)
        /// A tool is about to run.
        case call(ToolCall)
        /// What it gave; in the order of the calls.
        case result(ToolCall, ToolOutput)
        /// Always the last.
        case end(Conclusion)
    }

    /// Why a loop ended.
    public enum Ending: Sendable, Hashable {
        /// The model said all it had to say.
        case answered
        /// Cut by a limit of tokens; calls in it were not run.
        case truncated
        /// The model refused; `answer.stopDetails` may say why.
        case refused
        /// As many requests as were allowed; calls of the last answer were not run.
        case turnCap
    }

    /// What a loop came to.
    public struct Conclusion: Sendable, Hashable {
        /// Why the loop ended.
        public let ending: Ending
        /// The last answer.
        public let answer: Message
        /// The request's messages with every answer and result, for the next request.
        ///
        /// Calls of the last answer that were not run have no results here: the API refuses a next
        /// request that does not begin with them.
        public let messages: [InputMessage]
        /// What each answer used; costs add up.
        public let usages: [Usage]
    }

    let client: ClaudeClient
    let request: MessageRequest
    let tools: [any ToolHandler]
    let turnCap: Int

    /// Reads to the end.
    public func conclusion() async throws(ClaudeError) -> Conclusion {
        for try await element in self {
            if case .end(let conclusion) = element { return conclusion }
        }
        throw ClaudeError(.cancelled, "the loop did not end")
    }

    /// Begins to ask; each iterator asks, and is billed, anew.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }
}

extension ToolLoop {
    /// Reads the loop; not to be shared between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let loop: ToolLoop
        private var dialogue: ToolDialogue
        private var usages: [Usage] = []
        /// What has happened and was not given out yet.
        private var pending: ArraySlice<Element> = []
        private var state = State.asking

        private enum State {
            case asking
            case reading(MessageStream, MessageStream.Iterator)
            case running([ToolCall])
            case over
        }

        init(_ loop: ToolLoop) {
            self.loop = loop
            var request = loop.request
            let offered = request.tools.map(\.name)
            request.tools += loop.tools.map(\.definition).filter { !offered.contains($0.name) }
            dialogue = ToolDialogue(request: request, turnCap: loop.turnCap)
        }

        /// The next element; `nil` at the end, and ever after.
        public mutating func next() async throws(ClaudeError) -> Element? {
            try await next(isolation: #isolation)
        }

        /// The next element, read in the isolation of the caller; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> Element? {
            while pending.isEmpty {
                // What throws ends the loop.
                let now = state
                state = .over
                switch now {
                case .asking:
                    let stream = loop.client.stream(dialogue.request)
                    state = .reading(stream, stream.makeAsyncIterator())
                case .reading(let stream, var events):
                    if let event = try await events.next(isolation: actor) {
                        state = .reading(stream, events)
                        return .event(event)
                    }
                    take(try await stream.message(), broken: stream.brokenInputs)
                case .running(let calls): take(try await results(of: calls))
                case .over: return nil
                }
            }
            return pending.popFirst()
        }

        private mutating func take(_ answer: Message, broken: [BrokenInput]) {
            usages.append(answer.usage)
            brokenCalls = Set(broken.map(\.id))
            pending = [.answer(answer)]
            switch dialogue.take(answer) {
            case .ask: state = .asking
            case .run(let calls):
                pending += calls.map(Element.call)
                state = .running(calls)
            case .stop(let ending):
                let messages = dialogue.request.messages
                pending.append(
                    .end(
                        Conclusion(
                            ending: ending, answer: answer, messages: messages, usages: usages)))
            }
        }

        private mutating func take(_ results: [(ToolCall, ToolOutput)]) {
            dialogue.take(results: results.map { $1.result(for: $0) })
            pending = results.map { .result($0, $1) }[...]
            state = .asking
        }

        // MARK: Running tools

        /// Calls of the last answer whose input was cut.
        private var brokenCalls: Set<String> = []

        /// Runs all calls at the same time; the results are in their order.
        private func results(
            of calls: [ToolCall]
        ) async throws(ClaudeError) -> [(ToolCall, ToolOutput)] {
            let outputs = await withTaskGroup(of: (Int, ToolOutput).self) { group in
                for (place, call) in calls.enumerated() {
                    let tool = loop.tools.first { $0.definition.name == call.name }
                    let isBroken = brokenCalls.contains(call.id)
                    group.addTask { (place, await Self.output(of: call, by: tool, isBroken)) }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            guard !Task.isCancelled else {
                throw ClaudeError(.cancelled, "cancelled while tools ran")
            }
            return calls.enumerated().map { ($1, outputs[$0] ?? .error("")) }
        }

        private static func output(
            of call: ToolCall, by tool: (any ToolHandler)?, _ isBroken: Bool
        ) async -> ToolOutput {
            guard let tool else { return .error("There is no tool named \(call.name).") }
            guard !isBroken else { return .error("The input was cut and is no JSON object.") }
            do {
                return try await tool.run(call.input)
            } catch {
                return .error("\(error)")
            }
        }
    }
}

@available(*, unavailable)
extension ToolLoop.Iterator: Sendable {}

extension ClaudeClient {
    /// Asks a question that may need tools.
    ///
    /// - Parameters:
    ///   - request: The question; the tools' definitions are added to its own.
    ///   - tools: What to run. A tool that is offered but not here gives the model an error.
    ///   - turnCap: The most requests that are sent.
    /// - Returns: What happens, as a sequence; its last element is the conclusion.
    public func run(
        _ request: MessageRequest, tools: [any ToolHandler], turnCap: Int = 20
    ) -> ToolLoop {
        ToolLoop(client: self, request: request, tools: tools, turnCap: turnCap)
    }
}
