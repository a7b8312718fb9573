import ChatKit
package import ChatTerminal
import ClaudeMessages

/// The chat: what happens becomes changes of the session and rows on the console.
///
/// Lives on the thread that owns the console; answers arrive from elsewhere through its mailbox.
package final class Chat {
    let console: any Console<ChatMessage>
    let asker: Asker
    var session: ChatSession
    /// The time of day that much later, `14:32`.
    let timeOfDay: (Duration) -> String
    /// `2026-11-27`.
    let today: () -> String
    /// How a long answer says that it is over.
    let notification: Notification
    /// A path as typed, for the system: `~/` is the home folder.
    let fullPath: (String) -> String

    /// The answer under way.
    var answer: Answer?
    /// What was entered meanwhile, to be taken one after the other.
    var queue: [Entry] = []
    /// What is being said aside; nil while nothing is.
    var said: [StyledText]?
    /// What waits to be said until the answer is over.
    var held: [Aside] = []
    /// The messages that stand in the prompt again.
    var returned: [Draft] = []
    /// What was asked last, as it was entered.
    private var lastAsked = Draft("")
    private var ending = Ending.success
    /// Why nothing more could be shown.
    private(set) var outputFailure: Int32?
    private var leavesUntil: ContinuousClock.Instant?
    private var hasAsked = false
    private var hasNotedHistory = false

    package init(
        console: any Console<ChatMessage>, asker: Asker, session: ChatSession,
        notification: Notification = .off, timeOfDay: @escaping (Duration) -> String,
        today: @escaping () -> String,
        fullPath: @escaping (String) -> String
    ) {
        self.fullPath = fullPath
        self.console = console
        self.asker = asker
        self.session = session
        self.notification = notification
        self.timeOfDay = timeOfDay
        self.today = today
    }

    /// Runs until the person leaves or a signal ends it; a question is asked at once.
    package func run(banner: [StyledText], question: String?) -> Ending {
        for line in banner { console.commit(line) }
        console.setPrompt(StyledText("> ", style: Look.prompt))
        console.setCompleter { draft in
            Completer(session: self.session) { Platform.list(self.fullPath($0)) }
                .completions(for: draft)
        }
        console.setRecall { self.takeBack() }
        showFooter()
        if let question, !console.hasFailed {
            echo(question)
            ask(Draft(unknown: question))
        }
        console.run { event in self.handle(event) }
        answer?.task.cancel()
        return ending
    }

    private func handle(_ event: TerminalEvent<ChatMessage>) -> LoopDirective {
        switch event {
        case .submitted(let submission): return submitted(submission)
        case .draftBegun: warmUp()
        case .interrupt: return interrupted()
        case .escape: stopAnswer()
        // Leaving waits for the answer like everything else that was entered.
        case .endOfInput: return take(.leave)
        case .terminated(let signal):
            ending = .signal(signal)
            console.endStream()
            sayHeld()
            return .stop
        case .outputFailed(let errno):
            outputFailure = errno
            ending = .code(.ioError)
            return .stop
        case .message(let message): return received(message)
        case .timer: tick()
        case .resized:
            moveAside()
            showFooter()
        }
        return .continue
    }

    // MARK: What was typed

    private func submitted(_ submission: Submission) -> LoopDirective {
        leavesUntil = nil
        noteHistory()
        guard !submission.message.text.isBlank else { return .continue }
        let wasUnderWay = answer != nil
        let directive = take(Entry(submission))
        if let remark = Entry.notRun(in: submission) {
            if wasUnderWay { noteAside(remark) } else { note(remark) }
        }
        return directive
    }

    func take(_ entry: Entry) -> LoopDirective {
        guard answer == nil || entry.runsWhileBusy else {
            enqueue(entry)
            return .continue
        }
        if answer != nil { return aside(entry.entered.shown) { perform(entry) } }
        if !entry.isOnScreen { echo(entry.entered.shown) }
        return perform(entry)
    }

    private func perform(_ entry: Entry) -> LoopDirective {
        switch entry.meaning {
        case .unknown(let sentence): note(sentence)
        case .command(let command, let argument): return run(command, argument)
        case .message(let draft): ask(draft)
        case .leave: return leave()
        }
        return .continue
    }

    private func run(_ command: SlashCommand, _ argument: String) -> LoopDirective {
        session.underWay = answer?.meter
        let outcome = command.outcome(&session, argument)
        if !outcome.lines.isEmpty { note(outcome.text(columns: console.columns)) }
        if answer != nil, command.isOfLastAnswer, outcome.effect == .none {
            note("the answer under way is not whole yet")
        }
        showFooter()
        switch outcome.effect {
        case .none: return .continue
        case .ask(let question):
            let draft = asEntered(question)
            echo(draft.shown)
            ask(draft)
        case .listModels: listModels()
        case .copy(let text): copy(text)
        case .view(let text): view(text)
        case .save(let text, let path): save(text, path)
        case .edit(let turnsBack): edit(turnsBack)
        case .history(let text): showHistory(text)
        case .quit: return leave()
        }
        return .continue
    }

    /// Leaves, with the bill in the scrollback.
    private func leave() -> LoopDirective {
        sayForgotten(queue)
        let answers = session.ledger.rows.reduce(0) { $0 + $1.answers }
        if answers > 0 {
            let cost = Numbers.cost(session.ledger.total, exact: true)
            note("session \(cost), \(SlashCommand.plural(answers, "answer"))")
        }
        return .stop
    }

    /// A message of before, folded as it was.
    func asEntered(_ text: String) -> Draft {
        lastAsked.text == text ? lastAsked : console.history.draft(of: text)
    }

    private func ask(_ draft: Draft) {
        if let warning = session.coldWarning(at: .now) { note(warning) }
        hasAsked = true
        lastAsked = draft
        session.unanswered = nil
        begin(draft)
    }

    /// The first key of the first message: the connection is made while the person types.
    private func warmUp() {
        guard !hasAsked, !console.draft.text.hasPrefix("/") else { return }
        hasAsked = true
        asker.client.prewarm()
    }

    // MARK: Leaving

    private func interrupted() -> LoopDirective {
        if answer != nil {
            stopAnswer()
            return .continue
        }
        let now = ContinuousClock.now
        if let leavesUntil, now < leavesUntil { return leave() }
        leavesUntil = now + .seconds(2)
        note("Ctrl-C again, or Ctrl-D, leaves")
        return .continue
    }

    // MARK: What is shown

    /// The person's words, as they go into the scrollback.
    func echo(_ text: String) {
        console.commit(
            StyledText("> ", style: Look.prompt)
                + StyledText(untrustedLines: text, style: Look.typed))
    }

    /// A remark of the program; a problem stands out.
    func note(_ text: String, isProblem: Bool = false) {
        let style = isProblem ? Look.problem : Look.remark
        let remark = StyledText(untrustedLines: text, style: style)
        guard said == nil else { return said = (said ?? []) + [remark] }
        commit(remark)
        console.commit("")
    }

    func commit(_ remark: StyledText) {
        for line in remark.wrapped(to: console.columns - 1, words: .keep) { console.commit(line) }
    }

    /// Says once that lines cannot be kept; the chat goes on without.
    private func noteHistory() {
        guard !hasNotedHistory, let failure = console.historyFailure else { return }
        hasNotedHistory = true
        noteAside(ErrorText.noHistory(failure))
    }

    func showFooter() {
        let text =
            answer.map { $0.footer(queued: queue.count, columns: console.columns) }
            ?? Footer.resting(session, columns: console.columns)
        console.setFooter([StyledText(untrusted: text, style: Look.remark)])
    }

    func showStatus() {
        let thought = session.showsThinking ? answer?.thought.rows(columns: console.columns) : nil
        console.setStatus(
            (thought ?? []) + waitingAside
                + queue.map { StyledText(untrusted: $0.waiting, style: Look.remark) })
        showFooter()
    }
}

/// The few styles of the chat.
enum Look {
    static let prompt = Style(bold: true, color: .cyan)
    static let typed = Style.bold
    static let remark = Style.dim
    static let problem = Style(color: .red)
}
