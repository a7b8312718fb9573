/// The state of a turn with tool calls, as a value: takes answers and results, gives calls to run.
///
/// It sends and runs nothing itself. After an error, a cancellation or the turn cap, `history` is
/// still valid for the next request, `usages` is complete, and the dialogue can continue:
///
/// ```swift
/// var dialogue = ToolDialogue(request)
/// while true {
///     switch dialogue.next {
///     case .ask: dialogue.take(try await client.stream(dialogue.request).message())
///     case .run(let calls): for call in calls { dialogue.take(await run(call), for: call) }
///     case .end(let ending): return ending
///     }
/// }
/// ```
public struct ToolDialogue: Sendable, Hashable {
    /// The next action of the caller.
    public enum Step: Sendable, Hashable {
        /// Send `request` and take its answer.
        case ask
        /// Run these calls, which have no result yet; pass their results to `take` in any order.
        case run([ToolCall])
        /// Stop.
        case end(Ending)
    }

    /// Why a dialogue ended.
    public enum Ending: Sendable, Hashable {
        /// The model ended its turn.
        case answered
        /// A token limit cut the answer; its tool calls must not be run.
        case truncated
        /// The model refused; `answer.stopDetails` may say why.
        case refused
        /// `turnCap` is reached; a higher one lets the dialogue continue.
        case turnCap
    }

    private enum State: Sendable, Hashable {
        case asking
        case running
        case ended(Ending)
    }

    /// The next request with all messages so far; to be sent when `next` is `ask`.
    public private(set) var request: MessageRequest
    /// The last answer.
    public private(set) var answer: Message?
    /// The usage of each answer, cut ones included.
    public private(set) var usages: [Usage] = []
    /// The most answers, at least 1.
    public var turnCap: Int
    /// The number of complete answers so far.
    public private(set) var turns = 0
    /// The calls of the last answer that are to be run.
    public private(set) var calls: [ToolCall] = []
    private var state = State.asking
    /// The outputs so far, by call id.
    private var outputs: [String: ToolOutput] = [:]

    /// Begins a dialogue with a request that has its tool definitions.
    public init(_ request: MessageRequest, turnCap: Int = 20) {
        self.request = request
        self.turnCap = turnCap
    }

    /// The next action.
    public var next: Step {
        let isCapped = turns >= max(1, turnCap)
        switch state {
        case .ended(let ending): return .end(ending)
        case .asking: return isCapped ? .end(.turnCap) : .ask
        case .running:
            return isCapped ? .end(.turnCap) : .run(calls.filter { outputs[$0.id] == nil })
        }
    }

    /// Adds an answer; a call with broken input gets an error result at once.
    public mutating func take(_ answer: Message, broken: [BrokenInput] = []) {
        guard case .asking = state else { return }
        turns += 1
        self.answer = answer
        usages.append(answer.usage)
        // The API refuses a message without content.
        if !answer.content.isEmpty { request.messages.append(InputMessage(answer)) }
        // Code that waits for a tool result needs its container: the API refuses a request without.
        if let id = answer.container?.id, !id.isEmpty { request.container = id }
        (calls, outputs) = ([], [:])
        switch answer.stopReason?.nextStep {
        case .runTools where !answer.toolCalls.isEmpty:
            state = .running
            calls = answer.toolCalls
            for call in broken {
                outputs[call.id] = .error("The input was cut and is no JSON object.")
            }
            goOnIfComplete()
        case .resume: state = .asking
        case .truncated, .contextFull: state = .ended(.truncated)
        case .refused: state = .ended(.refused)
        case .done, .runTools, nil: state = .ended(.answered)
        }
    }

    /// Changes parameters of the next request, such as the model or `maxTokens`; messages stay.
    package mutating func change(_ change: (inout MessageRequest) -> Void) {
        let messages = request.messages
        change(&request)
        request.messages = messages
    }

    /// Adds the usage of a cut answer, which was billed but does not become part of the history.
    ///
    /// The same request is then to be sent again.
    public mutating func take(partial answer: Message?) {
        guard let answer, case .asking = state else { return }
        usages.append(answer.usage)
    }

    /// Adds the result of a call; all results of an answer are sent in one message, in call order.
    public mutating func take(_ output: ToolOutput, for call: ToolCall) {
        guard state == .running, calls.contains(where: { $0.id == call.id }) else { return }
        outputs[call.id] = output
        goOnIfComplete()
    }

    /// The output of one of `calls`; `nil` until there is one.
    public func output(of call: ToolCall) -> ToolOutput? { outputs[call.id] }

    private mutating func goOnIfComplete() {
        guard state == .running, calls.allSatisfy({ outputs[$0.id] != nil }) else { return }
        request.messages.append(.user(results(of: calls)))
        state = .asking
    }

    private func results(of calls: [ToolCall]) -> [ContentBlock] {
        calls.results { outputs[$0.id]?.result(for: $0) }
    }

    /// The messages so far with a result for every call, so that another question may follow.
    public var history: [InputMessage] {
        guard let last = request.messages.last, last.role == .assistant, let answer,
            !answer.toolCalls.isEmpty
        else { return request.messages }
        return request.messages + [.user(results(of: answer.toolCalls))]
    }
}
