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

    /// The question about a prompt that is too long.
    ///
    /// A count is one sum: the estimate of the smaller part is subtracted from it, and what is left is
    /// the larger part.
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
