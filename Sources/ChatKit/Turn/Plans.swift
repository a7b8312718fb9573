/// What a turn plans its first prompt with.
struct Plans: Sendable {
    let planner: Planner
    /// Of the turns that may be sent.
    let bodies: [TurnID: TurnBody]
    /// What else of the conversation is in the cache.
    let others: OtherBranches
    /// What prompts take, by the number of turns dropped.
    var counted: [Int: Int] = [:]

    var step: Planner.Step { planner.step(counted: counted) }

    /// Takes the count that was asked for; where nobody can count, what is likely must do.
    mutating func take(_ tokens: Int?) {
        guard case .count(let plan) = step else { return }
        counted[plan.dropped] = tokens ?? min(plan.size.likely, planner.settings.window)
    }

    /// What a prompt is expected to take, where it is sent at that time in seconds since 1970.
    func expected(_ plan: PromptPlan, at time: Double, minimumCacheable: Int) -> ExpectedPrompt {
        let fixed = planner.fixedSize
        let beside = others.cachedTokens(
            of: plan, fixed: fixed.low >= minimumCacheable ? fixed.likely : 0, at: time)
        return ExpectedPrompt(plan, cached: max(plan.cachedTokens(at: time), beside))
    }

    /// By the last count, where there is one: what was counted is one sum, and what is expected of
    /// the smaller part is taken from it.
    var tooLong: TurnQuestion {
        var (fixed, question) = (planner.fixedSize.likely, planner.questionSize.likely)
        if let counted = counted.max(by: { $0.key < $1.key })?.value {
            if fixed > question {
                fixed = max(0, counted - question)
            } else {
                question = max(0, counted - fixed)
            }
        }
        return .tooLong(question: question, fixed: fixed, window: planner.settings.window)
    }
}
