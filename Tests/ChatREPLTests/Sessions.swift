import ChatKit
import ChatREPL
import ClaudeMessages
import WireJSON

/// Sessions with answered turns, recorded as the program records them.
extension ChatSession {
    static func made(
        _ turns: Int = 0, model: String = "sonnet", system: String? = nil, window: Int? = nil
    ) -> ChatSession {
        var session = ChatSession()
        session.preferences.set(Settings.model, to: model, from: .flag)
        session.preferences.set(Settings.system, to: system, from: .flag)
        session.preferences.set(Settings.window, to: window, from: .flag)
        for number in 0..<turns { session.answer("q\(number)") }
        return session
    }

    static let usage: JSON = ["input_tokens": 1000, "output_tokens": 100]

    /// A complete answer, after the head or in another place; the request is sent at `now`, in
    /// seconds since 1970.
    mutating func answer(
        _ question: String, _ text: String = "Hi", usage: JSON = Self.usage,
        at place: Place? = nil, by model: String? = nil
    ) {
        let json: JSON = [
            "model": JSON(model ?? settings.modelID), "stop_reason": "end_turn",
            "content": [["type": "text", "text": JSON(text)]], "usage": usage,
        ]
        guard let message = Message(json: json) else { return }
        take(question, at: place) { turn in
            turn.took(
                .answered(
                    message, broken: [],
                    requests: [SentRequest(requestID: "r", usage: message.usage)]))
        }
    }

    /// An incomplete answer, with the text that arrived, or none.
    mutating func cut(
        _ question: String, _ text: String = "", error: ClaudeError.Code = .cutOff,
        usage: JSON? = Self.usage, at place: Place? = nil
    ) {
        let failure = ClaudeError(error, "x")
        let partial =
            text.isEmpty
            ? nil
            : Message(json: [
                "model": JSON(settings.modelID), "content": [["type": "text", "text": JSON(text)]],
            ])
        take(question, at: place) { turn in
            turn.took(
                .failed(
                    failure, partial: partial,
                    requests: [
                        SentRequest(usage: usage.map(Usage.init(json:)), error: failure)
                    ]))
        }
        if transcript.head != TurnID(transcript.count - 1) {
            unanswered = Unanswered(
                Question(question), behind: place.map(\.parent) ?? transcript.head)
        }
    }

    /// A request that the API refused.
    mutating func refuse(_ question: String) {
        var error = ClaudeError(.badRequest, "x")
        error.status = 400
        take(question, at: nil) { turn in
            turn.took(.failed(error, partial: nil, requests: [SentRequest(error: error)]))
        }
    }

    private mutating func take(
        _ question: String, at place: Place?, _ news: (inout OpenTurn) -> [OpenTurn.Event]
    ) {
        var turn = OpenTurn(
            Question(question), behind: place.map(\.parent) ?? transcript.head, in: transcript,
            settings: turnSettings)
        turn.time = now
        var entries: [LedgerEntry] = []
        var events = turn.took(.opened)
        while case .count = turn.next { events += turn.took(.counted(nil)) }
        for event in events + turn.took(.reserved) + news(&turn) {
            switch event {
            case .happened(let change): transcript.apply(change)
            case .spent(let entry):
                ledger.record(entry)
                entries.append(entry)
            case .reserved, .running, .unsent, .slid: break
            }
        }
        unanswered = nil
        lastAnswer = AnswerFacts(asked: settings.modelID, entries) ?? lastAnswer
    }

    /// The questions of the turns on the path.
    var questions: [String] {
        path.reversed().map { transcript.body($0.id)?.question.text ?? "" }
    }
}
