import ClaudeMessages

/// What the user has agreed to in a turn.
struct Consent: Sendable {
    var isPriceAccepted = false
    /// Ids of the calls that may be run.
    private var calls: Set<String> = []
    /// How often each call has been run, by tool and input.
    private var times: [Call: Int] = [:]

    private struct Call: Hashable {
        let name: String
        let input: JSON

        init(_ call: ToolCall) {
            name = call.name
            input = call.input
        }
    }

    /// The question to ask before these calls are run; nil when none is needed.
    func question(on calls: [ToolCall], _ settings: TurnSettings) -> TurnQuestion? {
        for call in calls where !self.calls.contains(call.id) {
            let times = times[Call(call)] ?? 0
            if times >= settings.sameCallCap { return .sameCall(call, times: times) }
            if settings.askedTools.contains(call.name) { return .tool(call) }
        }
        return nil
    }

    mutating func accept(_ call: ToolCall) { calls.insert(call.id) }

    mutating func count(_ call: ToolCall) { times[Call(call), default: 0] += 1 }
}
