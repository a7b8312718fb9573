import ChatEngine
import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// Draws one answer on a terminal, with a status line until its text begins.
final class OneShotScreen {
    /// Sent from the turn's thread to the terminal's.
    private enum Message: Sendable {
        case event(TurnEvent)
        case asked(TurnQuestion)
        case ended
    }

    private struct Host: TurnHost {
        let mailbox: Mailbox<Message>

        func take(_ event: TurnEvent, of turn: TurnID) async {
            mailbox.post(.event(event))
            await mailbox.emptied()
        }

        func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
            mailbox.post(.asked(question))
            return question.fixedChoice
        }
    }

    private let oneShot: OneShot
    private let console: AnswerConsole
    private let mailbox = Mailbox<Message>()
    private(set) var outcome: OneShotOutcome
    private var answer = AnswerText()
    private var task: Task<Void, Never>?
    private var end: OneShotEnd?
    private let started: ContinuousClock.Instant

    init(_ oneShot: OneShot, _ console: AnswerConsole) {
        self.oneShot = oneShot
        self.console = console
        started = console.now
        outcome = OneShotOutcome(bill: TurnBill(oneShot.settings.requests.billing))
    }

    /// Runs to the end, or until a signal ends it.
    func run() -> OneShotEnd {
        console.run(waking: mailbox) { event in
            switch event {
            case .started: start()
            case .woken: return mailbox.take().allSatisfy(goesOn) ? .continue : .stop
            case .timer: return tick()
            case .interrupt: return stop(by: Signals.interrupt)
            case .terminated(let signal): return stop(by: signal)
            case .outputFailed(let errno):
                outcome.failure = .failed(errno: errno)
                task?.cancel()
                end = .answered
                return .stop
            default: break
            }
            return .continue
        }
        return end ?? .outputClosed
    }

    private func start() {
        let host = oneShot.keeper(before: Host(mailbox: mailbox))
        let runner = TurnRunner(client: oneShot.client, host: host)
        task = Task.detached(executorPreference: oneShot.client.taskExecutor) {
            [mailbox, turn = oneShot.turn] in
            _ = await runner.run(turn)
            mailbox.post(.ended)
        }
        showWait()
    }

    // MARK: - Messages of the turn

    /// False once the turn is over.
    private func goesOn(_ message: Message) -> Bool {
        switch message {
        case .event(let event): take(event)
        case .asked(let question): outcome.asked(question)
        case .ended:
            end = end ?? .answered
            return false
        }
        return true
    }

    private func take(_ event: TurnEvent) {
        outcome.take(event)
        switch event {
        case .events(let events, _): show(answer.text(of: events))
        case .record(let events):
            for case .happened(.ended) in events {
                show(answer.finish())
                console.endStream()
            }
        case .retrying(let notice):
            let sentence = ErrorText.retrying(notice, at: oneShot.client.configuration.baseURL)
            console.stepAside { oneShot.diagnostics.say(sentence) }
        case .began, .failed: break
        }
    }

    private func show(_ text: String) {
        outcome.shown(answer)
        guard !text.isEmpty else { return }
        console.setStatus([])
        console.stream(text)
    }

    // MARK: - Status line

    private static let tickTime = Duration.milliseconds(250)

    private func tick() -> LoopDirective {
        if end != nil { return .stop }
        showWait()
        return .continue
    }

    /// Shown until the first text of the answer, and only where standard error is a terminal.
    private func showWait() {
        guard oneShot.saysBill, answer.count == 0 else { return }
        let text = Footer.streaming(
            meter: outcome.bill.meter, elapsed: console.now - started, sinceFirst: nil,
            waiting: [], queued: 0, stop: "Ctrl-C stops", columns: console.columns)
        console.setStatus([StyledText(untrusted: text, style: ChatStyle.remark)])
        console.wake(after: Self.tickTime)
    }

    /// Cancels the turn and waits up to 400 ms for its end; another signal ends the wait.
    private func stop(by signal: Int32) -> LoopDirective {
        guard end == nil else { return .stop }
        end = .signal(signal)
        task?.cancel()
        console.setStatus([])
        console.wake(after: OneShot.settlingTime)
        return .continue
    }
}
