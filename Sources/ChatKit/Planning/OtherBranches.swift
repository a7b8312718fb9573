import ClaudeMessages

/// What turns beside the path have left in the cache that a prompt begins like: the same question in
/// the same place, asked before, and the system prompt.
struct OtherBranches: Sendable {
    private let settings: PlanSettings
    /// Of the same question in the same place.
    private var twins: [RequestRecord] = []
    /// When system prompt and tools are forgotten, in seconds since 1970.
    private var fixedEnds: Double?

    /// More turns back are not looked at: what is in the cache is not old.
    private static let farthest = 50

    init(
        _ transcript: Transcript, asking question: Question, behind parent: TurnID?,
        settings: PlanSettings
    ) {
        self.settings = settings
        let end = transcript.count
        for number in stride(from: end - 1, through: max(0, end - Self.farthest), by: -1) {
            guard let turn = transcript.header(TurnID(number)) else { continue }
            let warm = turn.requests.filter { $0.cacheEnds != nil && isAlike($0) }
            guard let last = warm.last else { continue }
            fixedEnds = max(fixedEnds ?? 0, last.cacheEnds ?? 0)
            guard turn.parent == parent, transcript.body(turn.id)?.question == question else {
                continue
            }
            twins += warm.prefix(1)
        }
    }

    private func isAlike(_ request: RequestRecord) -> Bool {
        request.model == settings.model && request.knobs == settings.knobs
            && request.basis.system == settings.system && request.basis.tools == settings.tools
    }

    /// Tokens of that prompt that are read, where it is sent then; `fixed` is what system prompt and
    /// tools take, and 0 where they have no breakpoint of their own.
    func cachedTokens(of plan: PromptPlan, fixed: Int, at time: Double) -> Int {
        let twin = twins.first { request in
            request.basis == plan.basis && (request.cacheEnds ?? 0) > time
        }
        if let tokens = twin?.counts?.cached { return min(tokens, plan.size.likely) }
        return fixedEnds.map { $0 > time ? min(fixed, plan.size.likely) : 0 } ?? 0
    }
}
