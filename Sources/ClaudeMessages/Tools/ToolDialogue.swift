/// A question that may need tools, as a value: answers in, calls out, results in as they come.
///
/// Nothing is sent and nothing runs here. Whatever ends it (an error, a cancel, the cap), `history`
/// is what the next request may hold and `usages` what was paid, at any moment; and it goes on from
/// there:
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
    /// What there is to do.
    public enum Step: Sendable, Hashable {
        /// Send `request` and take its answer.
        case ask
        /// Run these calls, which have no result yet, and take their results in any order.
        case run([ToolCall])
        /// Nothing.
        case end(Ending)
    }

    /// Why a dialogue ended.
    public enum Ending: Sendable, Hashable {
        /// The model said all it had to say.
        case answered
        /// Cut by a limit of tokens; calls in it are not to be run.
        case truncated
        /// The model refused; `answer.stopDetails` may say why.
        case refused
        /// As many requests as were allowed; a higher `turnCap` lets it go on.
        case turnCap
    }

    private enum State: Sendable, Hashable {
        case asking
        case running
        case ended(Ending)
    }

    /// The next request, with everything that was said; to be sent when `next` is to ask.
    public private(set) var request: MessageRequest
    /// The last answer.
    public private(set) var answer: Message?
    /// What each answer used, those that were cut too; costs add up.
    public private(set) var usages: [Usage] = []
    /// The most answers there may be, one at least.
    public var turnCap: Int
    /// Whole answers so far.
    public private(set) var turns = 0
    /// The calls of the last answer, where they are to be run.
    public private(set) var calls: [ToolCall] = []
    private var state = State.asking
    /// What they gave so far, by their ids.
    private var outputs: [String: ToolOutput] = [:]

    /// Begins a dialogue with a request that offers its tools.
    public init(_ request: MessageRequest, turnCap: Int = 20) {
        self.request = request
        self.turnCap = turnCap
    }

    /// What there is to do now.
    public var next: Step {
        let isCapped = turns >= max(1, turnCap)
        switch state {
        case .ended(let ending): return .end(ending)
        case .asking: return isCapped ? .end(.turnCap) : .ask
        case .running:
            return isCapped ? .end(.turnCap) : .run(calls.filter { outputs[$0.id] == nil })
        }
    }

    /// Takes an answer; a call whose input is broken gets an error for the model at once.
    public mutating func take(_ answer: Message, broken: [BrokenInput] = []) {
        guard case .asking = state else { return }
        turns += 1
        self.answer = answer
        usages.append(answer.usage)
        // An answer without content says nothing, and the API does not take it back.
        if !answer.content.isEmpty { request.messages.append(InputMessage(answer)) }
        // Code that waits there for a result is lost without its container, and the API says so.
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

    /// Changes how the next request is made: its model, its limit of tokens; messages stay.
    package mutating func change(_ change: (inout MessageRequest) -> Void) {
        let messages = request.messages
        change(&request)
        request.messages = messages
    }

    /// Takes what had come of an answer that was cut: it was paid for and is not part of the history.
    ///
    /// The same request is then to be sent again.
    public mutating func take(partial answer: Message?) {
        guard let answer, case .asking = state else { return }
        usages.append(answer.usage)
    }

    /// Takes the result of a call; those of an answer go back in one message, in their order.
    public mutating func take(_ output: ToolOutput, for call: ToolCall) {
        guard state == .running, calls.contains(where: { $0.id == call.id }) else { return }
        outputs[call.id] = output
        goOnIfComplete()
    }

    /// What one of `calls` gave, as soon as it is there.
    public func output(of call: ToolCall) -> ToolOutput? { outputs[call.id] }

    private mutating func goOnIfComplete() {
        guard state == .running, calls.allSatisfy({ outputs[$0.id] != nil }) else { return }
        request.messages.append(.user(results(of: calls)))
        state = .asking
    }

    private func results(of calls: [ToolCall]) -> [ContentBlock] {
        calls.results { outputs[$0.id]?.result(for: $0) }
    }

    /// The messages so far, in which every call has a result: what a next question may follow.
    public var history: [InputMessage] {
        guard let last = request.messages.last, last.role == .assistant, let answer,
            !answer.toolCalls.isEmpty
        else { return request.messages }
        return request.messages + [.user(results(of: answer.toolCalls))]
    }
}
