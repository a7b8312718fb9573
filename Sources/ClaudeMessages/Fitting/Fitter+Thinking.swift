// Thinking, and the sampling parameters that do not go with it.

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

    /// Adaptive thinking becomes a budget on the models that know only that.
    private mutating func fitAdaptive(_ display: Thinking.Display?) {
        guard abilities.adaptiveThinking == .never else { return }
        guard abilities.budgetThinking != .never else {
            request.thinking = nil
            return leaveOut("thinking")
        }
        let budget = Self.budget(for: request.effort)
        request.thinking = .enabled(budget: min(budget, request.maxTokens / 2), display: display)
        guard case .enabled(let budget, _) = request.thinking, budget >= Self.leastBudget else {
            request.thinking = nil
            return leaveOut("thinking", "max_tokens leaves no room for a budget of thinking")
        }
        note(
            "thinking", .becomes("a budget of \(budget) tokens"),
            "\(model.id) does not know adaptive thinking")
    }

    /// A budget becomes adaptive thinking with an effort on the models that no longer know it.
    private mutating func fitBudget(_ budget: Int, _ display: Thinking.Display?) {
        guard abilities.budgetThinking == .never else { return }
        request.thinking = .adaptive(display: display)
        let isEffortOurs = request.effort == nil && !abilities.efforts.isEmpty
        if isEffortOurs { request.effort = Self.effort(for: budget) }
        note(
            "thinking",
            .becomes(
                isEffortOurs ? "adaptive with \(Self.effort(for: budget)) effort" : "adaptive"),
            "\(model.id) does not take a budget of tokens")
    }

    private mutating func fitDisabled() {
        switch abilities.disabledThinking {
        case .always: break
        case .never:
            request.thinking = nil
            leaveOut("thinking", "\(model.id) always thinks")
        case .upToHighEffort: lowerEffort(for: "without thinking")
        }
    }

    private mutating func fitBetweenTools() {
        switch abilities.betweenToolsThinking {
        case .always: break
        case .upToHighEffort: lowerEffort(for: "with thinking between tools")
        case .never where abilities.adaptiveThinking == .never:
            request.thinking = nil
            leaveOut("thinking", "\(model.id) does not think between tools")
        case .never:
            request.thinking = .adaptive()
            note(
                "thinking", .becomes("adaptive"),
                "\(model.id) cannot be told to think only between tools")
        }
    }

    private mutating func lowerEffort(for what: String) {
        guard let effort = request.effort, [.xhigh, .max].contains(effort) else { return }
        request.effort = .high
        note("output_config.effort", .becomes("high"), "\(model.id) goes no higher \(what)")
    }

    /// A budget needs an answer behind it, a free choice of tools, and the thoughts before a call.
    private mutating func makeRoomForAnswer() {
        guard case .enabled(let budget, let display) = request.thinking else { return }
        if request.toolChoice?.isForced == true {
            request.thinking = nil
            return leaveOut("thinking", "a tool cannot be forced while \(model.id) thinks")
        }
        if callWithoutThought {
            request.thinking = nil
            return leaveOut("thinking", "the tool call that is answered was made without it")
        }
        guard budget >= request.maxTokens || budget < Self.leastBudget else { return }
        let fitting = min(max(budget, Self.leastBudget), request.maxTokens - 1)
        guard fitting >= Self.leastBudget else {
            request.thinking = nil
            return leaveOut("thinking", "max_tokens leaves no room for it")
        }
        request.thinking = .enabled(budget: fitting, display: display)
        note(
            "thinking.budget_tokens", .becomes("\(fitting)"),
            "it is at least \(Self.leastBudget) and less than max_tokens")
    }

    /// The request answers a call of a turn that began without thinking.
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
        let reason = isNewVersion ? "version \(version) of the API does not take it" : nil
        let isRefused = isNewVersion || abilities.sampling == .refused
        // The default of the two is 1, which older versions take of every model.
        if let value = request.temperature, isNewVersion || value != 1, isRefused || thinks {
            request.temperature = nil
            leaveOut("temperature", isRefused ? reason : whileThinking)
        }
        if let value = request.topP, isNewVersion || value != 1,
            isRefused || thinks && value < 0.95
        {
            request.topP = nil
            leaveOut("top_p", isRefused ? reason : whileThinking)
        }
        if request.topK != nil, isRefused || thinks {
            request.topK = nil
            leaveOut("top_k", isRefused ? reason : whileThinking)
        }
    }

    private var whileThinking: String { "\(model.id) does not take it while it thinks" }

    // MARK: Budgets and efforts

    static let leastBudget = 1024

    /// How much thinking goes with an effort; the defaults of the efforts of a chat.
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
