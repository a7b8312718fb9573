/// The state of a tool loop: which messages there are, and what comes next.
///
/// A pure value; `ToolLoop` carries out what it decides.
struct ToolDialogue: Sendable {
    private(set) var request: MessageRequest
    /// Requests that were sent.
    private(set) var turns = 0
    let turnCap: Int

    init(request: MessageRequest, turnCap: Int) {
        self.request = request
        self.turnCap = turnCap
    }

    enum Step: Sendable, Hashable {
        /// Send `request`.
        case ask
        /// Run these and come back with their results.
        case run([ToolCall])
        case stop(ToolLoop.Ending)
    }

    /// Takes an answer into the history and decides what follows.
    mutating func take(_ answer: Message) -> Step {
        turns += 1
        // An answer without content says nothing, and the API does not take it back.
        if !answer.content.isEmpty { request.messages.append(InputMessage(answer)) }
        // Code that waits there for a result is lost without its container, and the API says so.
        if let id = answer.container?.id, !id.isEmpty { request.container = id }
        let calls = answer.toolCalls
        switch answer.stopReason?.nextStep {
        case .runTools where !calls.isEmpty:
            return turns < turnCap ? .run(calls) : .stop(.turnCap)
        case .resume: return turns < turnCap ? .ask : .stop(.turnCap)
        case .truncated, .contextFull: return .stop(.truncated)
        case .refused: return .stop(.refused)
        case .done, .runTools, nil: return .stop(.answered)
        }
    }

    /// Takes the results of all calls, in their order; they go back in one message.
    mutating func take(results: [ContentBlock]) { request.messages.append(.user(results)) }
}
