internal import Synchronization

/// Asks, runs the tools that the model calls, and asks again, until it has answered.
///
/// An asynchronous sequence; reading drives it. Calls of one answer run at the same time, and all
/// their results go back in one message. A tool that throws, is not there, or got an input that is
/// cut or does not fit, gives the model an error and never stops the loop.
///
/// What ends it early loses nothing: `dialogue` holds every answer, result and usage, and who reads
/// again goes on where it stopped. Calls that had no result then run once more.
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

    /// What a loop came to.
    public struct Conclusion: Sendable, Hashable {
        /// Why the loop ended.
        public let ending: ToolDialogue.Ending
        /// The last answer.
        public let answer: Message
        /// The request's messages with every answer and result, for the next request.
        public let messages: [InputMessage]
        /// What each answer used; costs add up.
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

    /// Everything that was said and paid so far, at any moment, whatever ended the loop.
    public var dialogue: ToolDialogue { progress.dialogue.withLock(\.self) }

    /// Reads to the end.
    public func conclusion() async throws(ClaudeError) -> Conclusion {
        for try await element in self {
            if case .end(let conclusion) = element { return conclusion }
        }
        throw ClaudeError(.cancelled, "the loop did not end")
    }

    /// Begins to read, or goes on where an earlier reader stopped; one reader at a time.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    func update(_ change: (inout ToolDialogue) -> Void) {
        progress.dialogue.withLock { change(&$0) }
    }

    /// Shared by the copies of one loop.
    final class Progress: Sendable {
        let dialogue: Mutex<ToolDialogue>

        init(_ dialogue: ToolDialogue) { self.dialogue = Mutex(dialogue) }
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
        var request = request
        let offered = request.tools.map(\.name)
        request.tools += tools.map(\.definition).filter { !offered.contains($0.name) }
        return run(ToolDialogue(request, turnCap: turnCap), tools: tools)
    }

    /// Goes on with a dialogue where it stands: behind an error, a cancel, or with a higher cap.
    public func run(_ dialogue: ToolDialogue, tools: [any ToolHandler]) -> ToolLoop {
        ToolLoop(client: self, dialogue: dialogue, tools: tools)
    }
}
