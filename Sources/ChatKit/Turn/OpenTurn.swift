package import ClaudeMessages

/// One turn on its way, from the question to the last word: a pure value that says what has to
/// happen next and takes what came of it.
///
/// It may be closed at any moment. Whatever ends it, the events it gave leave a valid conversation
/// and a ledger in which nothing is missing.
package struct OpenTurn: Sendable {
    /// What has to happen.
    package enum Step: Sendable, Hashable {
        /// Begin.
        case open
        /// Have a prompt counted.
        case count(MessageRequest)
        /// Ask whoever sits there.
        case decide(TurnQuestion)
        /// Note that a request goes out, and what it is expected to cost.
        case reserve(LedgerEntry)
        /// Send it.
        case send(MessageRequest)
        /// Wait so long.
        case wait(Duration)
        /// Run these calls, in any order.
        case run([ToolCall])
        /// Nothing any more.
        case end(TurnEnding)
    }

    /// What came of a step.
    package enum News: Sendable {
        case opened
        /// The tokens of the prompt; nil where nobody could count them.
        case counted(Int?)
        case decided(TurnQuestion.Choice)
        case reserved
        case waited
        /// An answer is whole.
        case answered(Message, broken: [BrokenInput], requests: [SentRequest])
        /// It is not, and this had come of it.
        case failed(ClaudeError, partial: Message?, requests: [SentRequest])
        /// A tool gave that.
        case returned(ToolOutput, ToolCall)
    }

    /// What is to be recorded, and told.
    package enum Event: Sendable, Hashable {
        case happened(TranscriptEvent)
        /// A request goes out, and is expected to cost so much.
        case reserved(LedgerEntry)
        case spent(LedgerEntry)
        /// Turns leave the window with this prompt.
        case slid(PromptPlan)
    }

    enum State: Sendable {
        case planning(Plans)
        case talking(ToolDialogue)
        case ended(TurnEnding)
    }

    package let id: TurnID
    package let question: Question
    /// The turn it follows; nil at the beginning.
    package let parent: TurnID?
    var settings: TurnSettings
    /// What a token of this conversation has.
    package let gauge: TokenGauge
    var state: State
    var isOpened = false
    /// What its first request was built on, and all others are.
    var plan: PromptPlan?
    /// The next prompt.
    var expected = ExpectedPrompt()
    /// The next request is noted.
    var isReserved = false
    var consent = Consent()
    /// Why the last request was not answered, while it can be sent again.
    var obstacle: Obstacle?
    /// Seconds since 1970, for the ledger.
    package var time: Double = 0

    /// A turn behind `parent`; of the transcript it keeps what may be sent.
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

    /// What has to happen now.
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
        // Who offers no tools has asked for one answer.
        case .end(.turnCap) where settings.tools.isEmpty: return .end(.answered)
        case .end(.turnCap): return .decide(.roundCap(dialogue.turnCap))
        case .end(let ending): return .end(TurnEnding(ending))
        }
    }

    /// What has to be asked before so much is spent.
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

    /// In tokens; with fewer it is hardly an answer.
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
