package import ClaudeMessages

extension OpenTurn {
    /// What is to be recorded before anything is done: the turn is there.
    package var opening: [Event] {
        [.happened(.asked(id, question, parent: parent))] + (plan.map(slide) ?? [])
    }

    /// Takes what came of the step that was next; what does not belong to it changes nothing.
    ///
    /// - Returns: What is to be recorded.
    package mutating func took(_ news: News) -> [Event] {
        switch (state, news) {
        case (.planning(let planner, var counted), .counted(let tokens)):
            guard case .count(let plan) = planner.step(counted: counted) else { return [] }
            // Where nobody can count, what is likely must do.
            counted[plan.dropped] = tokens ?? min(plan.size.likely, planner.settings.window)
            state = .planning(planner, counted: counted)
            return beginIfPlanned()
        case (_, .decided(let choice)): return decided(choice)
        case (.talking(var dialogue), .answered(let message, let broken, let requests)):
            dialogue.take(message, broken: broken)
            state = .talking(dialogue)
            return answered(message, requests) + settled(in: dialogue) + endIfOver()
        case (_, .failed(let error, let partial, let requests)):
            let ending: TurnEnding =
                error.code == .cancelled ? .stopped : partial == nil ? .failed : .cut
            return closed(partial: partial, requests: requests, as: ending)
        case (.talking(var dialogue), .returned(let output, let call)):
            dialogue.take(output, for: call)
            state = .talking(dialogue)
            return [.happened(.returned(id, output.result(for: call)))]
        default: return []
        }
    }

    /// Ends it now, whatever it was doing; `partial` is what had come of an answer.
    package mutating func closed(
        partial: Message? = nil, requests: [SentRequest] = [], as ending: TurnEnding = .stopped
    ) -> [Event] {
        if case .ended = state { return [] }
        return spent(partial, requests) + end(ending, partial)
    }

    private mutating func decided(_ choice: TurnQuestion.Choice) -> [Event] {
        guard case .decide(let question) = next else { return [] }
        switch (question, choice, state) {
        case (.roundCap, .yes, .talking(var dialogue)):
            dialogue.turnCap = dialogue.turnCap.addingSaturating(settings.roundCap)
            state = .talking(dialogue)
            return []
        case (.tooLong, .yes, .planning(let planner, let counted)):
            guard case .tooLong(let plan) = planner.step(counted: counted),
                plan.size.low <= settings.planning.context
            else { return end(.failed, nil) }
            return begin(plan)
        case (.roundCap, _, _): return end(.capped, nil)
        case (.tooLong, _, _): return end(.failed, nil)
        }
    }

    // MARK: - Requests

    /// Begins the dialogue as soon as the plan is decided on.
    @discardableResult
    mutating func beginIfPlanned() -> [Event] {
        guard case .planning(let planner, let counted) = state,
            case .send(let plan) = planner.step(counted: counted)
        else { return [] }
        return begin(plan)
    }

    private mutating func endIfOver() -> [Event] {
        guard case .end(let ending) = next else { return [] }
        return end(ending, nil)
    }

    private mutating func begin(_ plan: PromptPlan) -> [Event] {
        self.plan = plan
        state = .talking(ToolDialogue(request(for: plan), turnCap: settings.roundCap))
        return slide(plan)
    }

    private func slide(_ plan: PromptPlan) -> [Event] { plan.dropped > 0 ? [.slid(plan)] : [] }

    private func answered(_ message: Message, _ requests: [SentRequest]) -> [Event] {
        let round = Round(answer: message.content, stopReason: message.stopReason)
        return spent(message, requests) + [
            .happened(
                .answered(
                    id, round, promptTokens: message.usage.promptTokens,
                    outputTokens: message.usage.outputTokens))
        ]
    }

    /// Calls that cannot be run have their results at once.
    private func settled(in dialogue: ToolDialogue) -> [Event] {
        dialogue.calls.compactMap { call in
            dialogue.output(of: call).map { .happened(.returned(id, $0.result(for: call))) }
        }
    }

    /// Every request that went out, in the ledger and by its name in the turn.
    private func spent(_ message: Message?, _ requests: [SentRequest]) -> [Event] {
        guard let plan else { return [] }
        let bill = RequestBill(
            billing: settings.requests.billing, expected: plan.size.likely, time: time)
        return requests.enumerated().flatMap { place, request -> [Event] in
            let isLast = place == requests.count - 1
            let entry = bill.entry(of: request, message: isLast ? message : nil)
            let record = RequestRecord(
                id: entry.requestID, basis: plan.basis, model: settings.requests.modelID)
            return [.spent(entry), .happened(.sent(id, record))]
        }
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
