internal import Synchronization

/// Sends a request, runs the tools that the model calls, and repeats until the turn has ended.
///
/// An asynchronous sequence that advances as it is read. Calls of one answer run concurrently, and
/// their results are sent in one message. A tool that throws, is missing, or got a cut or invalid
/// input gives the model an error result and does not stop the loop.
///
/// After an error or a cancellation `dialogue` has every answer, result and usage, and a new
/// iterator continues from there. Calls without a result are then run again.
public struct ToolLoop: AsyncSequence, Sendable {
    /// The type of every error, cancellation included.
    public typealias Failure = ClaudeError

    /// The steps of the loop, in order.
    public enum Element: Sendable, Hashable {
        /// An event of the current answer.
        case event(StreamEvent)
        /// An answer is complete, also the last one.
        case answer(Message)
        /// A tool is about to run.
        case call(ToolCall)
        /// The output of a tool, in the order of the calls.
        case result(ToolCall, ToolOutput)
        /// The end; always the last element.
        case end(Conclusion)
    }

    /// The result of a loop.
    public struct Conclusion: Sendable, Hashable {
        /// Why the loop ended.
        public let ending: ToolDialogue.Ending
        /// The last answer.
        public let answer: Message
        /// The request's messages with every answer and result, for the next request.
        public let messages: [InputMessage]
        /// The usage of each answer.
        public let usages: [Usage]
    }

    let client: ClaudeClient
    let tools: [any ToolHandler]
    let progress: Progress

    init(client: ClaudeClient, dialogue: ToolDialogue, tools: [any ToolHandler]) {
        self.client = client
        self.tools = tools
        progress = Progress(dialogue)
    }

    /// The messages and usage so far, also after an error.
    public var dialogue: ToolDialogue { progress.dialogue.withLock(\.self) }

    /// Reads the loop to its end.
    public func conclusion() async throws(ClaudeError) -> Conclusion {
        for try await element in self {
            if case .end(let conclusion) = element { return conclusion }
        }
        throw ClaudeError(.cancelled, "the loop did not end")
    }

    /// Makes an iterator that continues where an earlier one stopped; use one at a time.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    func update(_ change: (inout ToolDialogue) -> Void) {
        progress.dialogue.withLock { change(&$0) }
    }

    /// State that the copies of one loop share.
    final class Progress: Sendable {
        let dialogue: Mutex<ToolDialogue>

        init(_ dialogue: ToolDialogue) { self.dialogue = Mutex(dialogue) }
    }
}

@available(*, unavailable)
extension ToolLoop.Iterator: Sendable {}

extension ClaudeClient {
    /// Sends a request and runs the tools that the model calls.
    ///
    /// - Parameters:
    ///   - request: The question; the tools' definitions are added to its own.
    ///   - tools: The tools to run; a call of a tool that is not among them gets an error result.
    ///   - turnCap: The most requests to send.
    /// - Returns: The steps as a sequence; the last element is the conclusion.
    public func run(
        _ request: MessageRequest, tools: [any ToolHandler], turnCap: Int = 20
    ) -> ToolLoop {
        var request = request
        let offered = request.tools.map(\.name)
        request.tools += tools.map(\.definition).filter { !offered.contains($0.name) }
        return run(ToolDialogue(request, turnCap: turnCap), tools: tools)
    }

    /// Continues a dialogue after an error, a cancellation, or with a higher turn cap.
    public func run(_ dialogue: ToolDialogue, tools: [any ToolHandler]) -> ToolLoop {
        ToolLoop(client: self, dialogue: dialogue, tools: tools)
    }
}
