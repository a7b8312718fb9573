/// What the first prompt of a turn is planned with.
struct Plans: Sendable {
    let planner: Planner
    /// The bodies of the turns that may be sent.
    let bodies: [TurnID: TurnBody]
    /// What other branches have left in the cache.
    let others: OtherBranches
    /// Counted tokens by the number of turns dropped.
    var counted: [Int: Int] = [:]

    var step: Planner.Step { planner.step(counted: counted) }

    /// Takes the requested count; nil, when the server could not count, takes the estimate.
    mutating func take(_ tokens: Int?) {
        guard case .count(let plan) = step else { return }
        counted[plan.dropped] = tokens ?? min(plan.size.likely, planner.settings.window)
    }

    /// The expected prompt when the plan is sent at `time`, in seconds since 1970.
    func expected(_ plan: PromptPlan, at time: Double, minimumCacheable: Int) -> ExpectedPrompt {
        let fixed = planner.fixedSize
        let beside = others.cachedTokens(
            of: plan, fixed: fixed.low >= minimumCacheable ? fixed.likely : 0, at: time)
        return ExpectedPrompt(plan, cached: max(plan.cachedTokens(at: time), beside))
    }

    /// The question about a prompt that is too long, with counted tokens when there are any.
    var tooLong: TurnQuestion {
        let fixed = planner.fixedSize.likely
        let counted = counted.max { $0.key < $1.key }?.value
        let question = counted.map { $0 - fixed } ?? 0
        return .tooLong(
            question: max(question, planner.questionSize.likely), fixed: fixed,
            window: planner.settings.window)
    }
}
