import ChatEngine
import ChatKit
import ClaudeMessages
import Synchronization
import SystemKit

/// Asks the cheapest model for a title of the conversation, beside it.
struct TitleRequest {
    private let client: ClaudeClient
    private let settings: TurnSettings
    private let question: Question

    /// Nil in a conversation without an answer.
    init?(_ session: ChatSession, _ client: ClaudeClient) {
        guard let head = session.transcript.head, let last = session.transcript.body(head),
            let start = Array(session.transcript.path(to: head)).last,
            let first = session.transcript.body(start.id)
        else { return nil }
        self.client = client
        var requests = session.settings
        requests.modelName = Self.model(session)
        requests.purpose = .title
        requests.maxTokens = 100
        requests.cache = nil
        requests.effort = nil
        requests.thinking = nil
        requests.stopSequences = []
        settings = TurnSettings(requests, system: "You give conversations their titles.")
        let texts = [first.question.text, first.answerText, last.question.text, last.answerText]
        question = Question(
            "Give this conversation a title of two to six words, in its language. "
                + "Answer with the title alone.\n\n<conversation>\n"
                + texts.map { String($0.prefix(Self.most)) }.joined(separator: "\n\n")
                + "\n</conversation>")
    }

    /// Characters of each text.
    private static let most = 1_500

    var modelID: String { settings.requests.modelID }

    /// The cheapest known model, or the model in use where that is of another server.
    private static func model(_ session: ChatSession) -> String {
        guard session.settings.model != nil else { return session.settings.modelName }
        let open = session.catalogue.models.filter { $0.lifecycle == .active && !$0.isRestricted }
        func price(_ model: ClaudeModel) -> Int { model.prices.first?.output ?? .max }
        return open.min { price($0) < price($1) }?.id ?? session.settings.modelName
    }

    /// Sends it and keeps its costs; the answer comes as the news `titled`.
    func send(_ keeping: Keeping, _ mailbox: Mailbox<ChatNews>) {
        let host = TitleHost(modelID, keeping, mailbox, now: client.surroundings.now)
        let runner = TurnRunner(client: client, host: host)
        let turn = OpenTurn(question, behind: nil, in: Transcript(), settings: settings)
        Task.detached(executorPreference: client.taskExecutor) {
            _ = await runner.run(turn)
            mailbox.post(.titled(host.found))
        }
    }
}

/// Collects the title.
private final class TitleHost: TurnHost {
    private let state: Mutex<FoundTitle>
    private let keeping: Keeping
    private let mailbox: Mailbox<ChatNews>
    private let now: @Sendable () -> Double

    init(
        _ model: String, _ keeping: Keeping, _ mailbox: Mailbox<ChatNews>,
        now: @escaping @Sendable () -> Double
    ) {
        self.mailbox = mailbox
        state = Mutex(FoundTitle(model: model, chat: keeping.chat))
        self.keeping = keeping
        self.now = now
    }

    var found: FoundTitle { state.withLock(\.self) }

    func take(_ event: TurnEvent, of turn: TurnID) async {
        switch event {
        case .record(let events):
            if let problem = keeping.keep(costs: events, at: now()) {
                mailbox.post(.notKept(problem))
            }
            for event in events { record(event) }
        case .failed(let error): state.withLock { $0.error = error }
        case .retrying, .began, .events: break
        }
    }

    private func record(_ event: OpenTurn.Event) {
        switch event {
        case .spent(let entry): state.withLock { $0.spent.append(entry) }
        case .happened(.answered(_, let round)):
            // The first line, without quotation marks around it.
            let line = round.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            let title = line[...].trimmed.filter { !"\"“”«»„*#".contains($0) }.titleLine
            if !title.isEmpty { state.withLock { $0.text = title } }
        case .happened, .reserved, .running, .unsent, .slid: break
        }
    }
}
