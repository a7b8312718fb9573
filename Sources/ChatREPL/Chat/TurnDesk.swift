import ChatEngine
import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// Runs turns, shows their answers and records them in the session.
final class TurnDesk {
    /// A finished turn.
    struct Over {
        let answer: Answer
        let isRemembered: Bool
        let wasCut: Bool
    }

    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let surroundings: ChatSurroundings
    /// Messages from other threads.
    let mailbox = Mailbox<ChatNews>()
    let client: ClaudeClient
    var session: ChatSession
    /// The answer in progress.
    private(set) var answer: Answer?
    private var hasAsked = false

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput,
        _ surroundings: ChatSurroundings, client: ClaudeClient, session: ChatSession
    ) {
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
        self.surroundings = surroundings
        self.client = client
        self.session = session
    }

    var now: ContinuousClock.Instant { surroundings.now() }

    /// A question is sent that is not recorded yet.
    var isAsking: Bool { answer.map { session.transcript.header($0.turn) == nil } ?? false }

    /// Sets the session's time, in seconds since 1970.
    func readClock() { session.now = client.surroundings.now() }

    // MARK: - Asking

    /// Opens the connection while the first message is typed.
    func prewarm() {
        guard !hasAsked else { return }
        hasAsked = true
        client.prewarm()
    }

    /// Sends a question at `place`, or after the head; `model` answers this one alone.
    func ask(_ question: Question, at place: Place?, of model: String? = nil) {
        hasAsked = true
        readClock()
        if let warning = session.coldWarning(at: place) { remarks.say(warning) }
        session.unanswered = nil
        session.place = nil
        let settings = session.turnSettings(of: model)
        let turn = OpenTurn(
            question, behind: session.parent(at: place), in: session.transcript,
            settings: settings)
        keepChanges()
        let runner = TurnRunner(
            client: client.waiting(session.preferences.timeouts), host: host)
        let task = Task.detached(executorPreference: client.taskExecutor) {
            _ = await runner.run(turn)
        }
        answer = Answer(turn, settings, task: task, at: now)
        console.isBusy = true
        if console.isSpoken { remarks.commit("waiting for claude") }
        show(.busy)
        nameWindow(after: question)
        console.answers = session.answers
    }

    /// Keeps what is to be kept, and posts all of it.
    private var host: any TurnHost {
        let host = ChatHost(mailbox: mailbox)
        guard let keeping = surroundings.keeping else { return host }
        return KeepingHost(host, keeping, now: client.surroundings.now) { [mailbox] problem in
            mailbox.post(.notKept(problem))
        }
    }

    /// Cancels the answer in progress; its end event still arrives.
    ///
    /// `says` is whether a remark follows.
    func stop(says: Bool = true) {
        answer?.isStopped = true
        if !says { answer?.isExplained = true }
        answer?.task.cancel()
    }

    /// Keeps what commands have changed.
    func keepChanges() {
        guard let keeping = surroundings.keeping else { return }
        if session.takeBeginning(), let lost = keeping.beginAnew() { remarks.sayAfter(lost) }
        let changes = session.takeUnkept()
        guard !changes.isEmpty,
            let problem = keeping.keep(changes, at: client.surroundings.now())
        else { return }
        remarks.sayAfter(problem)
    }

    // MARK: - Outside the rows

    func show(_ progress: Progress) {
        console.services.show(progress, session.preferences[Settings.progress])
    }

    private func nameWindow(after question: Question) {
        guard session.preferences[Settings.windowTitle], session.transcript.head == nil else {
            return
        }
        let line = question.draft.shown.prefix { !$0.isNewline }
        console.services.setTitle(StyledText(untrusted: String(line.prefix(60))))
    }

    // MARK: - What happens to a turn

    /// Handles an event; events of finished turns are ignored.
    ///
    /// - Returns: The turn when it has ended.
    func received(_ event: TurnEvent, of turn: TurnID) -> Over? {
        guard turn == answer?.turn else { return nil }
        switch event {
        case .record(let events): return record(events)
        case .began(let head): session.rateLimits = head.rateLimits
        case .events(let events, let usage): take(events, usage)
        case .retrying(let notice):
            let cause = ErrorText.cause(of: notice.error, at: client.configuration.baseURL)
            answer?.retry = (cause, ErrorText.shortCause(of: notice.error), now + notice.wait)
            answer?.requests = notice.attempt
            remarks.changed()
        case .failed(let error): answer?.error = error
        }
        return nil
    }

    /// Writes a remark on a question that was answered by its default.
    func asked(_ question: TurnQuestion, of turn: TurnID) {
        guard turn == answer?.turn, let sentence = ErrorText.sentence(for: question, .commands)
        else { return }
        answer?.isExplained = true
        remarks.say(sentence)
    }

    private func record(_ events: [OpenTurn.Event]) -> Over? {
        // The cost of a slide is that of the request after it.
        let expected = events.lazy.compactMap { event -> LedgerEntry? in
            if case .reserved(let entry) = event { entry } else { nil }
        }.first
        return events.compactMap { record($0, expected) }.last
    }

    private func record(_ event: OpenTurn.Event, _ expected: LedgerEntry?) -> Over? {
        answer?.bill.take(event)
        switch event {
        case .reserved, .running, .unsent: break
        case .spent(let entry): session.ledger.record(entry)
        case .slid(let plan): announceSlide(plan, expected)
        case .happened(let change):
            session.transcript.apply(change)
            if case .ended(_, let ending, _) = change { return finish(ending) }
        }
        return nil
    }

    /// Shows new text, and finished thinking blocks as one line each.
    private func take(_ events: [StreamEvent], _ usage: Usage) {
        let stage = answer?.stage
        guard let (text, thoughts) = answer?.take(events, usage: usage, at: now) else { return }
        let showsThoughts = session.preferences[Settings.showThinking]
        if showsThoughts {
            if !thoughts.isEmpty, answer?.hasText == true { console.endStream() }
            for line in thoughts {
                console.commit(StyledText(untrusted: line, style: ChatStyle.remark))
            }
        }
        // The text and its footer are drawn in the same frame.
        if showsThoughts || answer?.stage != stage { remarks.changed() }
        if !text.isEmpty { console.stream(text) }
    }

    /// Reports the turns dropped by a slide and the cost of the cold cache.
    private func announceSlide(_ plan: PromptPlan, _ expected: LedgerEntry?) {
        readClock()
        let before = session.plan(at: answer.map { Place(behind: $0.parent) })
        let isColder = before.cachedTokens(at: session.now) > 0 && !plan.parts.isEmpty
        let cost = expected?.cost ?? Cost(nil)
        let price =
            isColder && cost.money != nil
            ? "; the others are no longer in the cache: this message costs \(Numbers.cost(cost))"
            : ""
        let turns = plan.dropped == 1 ? "oldest turn" : Numbers.plural(plan.dropped, "oldest turn")
        remarks.say("the window is full: the \(turns) will not be sent any more\(price)")
    }

    // MARK: - The end

    private func finish(_ ending: TurnEnding) -> Over? {
        guard let answer else { return nil }
        endText()
        let body = session.transcript.body(answer.turn)
        let isRemembered = isRemembered(answer)
        let facts = AnswerFacts(asked: answer.model, answer.bill.entries)
        session.lastAnswer = facts ?? session.lastAnswer
        session.lastThought = body?.rounds.last?.answer.thoughts
        if let text = body?.answerText, !text.isEmpty { session.lastText = text }
        let code = answer.exitCode(body?.rounds.last?.stopReason)
        if !answer.text.isBlank {
            console.commit("")
            console.endTurn(code: code)
        }
        let remark = answer.remark(
            ending, body?.rounds.last?.stopReason, at: client.configuration.baseURL,
            isRemembered: isRemembered, back: console.takesMessages ? 1 + waiting.messages.count : 0
        )
        if let remark { remarks.say(remark.text, isProblem: remark.isProblem) }
        announceEnd(of: answer, facts)
        console.endTurn(code: code)
        return close(answer, isRemembered: isRemembered, wasCut: ending.wasCut)
    }

    /// Closes the answer with the text shown so far; nil where none is in progress.
    @discardableResult
    func closeAnswer() -> Over? {
        guard let answer else { return nil }
        answer.task.cancel()
        endText()
        if let entry = answer.bill.unsettled { session.ledger.record(entry) }
        let ended = TranscriptEvent.ended(
            answer.turn, .stopped, partial: answer.hasText ? [.text(answer.text)] : [])
        session.transcript.apply(ended)
        let problem = surroundings.keeping?.keep(
            [.happened(ended)], of: answer.turn, running: answer.bill.unsettled,
            at: client.surroundings.now())
        if let problem { remarks.say(problem) }
        console.endTurn(code: answer.exitCode(nil))
        return close(answer, isRemembered: isRemembered(answer), wasCut: true)
    }

    private func isRemembered(_ answer: Answer) -> Bool {
        session.transcript.header(answer.turn)?.isRemembered == true
    }

    private func endText() {
        let rest = answer?.filter.finish() ?? ""
        if !rest.isEmpty { console.stream(rest) }
        console.endStream()
    }

    private func close(_ answer: Answer, isRemembered: Bool, wasCut: Bool) -> Over {
        if !isRemembered {
            session.unanswered = Unanswered(answer.question, behind: answer.parent)
        }
        self.answer = nil
        console.isBusy = false
        show(answer.error == nil || answer.isStopped ? .none : .failed)
        return Over(answer: answer, isRemembered: isRemembered, wasCut: wasCut)
    }

    /// Writes the footer's figures where there is no footer, and notifies after a long answer.
    private func announceEnd(of answer: Answer, _ facts: AnswerFacts?) {
        if console.isSpoken { return sayEnd(of: answer, facts) }
        // The footer has the figures of the model in use alone.
        let isElsewhere = answer.model != session.settings.modelID
        if console.traits.isSeen, !console.traits.hasFooter || isElsewhere, let facts {
            let model = isElsewhere ? [answer.model] : []
            remarks.say((model + facts.parts).joined(separator: ", "))
        }
        if now - answer.started >= Self.longAnswer {
            console.services.notify("The answer is over.", by: session.preferences[Settings.notify])
        }
    }

    private func sayEnd(of answer: Answer, _ facts: AnswerFacts?) {
        if answer.hasText {
            let cost = facts.map { ", \(Numbers.cost($0.cost))" } ?? ""
            remarks.say("claude finished, \(Numbers.spoken(now - answer.started))\(cost)")
        }
        console.services.notify("The answer is over.", by: .bell)
    }

    /// Announces the wait to a screen reader every 30 s.
    func tellWait() {
        guard console.isSpoken, var waiting = answer, !waiting.hasText else { return }
        let waited = now - (waiting.toldWait ?? waiting.started)
        guard waited >= Self.longWait else { return }
        remarks.commit(
            StyledText(untrusted: "still waiting, \(Numbers.spoken(now - waiting.started))"))
        waiting.toldWait = now
        answer = waiting
    }

    private static let longWait = Duration.seconds(30)

    /// The shortest answer that notifies.
    private static let longAnswer = Duration.seconds(10)
}
