// Thinking, and the sampling parameters that cannot be combined with it.

extension Fitter {
    mutating func fitThinking() {
        switch request.thinking {
        case .adaptive(let display): fitAdaptive(display)
        case .enabled(let budget, let display): fitBudget(budget, display)
        case .disabled: fitDisabled()
        case .betweenTools: fitBetweenTools()
        case nil: break
        }
        makeRoomForAnswer()
    }

    /// Adaptive thinking becomes a budget for models without adaptive thinking.
    private mutating func fitAdaptive(_ display: Thinking.Display?) {
        guard abilities.adaptiveThinking == .never else { return }
        guard abilities.budgetThinking != .never else { return goWithoutThinking(.notTaken) }
        let budget = min(Self.budget(for: request.effort), request.maxTokens / 2)
        guard budget >= Thinking.leastBudget else { return goWithoutThinking(.noRoomForBudget) }
        think(.enabled(budget: budget, display: display), .adaptiveNotTaken)
    }

    /// A budget becomes adaptive thinking with an effort for models without budgets.
    private mutating func fitBudget(_ budget: Int, _ display: Thinking.Display?) {
        guard abilities.budgetThinking == .never else { return }
        think(.adaptive(display: display), .budgetNotTaken)
        guard request.effort == nil, !abilities.efforts.isEmpty else { return }
        let effort = Self.effort(for: budget)
        note("output_config.effort", .added(JSON(effort.rawValue)), .inPlaceOfBudget)
        request.effort = effort
    }

    private mutating func fitDisabled() {
        switch abilities.disabledThinking {
        case .always: break
        case .never: goWithoutThinking(.alwaysThinks)
        case .upToHighEffort: lowerEffort(.effortWithoutThinking)
        }
    }

    private mutating func fitBetweenTools() {
        switch abilities.betweenToolsThinking {
        case .always: break
        case .upToHighEffort: lowerEffort(.effortBetweenTools)
        case .never where abilities.adaptiveThinking == .never:
            goWithoutThinking(.betweenToolsNotTaken)
        case .never: think(.adaptive(), .onlyBetweenToolsNotTaken)
        }
    }

    private mutating func goWithoutThinking(_ reason: FittingNote.Reason) {
        leaveOut("thinking", reason)
        request.thinking = nil
    }

    private mutating func think(_ thinking: Thinking, _ reason: FittingNote.Reason) {
        note("thinking", .becomes(thinking.json), reason)
        request.thinking = thinking
    }

    private mutating func lowerEffort(_ reason: FittingNote.Reason) {
        guard let effort = request.effort, [.xhigh, .max].contains(effort) else { return }
        note("output_config.effort", .becomes("high"), reason)
        request.effort = .high
    }

    /// A budget needs tokens left for the answer, no forced tool call, and thinking before calls.
    private mutating func makeRoomForAnswer() {
        guard case .enabled(let budget, let display) = request.thinking else { return }
        guard request.toolChoice?.isForced != true else {
            return goWithoutThinking(.forcedToolWhileThinking)
        }
        guard !callWithoutThought else { return goWithoutThinking(.callWithoutThinking) }
        let least = Thinking.leastBudget
        guard budget >= request.maxTokens || budget < least else { return }
        let fitting = min(max(budget, least), request.maxTokens - 1)
        guard fitting >= least else { return goWithoutThinking(.noRoomForThinking) }
        note("thinking.budget_tokens", .becomes(JSON(fitting)), .budgetOutOfRange)
        request.thinking = .enabled(budget: fitting, display: display)
    }

    /// The request has results for an answer that began without thinking.
    private var callWithoutThought: Bool {
        guard request.messages.last?.content.first?.type == "tool_result",
            let answer = request.messages.last(where: { $0.role == .assistant })
        else { return false }
        return answer.content.first?.isThinking == false
    }

    /// Whether the model will think, once thinking is fitted.
    private var thinks: Bool {
        switch request.thinking {
        case .adaptive, .enabled, .betweenTools: true
        case .disabled: false
        case nil: abilities.thinksByDefault
        }
    }

    mutating func fitSampling() {
        let isNewVersion = version.rawValue >= APIVersion.v2026_10_21.rawValue
        let isRefused = isNewVersion || abilities.sampling == .refused
        let reason: FittingNote.Reason =
            isNewVersion ? .notInVersion : isRefused ? .notTaken : .notWhileThinking
        // Both default to 1, which older API versions accept for every model.
        if let value = request.temperature, isNewVersion || value != 1, isRefused || thinks {
            leaveOut("temperature", reason)
            request.temperature = nil
        }
        if let value = request.topP, isNewVersion || value != 1,
            isRefused || thinks && value < 0.95
        {
            leaveOut("top_p", reason)
            request.topP = nil
        }
        if request.topK != nil, isRefused || thinks {
            leaveOut("top_k", reason)
            request.topK = nil
        }
    }

    // MARK: Budgets and efforts

    /// The thinking budget in tokens for an effort, as the chat's defaults.
    static func budget(for effort: Effort?) -> Int {
        switch effort {
        case .low: 2_048
        case .medium: 8_192
        case .xhigh, .max: 32_768
        default: 16_384
        }
    }

    static func effort(for budget: Int) -> Effort {
        switch budget {
        case ..<4_096: .low
        case ..<12_288: .medium
        case ..<24_576: .high
        default: .xhigh
        }
    }
}
