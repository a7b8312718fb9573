import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

// The life of an answer: begun, arriving, over.
extension Chat {
    /// The footer moves four times a second while an answer is under way, and never else.
    private static let tickTime = Duration.milliseconds(250)

    func begin(_ asked: Draft) {
        let question = Asker.Question(.user(asked.text), in: session)
        let asker = asker
        let mailbox = console.mailbox
        let task = Task.detached(executorPreference: asker.client.taskExecutor) {
            await asker.ask(question, tell: mailbox.post, taken: mailbox.emptied)
        }
        answer = Answer(question, asked: asked, task: task)
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

    func received(_ message: ChatMessage) -> LoopDirective {
        switch message {
        case .events(let events, let usage):
            slide()
            take(events, usage)
        case .began(let head): session.rateLimits = head.rateLimits
        case .models(let models):
            return aside("/model") {
                learn(models)
                return .continue
            }
        case .copied(let what, let base64, let report): copied(what, base64, report)
        case .retrying(let notice):
            let cause = ErrorText.cause(of: notice.error, at: asker.client.configuration.baseURL)
            answer?.retry = (cause, .now + notice.wait)
            showFooter()
        case .sliding(let count): announceSlide(count)
        case .tooLong(let tokens):
            note(
                "this message alone is about \(Numbers.grouped(tokens)) tokens, more than the window "
                    + "of \(Numbers.grouped(session.window.limit)): shorten it, or /window N")
            end(givingBack: true, wasCut: true)
        case .ended(let message, let error):
            finish(message, error)
            return takeNext()
        }
        return .continue
    }

    /// Shows what has come: thoughts while they last, or as one line, and text.
    private func take(_ events: [StreamEvent], _ usage: Usage) {
        guard let (text, thoughts) = answer?.take(events, usage: usage) else { return }
        if session.showsThinking {
            if !thoughts.isEmpty, answer?.hasText == true { console.endStream() }
            for line in thoughts { console.commit(StyledText(untrusted: line, style: Look.remark)) }
            showStatus()
        }
        if !text.isEmpty { console.stream(text) }
    }

    /// Says what is about to leave the window, and what that costs.
    private func announceSlide(_ count: Int) {
        answer?.sliding = count
        var after = session
        after.conversation.slide(dropping: count)
        note(
            "the window is full: the \(SlashCommand.plural(count, "oldest turn")) "
                + "will not be sent any more" + SlashCommand.coldCache(after))
    }

    /// Once the answer begins, the turns have left; a request that failed changes nothing.
    private func slide() {
        guard let count = answer?.sliding, count > 0 else { return }
        answer?.sliding = 0
        session.conversation.slide(dropping: count)
    }

    private func finish(_ message: Message?, _ error: ClaudeError?) {
        guard let answer else { return }
        let rest = self.answer?.filter.finish() ?? ""
        if !rest.isEmpty { console.stream(rest) }
        console.endStream()
        // The API's own failure before any content is not billed, and nothing to remember.
        let hasFailed = error.map { $0.code != .cancelled } ?? false
        let begun = hasFailed && message?.content.isEmpty == true ? nil : message
        let isRemembered = begun.map {
            session.settle(
                answer.question.message, answer: $0, meter: answer.meter, wasCut: error != nil)
        }
        noteCache(answer)
        session.lastThought = message?.thoughts
        say(error, message, isRemembered == true)
        announceEnd(answer)
        end(givingBack: isRemembered != true, wasCut: error != nil)
    }

    /// Where there is no footer its figures are said, and who looks elsewhere is told.
    private func announceEnd(_ answer: Answer) {
        if console.speaks, let facts = session.lastAnswer {
            note(Footer.facts(facts.usage, facts.cost).joined(separator: ", "))
        }
        if .now - answer.started >= Self.longAnswer {
            console.notify("The answer is over.", by: notification)
        }
    }

    /// An answer for which nobody sits and waits.
    private static let longAnswer = Duration.seconds(10)

    /// What there is to say about the way it ended, and the blank line behind an answer.
    private func say(_ error: ClaudeError?, _ message: Message?, _ isRemembered: Bool) {
        let sentence: String?
        let isStopped = answer?.isStopped == true && error?.code == .cancelled
        if let error {
            let kept = isRemembered ? "what came is kept" : whereItIs
            sentence =
                isStopped
                ? "stopped: \(kept)"
                : ErrorText.sentence(
                    for: error, at: asker.client.configuration.baseURL, kept: kept)
        } else if !isRemembered {
            let remark = ErrorText.remark(on: message?.stopReason).map { $0 + "; " }
            sentence = (remark ?? "the answer was empty: ") + whereItIs
        } else {
            sentence = ErrorText.remark(on: message?.stopReason)
        }
        if answer?.hasText == true { console.commit("") }
        if let sentence { note(sentence, isProblem: error != nil && !isStopped) }
    }

    /// Where a message is that got no answer.
    private var whereItIs: String {
        canTakeBack ? "your message is back at the prompt" : "/retry asks again"
    }

    /// The cache entry lives from the start of the request that wrote or read it.
    private func noteCache(_ answer: Answer) {
        let usage = answer.meter.usage
        let cached = (usage.cacheReadTokens ?? 0).addingSaturating(usage.cacheWriteTokens ?? 0)
        guard cached > 0, let cache = answer.question.settings.cache else { return }
        let lifetime: Duration = cache == .oneHour ? .seconds(3600) : .seconds(300)
        session.cacheEnds = answer.started + lifetime
        session.lastAnswer?.cacheUntil = timeOfDay(lifetime - (.now - answer.started))
    }

    private func end(givingBack: Bool, wasCut: Bool) {
        let failed = givingBack ? answer?.asked : nil
        if let failed { session.unanswered = failed.text }
        answer = nil
        console.isBusy = false
        // Once more: memory is given back when nobody holds the answer any more.
        console.wakeAt(.now + Self.tickTime)
        sayHeld()
        if givingBack || wasCut { returnQueue(failed) }
        showStatus()
    }
}
