import ClaudeMessages

/// What turns of other branches have left in the cache for a prompt: the same question at the same
/// place, and the system prompt with the tools.
struct OtherBranches: Sendable {
    private let settings: PlanSettings
    /// The requests that asked the same question behind the same turn.
    private var twins: [RequestRecord] = []
    /// When the system prompt and the tools expire in the cache, in seconds since 1970.
    private var fixedEnds: Double?

    /// How many turns back to look; older ones have expired.
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

    /// Tokens of the prompt read from the cache when it is sent at `time`, in seconds since 1970;
    /// `fixed` are those of system prompt and tools, 0 when they have no breakpoint.
    func cachedTokens(of plan: PromptPlan, fixed: Int, at time: Double) -> Int {
        let twin = twins.first { request in
            request.basis == plan.basis && (request.cacheEnds ?? 0) > time
        }
        if let tokens = twin?.counts?.cached { return min(tokens, plan.size.likely) }
        return fixedEnds.map { $0 > time ? min(fixed, plan.size.likely) : 0 } ?? 0
    }
}
