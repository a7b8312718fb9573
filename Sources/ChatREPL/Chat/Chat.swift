import ChatKit
package import ChatTerminal
package import ClaudeMessages

/// The chat: what happens becomes changes of the session and rows on the console.
///
/// Lives on the thread that owns the console; answers arrive from elsewhere through its mailbox.
package final class Chat {
    let console: any Console<ChatMessage>
    let client: ClaudeClient
    var session: ChatSession
    /// Seconds since 1970.
    let now: @Sendable () -> Double
    /// The local time of day then, `14:32`.
    let timeOfDay: (Double) -> String
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
    var ending = Ending.success
    /// When it ends though an answer is under way; nil while it goes on.
    var endsAt: ContinuousClock.Instant?
    /// Why nothing more could be shown.
    private(set) var outputFailure: Int32?
    var leavesUntil: ContinuousClock.Instant?
    private var hasAsked = false
    private var hasNotedHistory = false

    package init(
        console: any Console<ChatMessage>, client: ClaudeClient, session: ChatSession,
        notification: Notification = .off, now: @escaping @Sendable () -> Double,
        timeOfDay: @escaping (Double) -> String,
        today: @escaping () -> String,
        fullPath: @escaping (String) -> String
    ) {
        self.fullPath = fullPath
        self.console = console
        self.client = client
        self.session = session
        self.notification = notification
        self.now = now
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
            ask(Question(Draft(unknown: question)))
        }
        console.run { event in self.isEnding ? self.handleEnding(event) : self.handle(event) }
        answer?.task.cancel()
        return ending
    }

    var isEnding: Bool { endsAt != nil }

    private func handle(_ event: TerminalEvent<ChatMessage>) -> LoopDirective {
        switch event {
        case .submitted(let submission): return submitted(submission)
        case .draftBegun: draftBegun()
        case .interrupt: return interrupted()
        case .escape: stopAnswer()
        // Leaving waits for the answer like everything else that was entered.
        case .endOfInput: return take(.leave)
        case .terminated(let signal): return terminated(by: signal)
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

    private func received(_ message: ChatMessage) -> LoopDirective {
        switch message {
        case .turn(let event, let turn): return received(event, of: turn)
        case .asked(let question, let turn): asked(question, of: turn)
        case .models(let models):
            return aside("/model") {
                learn(models)
                return .continue
            }
        case .copied(let what, let base64, let report): copied(what, base64, report)
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
        case .message(let draft): ask(Question(draft), at: session.place)
        case .leave: return leave()
        }
        return .continue
    }

    private func run(_ command: SlashCommand, _ argument: String) -> LoopDirective {
        session.underWay = answer?.meter
        session.now = now()
        let outcome = command.outcome(&session, argument)
        if !outcome.lines.isEmpty { note(outcome.text(columns: console.columns)) }
        if answer != nil, command.isOfLastAnswer, outcome.effect == .none {
            note("the answer under way is not whole yet")
        }
        showFooter()
        switch outcome.effect {
        case .none: return .continue
        case .ask(let question, let place):
            echo(question.draft.shown)
            ask(question, at: place)
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

    private func ask(_ question: Question, at place: Place? = nil) {
        session.now = now()
        if let warning = session.coldWarning(at: place) { note(warning) }
        hasAsked = true
        session.unanswered = nil
        session.place = nil
        begin(question, at: place ?? Place(behind: session.transcript.head))
    }

    private func draftBegun() {
        // A new message is no longer another try of the old one.
        if !console.isDraftReturned { session.place = nil }
        warmUp()
    }

    /// The first key of the first message: the connection is made while the person types.
    private func warmUp() {
        guard !hasAsked, !console.draft.text.hasPrefix("/") else { return }
        hasAsked = true
        client.prewarm()
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
            ?? restingFooter
        console.setFooter([StyledText(untrusted: text, style: Look.remark)])
    }

    private var restingFooter: String {
        session.now = now()
        return Footer.resting(
            session, cacheUntil: session.cacheEnds.map(timeOfDay), columns: console.columns)
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
