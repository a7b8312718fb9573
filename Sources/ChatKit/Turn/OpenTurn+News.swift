package import ClaudeMessages

extension OpenTurn {
    /// Applies the result of the current step; one that does not belong to it changes nothing.
    ///
    /// - Returns: The events to record.
    package mutating func took(_ news: News) -> [Event] {
        switch (state, news) {
        case (_, .opened): return opened()
        case (.planning(var plans), .counted(let tokens)):
            plans.take(tokens)
            state = .planning(plans)
            return beginIfPlanned()
        case (_, .decided(let choice)): return decided(choice)
        case (.talking(let dialogue), .reserved): return reserved(dialogue.request)
        case (.talking(var dialogue), .answered(let message, let broken, let requests)):
            dialogue.take(message, broken: broken)
            state = .talking(dialogue)
            return answered(message, requests) + settled(in: dialogue) + endIfOver()
        case (.talking, .waited):
            obstacle = nil
            return []
        case (_, .failed(let error, let partial, let requests)):
            return failed(error, partial, requests)
        case (.talking, .returned(let output, let call)): return returned(output, call)
        default: return []
        }
    }

    /// Ends the turn at any step; `partial` is the incomplete answer.
    package mutating func closed(
        partial: Message? = nil, requests: [SentRequest] = [], as ending: TurnEnding = .stopped
    ) -> [Event] {
        if case .ended = state { return [] }
        return asked() + spent(partial, requests) + end(ending, partial)
    }

    // MARK: - The beginning

    private mutating func opened() -> [Event] {
        guard !isOpened else { return [] }
        return asked() + beginIfPlanned()
    }

    private mutating func asked() -> [Event] {
        guard !isOpened else { return [] }
        isOpened = true
        return [.happened(.asked(id, question, parent: parent))]
    }

    /// Begins the dialogue if the plan is ready.
    private mutating func beginIfPlanned() -> [Event] {
        guard case .planning(let plans) = state, case .send(let plan) = plans.step else {
            return []
        }
        return begin(plan, plans)
    }

    private mutating func begin(_ plan: PromptPlan, _ plans: Plans) -> [Event] {
        self.plan = plan
        expected = plans.expected(
            plan, at: time, minimumCacheable: settings.requests.model?.minimumCacheable ?? .max)
        state = .talking(
            ToolDialogue(
                request(for: plan, from: plans),
                turnCap: settings.tools.isEmpty ? 1 : settings.roundCap))
        return plan.dropped > 0 ? [.slid(plan)] : []
    }

    private mutating func failed(
        _ error: ClaudeError, _ partial: Message?, _ requests: [SentRequest]
    ) -> [Event] {
        let ending: TurnEnding =
            error.code == .cancelled ? .stopped : partial == nil ? .failed : .cut
        guard partial?.content.isEmpty != false, isFirstAnswer else {
            return closed(partial: partial, requests: requests, as: ending)
        }
        let others = settings.fallback.flatMap { $0 == settings.requests.modelName ? nil : $0 }
        obstacle = Obstacle(error, ending: ending, fallback: others)
        guard obstacle != nil else {
            return closed(partial: partial, requests: requests, as: ending)
        }
        return spent(partial, requests)
    }

    // MARK: - Decisions

    private mutating func decided(_ choice: TurnQuestion.Choice) -> [Event] {
        guard case .decide(let question) = next else { return [] }
        switch (question, choice) {
        case (.tooLong, .yes): return beginAllTheSame()
        case (.tooLong, _), (.price, .no), (.price, .stop): return end(.failed, nil)
        case (.smallerAnswer, .no), (.smallerAnswer, .stop): return end(.failed, nil)
        case (.price, .yes): consent.isPriceAccepted = true
        case (.smallerAnswer(let tokens), .yes): change { $0.maxTokens = tokens }
        case (.limit, .yes): obstacle?.isWaiting = true
        case (.limit, .no):
            obstacle?.wait = nil
            return endIfOver()
        case (.fallback(let model), .yes):
            obstacle = nil
            settings.requests.modelName = model
            change { [requests = settings.requests] in $0 = requests.refitted($0) }
        case (.fallback, .no):
            obstacle?.fallback = nil
            return endIfOver()
        case (.limit, .stop), (.fallback, .stop): return end(obstacle?.ending ?? .failed, nil)
        case (.tool(let call), .yes), (.sameCall(let call, _), .yes): consent.accept(call)
        case (.tool(let call), .no):
            return returned(.error("The person did not allow this call."), call)
        case (.sameCall(let call, _), .no):
            return returned(
                .error("It was called with this very input before: use what it gave."), call)
        case (.tool, .stop), (.sameCall, .stop): return end(.stopped, nil)
        case (.roundCap, .yes): raiseRoundCap()
        case (.roundCap, _): return end(.capped, nil)
        }
        return []
    }

    private mutating func change(_ change: (inout MessageRequest) -> Void) {
        guard case .talking(var dialogue) = state else { return }
        dialogue.change(change)
        state = .talking(dialogue)
    }

    /// Whether the turn has no answer yet, so that another model may be asked.
    private var isFirstAnswer: Bool {
        guard case .talking(let dialogue) = state else { return false }
        return dialogue.turns == 0
    }

    private mutating func raiseRoundCap() {
        guard case .talking(var dialogue) = state else { return }
        dialogue.turnCap = dialogue.turnCap.addingSaturating(settings.roundCap)
        state = .talking(dialogue)
    }

    /// Sends a prompt that exceeds the window, if the model's context has room for it.
    private mutating func beginAllTheSame() -> [Event] {
        guard case .planning(let plans) = state, case .tooLong(let plan) = plans.step,
            plan.size.low <= plans.planner.settings.context
        else { return end(.failed, nil) }
        return begin(plan, plans)
    }

    // MARK: - Tools

    private mutating func returned(_ output: ToolOutput, _ call: ToolCall) -> [Event] {
        guard case .talking(var dialogue) = state else { return [] }
        let result = output.result(for: call)
        dialogue.take(output, for: call)
        state = .talking(dialogue)
        expected.take(result, gauge)
        consent.count(call)
        return [.happened(.returned(id, result))]
    }

    /// The results of calls that cannot be run, which are known at once.
    private func settled(in dialogue: ToolDialogue) -> [Event] {
        dialogue.calls.compactMap { call in
            dialogue.output(of: call).map { .happened(.returned(id, $0.result(for: call))) }
        }
    }

    // MARK: - The end

    private mutating func endIfOver() -> [Event] {
        guard case .end(let ending) = next else { return [] }
        return end(ending, nil)
    }

    private mutating func end(_ ending: TurnEnding, _ partial: Message?) -> [Event] {
        if case .ended = state { return [] }
        state = .ended(ending)
        return [.happened(.ended(id, ending, partial: partial?.content ?? []))]
    }
}

extension TurnEnding {
    init(_ ending: ToolDialogue.Ending) {
        self =
            switch ending {
            case .answered: .answered
            case .truncated: .truncated
            case .refused: .refused
            case .turnCap: .capped
            }
    }
}
