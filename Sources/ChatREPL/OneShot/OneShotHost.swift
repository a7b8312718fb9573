import ChatEngine
import ChatKit
import ChatTerminal
import ClaudeMessages
import Synchronization
import SystemKit

/// Writes an answer to standard output as it arrives, and records its outcome.
final class OneShotHost: TurnHost {
    private let state: Mutex<OneShotOutcome>
    /// Has a lock of its own, held for as long as a write blocks on a slow reader.
    private let writer: Mutex<AnswerWriter>
    private let diagnostics: Diagnostics
    private let baseURL: BaseURL

    init(_ oneShot: OneShot) {
        state = Mutex(OneShotOutcome(bill: TurnBill(oneShot.settings.requests.billing)))
        writer = Mutex(AnswerWriter(oneShot.output, oneShot.speech))
        diagnostics = oneShot.diagnostics
        baseURL = oneShot.client.configuration.baseURL
    }

    var outcome: OneShotOutcome { state.withLock(\.self) }

    func take(_ event: TurnEvent, of turn: TurnID) async {
        state.withLock { $0.take(event) }
        switch event {
        case .record(let events):
            for case .happened(.ended) in events { write([], isEnd: true) }
        case .events(let events, _): write(events)
        case .retrying(let notice): diagnostics.say(ErrorText.retrying(notice, at: baseURL))
        case .began, .failed: break
        }
    }

    func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        state.withLock { $0.asked(question) }
        return question.fixedChoice
    }

    /// A failed write cancels the turn: text that cannot be written is not to be paid for.
    private func write(_ events: [StreamEvent], isEnd: Bool = false) {
        let (answer, failure) = writer.withLock { writer -> (AnswerText, OutputError?) in
            do throws(OutputError) {
                try isEnd ? writer.finish() : writer.write(events)
                return (writer.answer, nil)
            } catch {
                return (writer.answer, error)
            }
        }
        state.withLock { state in
            state.shown(answer)
            state.failure = state.failure ?? failure
        }
        if failure != nil { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
    }
}
