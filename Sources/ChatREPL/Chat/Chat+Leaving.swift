import ChatKit
import ChatTerminal
import ClaudeMessages

// How the chat ends: by the person, or by a signal.
extension Chat {
    /// So long an answer is waited for that is stopped because the program has to end.
    private static let settlingTime = Duration.milliseconds(400)

    func interrupted() -> LoopDirective {
        if answer != nil {
            stopAnswer()
            return .continue
        }
        let now = ContinuousClock.now
        if let leavesUntil, now < leavesUntil { return leave() }
        leavesUntil = now + .seconds(2)
        note("Ctrl-C again, or Ctrl-D, leaves")
        return .continue
    }

    /// Leaves, with the bill in the scrollback.
    func leave() -> LoopDirective {
        sayForgotten(queue)
        if let bill { note(bill) }
        return .stop
    }

    /// A signal: the answer under way is settled as by Ctrl-C, unless there is another signal.
    func terminated(by signal: Int32) -> LoopDirective {
        guard answer != nil, !isEnding else {
            if !isEnding { ending = .signal(signal) }
            return end()
        }
        ending = .signal(signal)
        endsAt = .now + Self.settlingTime
        stopAnswer()
        console.wakeAt(endsAt)
        return .continue
    }

    /// While it ends: only what settles the answer is of interest, and a second signal.
    func handleEnding(_ event: TerminalEvent<ChatMessage>) -> LoopDirective {
        switch event {
        case .message(.turn(let event, let turn)): return received(event, of: turn)
        case .terminated, .interrupt, .outputFailed: return end()
        case .timer:
            guard let endsAt, .now < endsAt else { return end() }
            console.wakeAt(endsAt)
        default: break
        }
        return .continue
    }

    /// Behind an answer: what is queued, or the end.
    func goOn() -> LoopDirective { isEnding ? end() : takeNext() }

    /// Ends now; the last row is the bill.
    private func end() -> LoopDirective {
        endsAt = endsAt ?? .now
        closeAnswer()
        console.endStream()
        sayHeld()
        sayForgotten(queue)
        queue = []
        if let bill { commit(StyledText(untrusted: bill, style: Look.remark)) }
        return .stop
    }

    /// What the session cost; nil where it cost nothing.
    private var bill: String? {
        let answers = session.ledger.entries.count { $0.hasAnswer }
        let total = session.ledger.total
        guard answers > 0 || total.money != .zero else { return nil }
        return "session \(Numbers.cost(total, exact: true)), "
            + SlashCommand.plural(answers, "answer")
    }
}
