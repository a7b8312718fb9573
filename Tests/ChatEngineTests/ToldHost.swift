import ChatEngine
import ChatKit
import ClaudeMessages
import Synchronization

/// A host that records its events as text, with a transcript and a ledger.
final class ToldHost: TurnHost {
    struct State {
        var words: [String] = []
        var transcript: Transcript
        var entries: [LedgerEntry] = []
    }

    let state: Mutex<State>
    let choice: TurnQuestion.Choice
    /// Called with each event.
    let onEvent: @Sendable (String) -> Void

    init(
        transcript: Transcript = Transcript(), choice: TurnQuestion.Choice = .stop,
        onEvent: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        state = Mutex(State(transcript: transcript))
        self.choice = choice
        self.onEvent = onEvent
    }

    var words: [String] { state.withLock(\.words) }

    func take(_ event: TurnEvent, of turn: TurnID) async {
        let words = state.withLock { state in
            let words = Self.words(event)
            state.words += words
            guard case .record(let events) = event else { return words }
            for case .happened(let event) in events where !state.transcript.apply(event) {
                state.words.append("does not fit")
            }
            for case .spent(let entry) in events { state.entries.append(entry) }
            return words
        }
        for word in words { onEvent(word) }
    }

    func decide(_ question: TurnQuestion, of turn: TurnID) async -> TurnQuestion.Choice {
        state.withLock { $0.words.append("decide \(question)") }
        return choice
    }

    private static func words(_ event: TurnEvent) -> [String] {
        switch event {
        case .record(let events): events.map(word)
        case .retrying(let notice): ["retry \(notice.attempt)"]
        case .began: ["began"]
        case .events: ["events"]
        case .failed(let error): ["failed \(error.code)"]
        }
    }

    private static func word(_ event: OpenTurn.Event) -> String {
        switch event {
        case .happened(.asked): "asked"
        case .happened(.sent): "sent"
        case .happened(.counted(_, let counts)):
            "counted \(counts.ids.joined(separator: " "))"
        case .happened(.answered): "answered"
        case .happened(.returned(_, let block)):
            "returned \(block.json["tool_use_id"]?.stringValue ?? "")"
        case .happened(.ended(_, let ending, _)): "ended \(ending)"
        case .happened: "happened"
        case .reserved: "reserved"
        case .running: "running"
        case .unsent: "unsent"
        case .spent(let entry):
            "spent \(entry.cost.isEstimate ? "~" : "")\(entry.cost.money?.exact ?? "?")"
        case .slid(let plan): "slid \(plan.dropped)"
        }
    }
}
