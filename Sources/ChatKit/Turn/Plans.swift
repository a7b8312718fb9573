/// What a turn plans its first prompt with.
struct Plans: Sendable {
    let planner: Planner
    /// Of the turns that may be sent.
    let bodies: [TurnID: TurnBody]
    /// What prompts take, by the number of turns dropped.
    var counted: [Int: Int] = [:]

    var step: Planner.Step { planner.step(counted: counted) }

    /// Takes the count that was asked for; where nobody can count, what is likely must do.
    mutating func take(_ tokens: Int?) {
        guard case .count(let plan) = step else { return }
        counted[plan.dropped] = tokens ?? min(plan.size.likely, planner.settings.window)
    }

    var tooLong: TurnQuestion {
        .tooLong(
            question: planner.questionSize.likely, fixed: planner.fixedSize.likely,
            window: planner.settings.window)
    }
}
