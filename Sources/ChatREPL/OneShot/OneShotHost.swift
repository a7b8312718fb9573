import ChatEngine
import ChatKit
import ChatTerminal
import ClaudeMessages
import Synchronization
import SystemKit

/// Writes an answer as it comes, and keeps what is known of it.
final class OneShotHost: TurnHost {
    private let state: Mutex<OneShotOutcome>
    /// Apart, because a reader that stands still holds it.
    private let writer: Mutex<AnswerWriter>
    private let diagnostics: Diagnostics
    private let baseURL: BaseURL

    init(_ oneShot: OneShot) {
        state = Mutex(OneShotOutcome(bill: TurnBill(oneShot.settings.requests.billing)))
        writer = Mutex(AnswerWriter(oneShot.output))
        diagnostics = oneShot.diagnostics
        baseURL = oneShot.client.configuration.baseURL
    }

    var outcome: OneShotOutcome { state.withLock(\.self) }

    func take(_ event: TurnEvent, of turn: TurnID) async {
        switch event {
        case .record(let events):
            for event in events {
                state.withLock { $0.take(event) }
                if case .happened(.ended) = event { write([], isEnd: true) }
            }
        case .events(let events, let usage):
            state.withLock { $0.bill.meter.fold(events, usage: usage) }
            write(events)
        case .retrying(let notice): diagnostics.say(ErrorText.retrying(notice, at: baseURL))
        case .failed(let error): state.withLock { $0.error = error }
        case .began: break
        }
    }

    func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        if case .tooLong = question { state.withLock { $0.question = question } }
        return question.fixedChoice
    }

    /// Where nothing can be written, nothing more is to be paid for.
    private func write(_ events: [StreamEvent], isEnd: Bool = false) {
        let (count, isVisible, failure) = writer.withLock { writer -> (Int, Bool, OutputError?) in
            do throws(OutputError) {
                try isEnd ? writer.finish() : writer.write(events)
                return (writer.count, writer.hasVisibleText, nil)
            } catch {
                return (writer.count, writer.hasVisibleText, error)
            }
        }
        state.withLock { state in
            (state.characters, state.hasVisibleText) = (count, isVisible)
            state.failure = state.failure ?? failure
        }
        if failure != nil { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
    }
}
