package import ClaudeMessages

/// A running turn as a state machine: a value that names the next step and takes its result.
///
/// It can be closed at any step; its events then still form a valid conversation and a complete
/// ledger.
package struct OpenTurn: Sendable {
    /// The next step.
    package enum Step: Sendable, Hashable {
        /// Open the turn.
        case open
        /// Count the tokens of a prompt.
        case count(MessageRequest)
        /// Ask the user.
        case decide(TurnQuestion)
        /// Record that a request is about to be sent, with its expected cost.
        case reserve(LedgerEntry)
        /// Send the request.
        case send(MessageRequest)
        /// Wait that long.
        case wait(Duration)
        /// Run these calls, in any order.
        case run([ToolCall])
        /// Nothing: the turn has ended.
        case end(TurnEnding)
    }

    /// The result of a step.
    package enum News: Sendable {
        case opened
        /// The tokens of the prompt; nil when they could not be counted.
        case counted(Int?)
        case decided(TurnQuestion.Choice)
        case reserved
        case waited
        /// The answer is complete.
        case answered(Message, broken: [BrokenInput], requests: [SentRequest])
        /// The request failed; `partial` is the incomplete answer.
        case failed(ClaudeError, partial: Message?, requests: [SentRequest])
        /// A tool has returned its output.
        case returned(ToolOutput, ToolCall)
    }

    /// An event to record and to report to the host.
    package enum Event: Sendable, Hashable {
        case happened(TranscriptEvent)
        /// A request is about to be sent, with its expected cost.
        case reserved(LedgerEntry)
        /// What the running request has cost so far.
        case running(LedgerEntry)
        case spent(LedgerEntry)
        /// The request was never sent, and costs nothing.
        case unsent(LedgerEntry.Purpose)
        /// This prompt drops the oldest turns.
        case slid(PromptPlan)
    }

    enum State: Sendable {
        case planning(Plans)
        case talking(ToolDialogue)
        case ended(TurnEnding)
    }

    package let id: TurnID
    package let question: Question
    /// The turn it follows; nil for the first of a conversation.
    package let parent: TurnID?
    var settings: TurnSettings
    /// The bytes per token of this conversation.
    package let gauge: TokenGauge
    var state: State
    var isOpened = false
    /// The plan of its first request, whose basis all its requests have.
    var plan: PromptPlan?
    /// The expected tokens of the next prompt.
    var expected = ExpectedPrompt()
    /// Whether the next request is recorded.
    var isReserved = false
    var consent = Consent()
    /// Why the last request failed, while it can be repeated.
    var obstacle: Obstacle?
    /// The time of the current step in seconds since 1970, for the ledger.
    package var time: Double = 0

    /// A turn behind `parent`; keeps the turns of the transcript that may be sent.
    package init(
        _ question: Question, behind parent: TurnID?, in transcript: Transcript,
        settings: TurnSettings
    ) {
        id = transcript.nextID
        self.question = question
        self.parent = parent
        self.settings = settings
        let planning = settings.planning
        let planner = Planner(
            transcript, behind: parent, asking: Weight(question.content), settings: planning)
        gauge = planner.gauge
        state = .planning(
            Plans(
                planner: planner, bodies: planner.bodies(from: transcript),
                others: OtherBranches(
                    transcript, asking: question, behind: parent, settings: planning)))
    }

    /// The next step.
    package var next: Step {
        switch state {
        case _ where !isOpened: .open
        case .planning(let plans):
            switch plans.step {
            case .count(let plan): .count(request(for: plan, from: plans))
            case .send, .tooLong: .decide(plans.tooLong)
            }
        case .talking(let dialogue): next(in: dialogue)
        case .ended(let ending): .end(ending)
        }
    }

    private func next(in dialogue: ToolDialogue) -> Step {
        if let obstacle {
            if obstacle.isWaiting, let wait = obstacle.wait { return .wait(wait) }
            return obstacle.question.map(Step.decide) ?? .end(obstacle.ending)
        }
        switch dialogue.next {
        case .ask where isReserved: return .send(dialogue.request)
        case .ask: return moneyQuestion(dialogue).map(Step.decide) ?? .reserve(bill.estimate)
        case .run(let calls):
            return consent.question(on: calls, settings).map(Step.decide) ?? .run(calls)
        // Without tools, one answer is all that was asked for.
        case .end(.turnCap) where settings.tools.isEmpty: return .end(.answered)
        case .end(.turnCap): return .decide(.roundCap(dialogue.turnCap))
        case .end(let ending): return .end(TurnEnding(ending))
        }
    }

    /// The question to ask before the next request, when it may cost too much.
    private func moneyQuestion(_ dialogue: ToolDialogue) -> TurnQuestion? {
        guard !consent.isPriceAccepted else { return nil }
        let tokens = dialogue.request.maxTokens
        if let budget = settings.budget, let most = bill.largestAnswer(within: budget, tokens),
            most < tokens
        {
            return most < Self.smallestAnswer
                ? .price(bill.cost(ofAnswer: tokens)) : .smallerAnswer(tokens: most)
        }
        let cost = bill.estimate.cost
        guard let most = settings.askedPrice, let money = cost.money, money > most else {
            return nil
        }
        return .price(cost)
    }

    /// In tokens; a smaller answer is hardly useful.
    private static let smallestAnswer = 256

    var bill: RequestBill {
        RequestBill(
            billing: settings.requests.billing, prompt: expected.tokens, cached: expected.cached,
            time: time, gauge: gauge)
    }

    func request(for plan: PromptPlan, from plans: Plans) -> MessageRequest {
        settings.request(
            plan.messages(asking: [question.message]) { plans.bodies[$0] }, on: plan.basis)
    }
}
