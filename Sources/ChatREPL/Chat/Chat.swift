import ChatKit
package import ChatTerminal
import ClaudeAPI

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
    private var ending = Ending.success
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
        showFooter()
        if let question {
            echo(question)
            ask(question)
        }
        console.run { event in self.handle(event) }
        answer?.task.cancel()
        return ending
    }

    private func handle(_ event: TerminalEvent<ChatMessage>) -> LoopDirective {
        switch event {
        case .submitted(let line): return submitted(line, shown: console.submissionAsShown)
        case .draftBegun: warmUp()
        case .interrupt: return interrupted()
        case .escape: stopAnswer()
        // Leaving waits for the answer like everything else that was entered.
        case .endOfInput: return take(.leave)
        case .terminated(let signal):
            ending = .signal(signal)
            return .stop
        case .message(let message): return received(message)
        case .timer: tick()
        case .resized: showFooter()
        }
        return .continue
    }

    // MARK: What was typed

    private func submitted(_ line: String, shown: String) -> LoopDirective {
        leavesUntil = nil
        noteHistory()
        guard !Prompt.isBlank(line) else { return .continue }
        let directive = take(Entry(line, shown: shown))
        if let remark = Entry.notRun(in: line, shown: shown) { note(remark) }
        return directive
    }

    private func take(_ entry: Entry) -> LoopDirective {
        guard answer == nil || entry.runsWhileBusy else {
            queue.append(entry)
            showStatus()
            return .continue
        }
        switch entry {
        case .unknown(let sentence, let line):
            echo(typed: line)
            note(sentence)
        case .command(let command, let argument, let line):
            echo(typed: line)
            return run(command, argument)
        case .message(let text, let shown):
            echo(typed: shown)
            ask(text)
        case .leave: return leave()
        }
        return .continue
    }

    /// Takes what is next in the queue once nothing is under way.
    func takeNext() -> LoopDirective {
        while answer == nil, !queue.isEmpty {
            let entry = queue.removeFirst()
            showStatus()
            if take(entry) == .stop { return .stop }
        }
        return .continue
    }

    private func run(_ command: SlashCommand, _ argument: String) -> LoopDirective {
        session.underWay = answer?.meter
        let outcome = command.outcome(&session, argument)
        if !outcome.lines.isEmpty { note(outcome.lines.joined(separator: "\n")) }
        showFooter()
        switch outcome.effect {
        case .none: return .continue
        case .ask(let question):
            echo(question)
            ask(question)
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
        let answers = session.ledger.rows.reduce(0) { $0 + $1.answers }
        if answers > 0 {
            let cost = Numbers.cost(session.ledger.total, exact: true)
            note("session \(cost), \(SlashCommand.plural(answers, "answer"))")
        }
        return .stop
    }

    private func ask(_ text: String) {
        if let warning = session.coldWarning(at: .now) { note(warning) }
        hasAsked = true
        session.unanswered = nil
        begin(Asker.Question(.user(text), in: session))
    }

    /// The first key of the first message: the connection is made while the person types.
    private func warmUp() {
        guard !hasAsked, !console.draft.hasPrefix("/") else { return }
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

    /// A line the person has just typed, unless the terminal has shown it.
    private func echo(typed line: String) {
        if !console.showsTyping { echo(line) }
    }

    /// The person's words, as they go into the scrollback.
    private func echo(_ text: String) {
        console.commit(
            StyledText("> ", style: Look.prompt)
                + StyledText(untrustedLines: text, style: Look.typed))
    }

    /// A remark of the program; a problem stands out.
    func note(_ text: String, isProblem: Bool = false) {
        let style = isProblem ? Look.problem : Look.remark
        let remark = StyledText(untrustedLines: text, style: style)
        for line in remark.wrapped(to: console.columns - 1, words: .keep) { console.commit(line) }
        console.commit("")
    }

    /// Says once that lines cannot be kept; the chat goes on without.
    private func noteHistory() {
        guard !hasNotedHistory, let failure = console.historyFailure else { return }
        hasNotedHistory = true
        note("lines are not kept: \(Platform.errorText(failure.errno))")
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
            (thought ?? []) + queue.map { StyledText(untrusted: $0.waiting, style: Look.remark) })
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
