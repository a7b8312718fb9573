import ChatKit
import ClaudeMessages

/// A conversation for tests, built from the events of the program.
struct Built {
    var transcript = Transcript()
    var settings = PlanSettings(model: "m", window: 200_000)
    /// When requests are sent, in seconds since 1970.
    var time = 0.0
    var cache: CacheControl?

    /// The plan for a question behind the head; counts are 4 bytes a token.
    func plan(_ question: ChatKit.Question = "q") -> Planner.Step {
        let planner = planner(question)
        var counted: [Int: Int] = [:]
        while true {
            let step = planner.step(counted: counted)
            guard case .count(let plan) = step, counted[plan.dropped] == nil else { return step }
            counted[plan.dropped] = tokens(plan, question)
        }
    }

    func planner(_ question: ChatKit.Question = "q") -> Planner {
        Planner(
            transcript, behind: transcript.head, asking: Weight(question.content),
            settings: settings)
    }

    /// The number of turns that the plan sends, and the first of them.
    func sent(_ question: ChatKit.Question = "q") -> (count: Int, first: TurnID?) {
        guard case .send(let plan) = plan(question) else { return (-1, nil) }
        return (plan.parts.count, plan.parts.first?.id)
    }

    func tokens(_ plan: PromptPlan, _ question: ChatKit.Question) -> Int {
        let messages = plan.messages(asking: [question.message]) { transcript.body($0) }
        let weight = Weight(messages.flatMap(\.content))
        return (weight.textBytes + (plan.basis.system?.utf8.count ?? 0)) / 4 + weight.tokens
    }

    /// Adds a turn: planned, asked, answered with thinking, and counted at 4 bytes a token.
    @discardableResult
    mutating func turn(
        _ question: ChatKit.Question, answer: Int = 40, thinks: Bool = true, isCounted: Bool = true
    ) -> PromptPlan? {
        guard case .send(let plan) = plan(question) else { return nil }
        let id = transcript.nextID
        transcript.apply(.asked(id, question, parent: transcript.head))
        transcript.apply(
            .sent(
                id,
                RequestRecord(
                    basis: plan.basis, model: settings.model, knobs: settings.knobs, time: time,
                    cache: cache)))
        let thought: [ContentBlock] =
            thinks
            ? [ContentBlock(json: ["type": "thinking", "thinking": "t", "signature": "s"])] : []
        let round = Round(
            answer: thought + [.text(String(repeating: "a", count: answer))], stopReason: .endTurn)
        let tokens = tokens(plan, question)
        if isCounted {
            transcript.apply(
                .counted(
                    id,
                    RequestCounts(
                        prompt: tokens, output: answer / 4, cached: cache == nil ? nil : tokens)))
        }
        transcript.apply(.answered(id, round))
        transcript.apply(.ended(id, .answered, partial: []))
        return plan
    }

    mutating func undo() {
        transcript.apply(.moved(to: transcript.head.flatMap(transcript.header)?.parent))
    }

    static func words(_ bytes: Int) -> ChatKit.Question {
        .init(String(repeating: "w", count: bytes))
    }
}

extension ChatKit.Question: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
