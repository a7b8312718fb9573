import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

// Leaving the chat: by command, key or signal.
extension Chat {
    /// How long a stopped answer may take to settle before the program ends.
    private static let settlingTime = Duration.milliseconds(400)

    func interrupted() -> LoopDirective {
        guard desk.answer == nil else {
            desk.stop()
            return .continue
        }
        let now = desk.now
        if let until = end.leavesUntil, now < until { return leave() }
        end.leavesUntil = now + .seconds(2)
        remarks.say("Ctrl-C again, or Ctrl-D, leaves")
        return .continue
    }

    /// Leaves and writes the session cost to the scrollback.
    func leave() -> LoopDirective {
        conversations.drafts?.finish()
        waiting.forget()
        if let bill = desk.session.bill { remarks.say(bill) }
        return .stop
    }

    /// Handles a signal: stops the answer in progress as Ctrl-C does.
    func terminated(by signal: Int32) -> LoopDirective {
        end.ending = .signal(signal)
        end.due = desk.now + Self.settlingTime
        guard desk.answer != nil else { return settle() }
        desk.stop(says: false)
        console.wake(after: Self.settlingTime)
        return .continue
    }

    /// While ending, handles only turn events and the timer; a second signal ends at once.
    func handleEnding(_ event: TerminalEvent) -> LoopDirective {
        switch event {
        case .woken:
            for case .turn(let event, let turn) in desk.mailbox.take() {
                guard let over = desk.received(event, of: turn) else { continue }
                if over.answer.text.isBlank { console.commit("") }
                return settle(over)
            }
        case .terminated, .interrupt, .outputFailed: return settle()
        case .timer:
            guard let due = end.due, desk.now < due else { return settle() }
            console.wake(after: due - desk.now)
        default: break
        }
        return .continue
    }

    /// Ends now; the session cost is the last row.
    private func settle(_ over: TurnDesk.Over? = nil) -> LoopDirective {
        let isUnderWay = desk.answer != nil
        conversations.drafts?.finish(after: over ?? desk.closeAnswer())
        console.endStream()
        if isUnderWay { console.commit("") }
        remarks.sayHeld()
        waiting.forget()
        if let bill = desk.session.bill {
            remarks.commit(StyledText(untrusted: bill, style: ChatStyle.remark))
        }
        return .stop
    }
}
