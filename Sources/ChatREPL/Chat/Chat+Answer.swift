import ChatEngine
import ChatKit
import ChatTerminal
import ClaudeMessages

// The life of an answer: begun, arriving, over.
extension Chat {
    /// The footer moves four times a second while an answer is under way, and never else.
    private static let tickTime = Duration.milliseconds(250)

    func begin(_ question: Question, at place: Place) {
        let settings = session.turnSettings
        let turn = OpenTurn(
            question, behind: place.parent, in: session.transcript, settings: settings)
        let runner = TurnRunner(
            client: client, host: ChatHost(mailbox: console.mailbox), now: now)
        let task = Task.detached(executorPreference: client.taskExecutor) {
            _ = await runner.run(turn)
        }
        answer = Answer(turn, settings, task: task)
        console.isBusy = true
        console.markdown = session.showsMarkdown ? session.markdown : nil
        showFooter()
        console.wakeAt(.now + Self.tickTime)
    }

    func tick() {
        guard answer != nil else { return ProcessMemory.returnFree() }
        showFooter()
        console.wakeAt(.now + Self.tickTime)
    }

    func stopAnswer() {
        answer?.isStopped = true
        answer?.task.cancel()
    }

    /// What comes late of a turn that is over is nobody's any more.
    func received(_ event: TurnEvent, of turn: TurnID) -> LoopDirective {
        guard turn == answer?.turn else { return .continue }
        switch event {
        case .record(let events):
            for event in events { record(event) }
            return answer == nil ? goOn() : .continue
        case .began(let head): session.rateLimits = head.rateLimits
        case .events(let events, let usage): take(events, usage)
        case .retrying(let notice):
            let cause = ErrorText.cause(of: notice.error, at: client.configuration.baseURL)
            answer?.retry = (cause, .now + notice.wait)
            showFooter()
        case .failed(let error): answer?.error = error
        }
        return .continue
    }

    func asked(_ question: TurnQuestion, of turn: TurnID) {
        guard turn == answer?.turn, let sentence = ErrorText.sentence(for: question) else { return }
        answer?.isExplained = true
        note(sentence)
    }

    private func record(_ event: OpenTurn.Event) {
        switch event {
        case .reserved(let entry): answer?.reserved = entry
        case .spent(let entry):
            session.ledger.record(entry)
            answer?.entries.append(entry)
            answer?.reserved = nil
        case .slid(let plan): announceSlide(plan)
        case .happened(let change):
            session.transcript.apply(change)
            if case .ended(_, let ending, _) = change { finish(ending) }
        }
    }

    /// Shows what has come: thoughts while they last, or as one line, and text.
    private func take(_ events: [StreamEvent], _ usage: Usage) {
        let hadText = answer?.hasText == true
        guard let (text, thoughts) = answer?.take(events, usage: usage) else { return }
        if session.showsThinking {
            if !thoughts.isEmpty, hadText || !text.isEmpty { console.endStream() }
            for line in thoughts { console.commit(StyledText(untrusted: line, style: Look.remark)) }
            showStatus()
        }
        if !text.isEmpty { console.stream(text) }
    }

    /// Says what is about to leave the window, and what that costs.
    private func announceSlide(_ plan: PromptPlan) {
        session.now = now()
        let before = session.plan(at: answer.map { Place(behind: $0.parent) })
        let cost = session.cost(of: plan)
        let price =
            before.cachedTokens(at: session.now) > 0 && cost.money != nil
            ? "; the others are no longer in the cache: sending them anew costs "
                + Numbers.cost(cost) : ""
        note(
            "the window is full: the \(SlashCommand.plural(plan.dropped, "oldest turn")) "
                + "will not be sent any more" + price)
    }

    // MARK: - The end

    private func finish(_ ending: TurnEnding) {
        guard let answer else { return }
        endText()
        let body = session.transcript.body(answer.turn)
        let isRemembered = session.transcript.header(answer.turn)?.isRemembered == true
        let facts = AnswerFacts(asked: answer.model, answer.entries)
        if let facts { session.lastAnswer = facts }
        session.lastThought = body?.thoughts
        if let text = body?.answerText, !text.isEmpty { session.lastText = text }
        if !isEnding { say(ending, body?.rounds.last?.stopReason, isRemembered) }
        announceEnd(answer, facts)
        close(givingBack: !isRemembered, wasCut: ending.wasCut)
    }

    /// Nothing more is waited for: what has been shown is what came.
    func closeAnswer() {
        guard let answer else { return }
        answer.task.cancel()
        endText()
        if let entry = answer.unsettled { session.ledger.record(entry) }
        session.transcript.apply(
            .ended(
                answer.turn, .stopped, partial: answer.hasText ? [.text(answer.text)] : []))
        close(givingBack: false, wasCut: true)
    }

    private func endText() {
        let rest = answer?.filter.finish() ?? ""
        if !rest.isEmpty { console.stream(rest) }
        console.endStream()
    }

    /// Where there is no footer its figures are said, and who looks elsewhere is told.
    private func announceEnd(_ answer: Answer, _ facts: AnswerFacts?) {
        if console.speaks, let facts { note(facts.parts.joined(separator: ", ")) }
        if .now - answer.started >= Self.longAnswer {
            console.notify("The answer is over.", by: notification)
        }
    }

    /// An answer for which nobody sits and waits.
    private static let longAnswer = Duration.seconds(10)

    /// What there is to say about the way it ended, and the blank line behind an answer.
    private func say(_ ending: TurnEnding, _ reason: StopReason?, _ isRemembered: Bool) {
        guard let answer else { return }
        if answer.hasText { console.commit("") }
        let kept = isRemembered ? "what came is kept" : whereItIs
        let isStopped = ending == .stopped && answer.isStopped
        let sentence: String?
        if answer.isExplained {
            sentence = nil
        } else if isStopped {
            sentence = "stopped: \(kept)"
        } else if let error = answer.error {
            sentence = ErrorText.sentence(
                for: error, at: client.configuration.baseURL, kept: kept)
        } else if !isRemembered {
            let remark = ErrorText.remark(on: reason).map { $0 + "; " }
            sentence = (remark ?? "the answer was empty: ") + whereItIs
        } else {
            sentence = ErrorText.remark(on: reason)
        }
        if let sentence { note(sentence, isProblem: answer.error != nil && !isStopped) }
    }

    /// Where a message is that got no answer.
    private var whereItIs: String {
        canTakeBack ? "your message is back at the prompt" : "/retry asks again"
    }

    private func close(givingBack: Bool, wasCut: Bool) {
        let failed = givingBack ? answer : nil
        if let failed { session.unanswered = Unanswered(failed.question, behind: failed.parent) }
        answer = nil
        console.isBusy = false
        // Once more: memory is given back when nobody holds the answer any more.
        console.wakeAt(.now + Self.tickTime)
        sayHeld()
        guard !isEnding else { return }
        if givingBack || wasCut { returnQueue(failed) }
        showStatus()
    }
}

extension TurnBody {
    /// The summaries of the thoughts of its last answer.
    fileprivate var thoughts: String? { rounds.last?.answer.thoughts }
}
