import ChatKit
package import ChatTerminal
package import ClaudeMessages
import SystemKit

/// The chat: turns terminal events into session changes and console rows.
///
/// Runs on the console's thread; other threads post to its mailbox.
package final class Chat {
    let console: any Console
    let remarks: Remarks
    let waiting: PendingInput
    let desk: TurnDesk
    private let errands: CommandServices
    private let rows: LiveRows
    private let commands: CommandDesk
    let conversations: Conversations
    private let candidates: Candidates
    var end = ChatEnd()
    private let doubts: KeyDoubts

    package init(
        console: any Console, client: ClaudeClient, session: ChatSession,
        commands: CommandTable = CommandTable(), surroundings: ChatSurroundings
    ) {
        self.console = console
        remarks = Remarks(console)
        waiting = PendingInput(console, remarks)
        doubts = KeyDoubts(console, remarks, waiting, surroundings.keeping)
        desk = TurnDesk(console, remarks, waiting, surroundings, client: client, session: session)
        errands = CommandServices(console, remarks, surroundings, desk.mailbox)
        rows = LiveRows(console, remarks, waiting, desk, timeOfDay: surroundings.timeOfDay)
        conversations = Conversations(
            console, remarks, waiting, desk, surroundings)
        self.commands = CommandDesk(
            commands, console, desk, remarks, errands, files: surroundings.settings,
            conversations: conversations)
        candidates = Candidates(console, desk, commands) { [fullPath = surroundings.fullPath] in
            Platform.list(fullPath($0))
        }
    }

    /// A descriptor that is readable while messages of other threads wait.
    package var news: Int32 { desk.mailbox.reading }

    /// The `errno` of the output failure that ended the chat.
    package var outputFailure: Int32? { end.outputFailure }

    /// Runs until the chat is left or a signal ends it; `question` is sent first, or a conversation
    /// with the words `choosing` is chosen.
    package func run(
        banner: [StyledText], question: String?, choosing: String? = nil
    ) -> Ending {
        remarks.changed = { [weak rows = self.rows] in rows?.showStatus() }
        waiting.changed = { [remarks, conversations] in
            remarks.changed()
            conversations.drafts?.keep()
        }
        for line in banner { console.commit(line) }
        console.setPrompt(console.isSpoken ? "you: " : StyledText("> ", style: ChatStyle.prompt))
        console.line.setCompleter { self.candidates.fitting($0, $1) }
        console.line.setRecall { self.waiting.takeBack() }
        rows.showFooter()
        console.run(waking: desk.mailbox) { event in
            defer { self.desk.keepChanges() }
            if case .started = event {
                self.conversations.showEnd()
                self.conversations.drafts?.open()
                if let choosing { self.conversations.resume(choosing, isBare: false) }
                if let question { self.begin(question) }
            }
            return self.end.due == nil ? self.handle(event) : self.handleEnding(event)
        }
        desk.closeAnswer()
        return end.ending
    }

    private func handle(_ event: TerminalEvent) -> LoopDirective {
        switch event {
        case .started: break
        case .submitted(let submission): return submitted(submission)
        case .chosen(let choice): return chosen(choice)
        case .picked(let answer):
            conversations.picked(answer)
            return conversationsAnswered()
        case .draftBegun: conversations.draftBegun()
        case .draftChanged: conversations.drafts?.keep()
        case .interrupt: return interrupted()
        case .escape: desk.stop()
        // Ctrl-D is queued behind an answer in progress, like other input.
        case .endOfInput: return take(.leave)
        case .terminated(let signal): return terminated(by: signal)
        case .outputFailed(let errno):
            end.outputFailure = errno
            end.ending = .code(.ioError)
            conversations.drafts?.finish(after: desk.closeAnswer())
            return .stop
        case .woken: return takeMessages()
        case .timer: rows.tick()
        case .displaced(let lines): remarks.moveAside(lines)
        case .resized: rows.showFooter()
        }
        return .continue
    }

    // MARK: - What comes from other threads

    private func takeMessages() -> LoopDirective {
        for message in desk.mailbox.take() where received(message) == .stop { return .stop }
        return .continue
    }

    private func received(_ message: ChatNews) -> LoopDirective {
        switch message {
        case .turn(let event, let turn):
            let wasAsking = desk.isAsking
            let over = desk.received(event, of: turn)
            if wasAsking, !desk.isAsking { conversations.drafts?.keep() }
            return over.map(goOn) ?? .continue
        case .asked(let question, let turn): desk.asked(question, of: turn)
        case .notKept(let problem): remarks.sayAfter(problem)
        case .draftIsDue: conversations.drafts?.keep()
        case .opened(let opening): conversations.drafts?.opened(opening)
        case .deleted(let result, let line): conversations.drafts?.deleted(result, chosen: line)
        case .titled(let title): conversations.titled(title)
        case .models(let models): remarks.aside("/model") { errands.learn(models, desk) }
        case .listed(let entries, let draft): candidates.listed(entries, for: draft)
        case .copied(let what, let base64, let report): errands.copied(what, base64, report)
        }
        return .continue
    }

    /// After an answer: runs the queued input, or returns it to the prompt.
    private func goOn(after over: TurnDesk.Over) -> LoopDirective {
        // One more tick frees the memory of the finished answer.
        console.wake(after: LiveRows.tickTime)
        remarks.sayHeld()
        if !over.isRemembered || over.wasCut {
            let failed = over.isRemembered ? nil : over.answer
            let isBack = waiting.giveBack(failed?.question.draft)
            if isBack, let failed { desk.session.place = Place(behind: failed.parent) }
        }
        rows.showStatus()
        return takeQueued()
    }

    /// Runs the queue up to the next question, to Claude or to the person.
    private func takeQueued() -> LoopDirective {
        while desk.answer == nil, !conversations.isAsking, let entry = waiting.next() {
            if take(entry) == .stop { return .stop }
            waiting.changed()
        }
        return .continue
    }

    // MARK: - What was typed

    private func begin(_ question: String) {
        remarks.echo(question, as: .question)
        ask(Question(Draft(unknown: question)))
    }

    private func submitted(_ submission: Submission) -> LoopDirective {
        end.leavesUntil = nil
        remarks.sayHistoryFailure()
        guard !submission.message.text.isBlank else { return .continue }
        let isHeld = doubts.holds(submission, waits: conversations.isAsking)
        return isHeld ? .continue : accept(submission)
    }

    private func chosen(_ choice: Int) -> LoopDirective {
        guard !conversations.chosen(choice) else { return conversationsAnswered() }
        defer { doubts.ask() }
        return doubts.chosen(choice).map(accept) ?? .continue
    }

    /// Goes on with what has waited for the answer to a question about conversations.
    private func conversationsAnswered() -> LoopDirective {
        guard !conversations.isAsking else { return .continue }
        doubts.ask()
        return takeQueued()
    }

    private func accept(_ submission: Submission) -> LoopDirective {
        let wasUnderWay = desk.answer != nil
        let directive = take(ChatInput(submission, commands.commands))
        if let remark = ChatInput.notRun(in: submission, commands.commands) {
            if wasUnderWay { remarks.sayAside(remark) } else { remarks.say(remark) }
        }
        return directive
    }

    private func take(_ entry: ChatInput) -> LoopDirective {
        guard desk.answer == nil && !conversations.isAsking || entry.runsWhileBusy else {
            waiting.add(entry)
            return .continue
        }
        if desk.answer != nil { return remarks.aside(entry.entered.shown) { perform(entry) } }
        if !entry.isOnScreen {
            remarks.echo(entry.entered.shown, as: entry.message == nil ? .remark : .question)
        }
        return perform(entry)
    }

    private func perform(_ entry: ChatInput) -> LoopDirective {
        switch entry.meaning {
        case .unknown(let sentence): remarks.say(sentence)
        case .command(let command, let argument): return run(command, argument)
        case .message(let draft): ask(Question(draft), at: desk.session.place)
        case .leave: return leave()
        }
        return .continue
    }

    private func run(_ command: SlashCommand, _ argument: String) -> LoopDirective {
        desk.session.underWay = desk.answer?.meter
        desk.readClock()
        command.run(argument, at: commands)
        // The next command of the queue may be about the conversation as it is kept.
        desk.keepChanges()
        rows.showFooter()
        if let asked = commands.takeAsked() {
            console.commit("")
            remarks.echo(asked.question.draft.shown, as: .question)
            ask(asked.question, at: asked.place, of: asked.model)
        }
        return commands.isLeaving ? leave() : .continue
    }

    // MARK: - Messages

    private func ask(_ question: Question, at place: Place? = nil, of model: String? = nil) {
        conversations.drafts?.keepRest()
        desk.ask(question, at: place, of: model)
        rows.showFooter()
        console.wake(after: LiveRows.tickTime)
    }
}
