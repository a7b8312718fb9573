import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// The answer under way, and what is known of it.
struct Answer {
    let turn: TurnID
    let question: Question
    /// The turn that it was asked behind.
    let parent: TurnID?
    /// The model that was asked.
    let model: String
    let task: Task<Void, Never>
    let started: ContinuousClock.Instant
    var bill: TurnBill
    var filter = TextFilter()
    var thought = Thought()
    /// What has been shown of it.
    private(set) var text = ""
    /// When its first token came.
    var firstToken: ContinuousClock.Instant?
    /// Why another request is waited for, in words and in few, and until when.
    var retry: (cause: String, inShort: String, until: ContinuousClock.Instant)?
    /// How often it was asked for.
    var requests = 1
    /// When a screen reader was told last that nothing has come.
    var toldWait: ContinuousClock.Instant?
    var isStopped = false
    /// Why it is not whole.
    var error: ClaudeError?
    /// It was said already why there is none.
    var isExplained = false

    init(
        _ turn: OpenTurn, _ settings: TurnSettings, task: Task<Void, Never>,
        at now: ContinuousClock.Instant
    ) {
        started = now
        self.turn = turn.id
        question = turn.question
        parent = turn.parent
        model = settings.requests.modelID
        self.task = task
        bill = TurnBill(settings.requests.billing, turn.gauge)
    }

    var meter: LiveMeter { bill.meter }
    var hasText: Bool { !text.isEmpty }

    /// What is to be seen of it.
    enum Stage { case retrying, silent, thinking, talking }

    var stage: Stage {
        if retry != nil { return .retrying }
        if meter.outputTokens == 0 { return .silent }
        return meter.isThinking ? .thinking : .talking
    }

    /// Takes what has come; returns the text to show and the thoughts that are over.
    mutating func take(
        _ events: [StreamEvent], usage: Usage, at now: ContinuousClock.Instant
    ) -> (text: String, thoughts: [String]) {
        retry = nil
        var new = ""
        var thoughts: [String] = []
        for event in events {
            bill.meter.fold(event, usage: usage)
            new += filter.text(of: event)
            if let line = thought.take(event, tokens: bill.meter.outputTokens, at: now) {
                thoughts.append(line)
            }
        }
        if firstToken == nil, bill.meter.outputTokens > 0 { firstToken = now }
        text += new
        return (new, thoughts)
    }

    /// What there is to say about the way it ended; nil where all is as usual.
    ///
    /// `back` is how many messages stand in the prompt again, this one the first of them.
    func remark(
        _ ending: TurnEnding, _ reason: StopReason?, at baseURL: BaseURL, isRemembered: Bool,
        back: Int
    ) -> (text: String, isProblem: Bool)? {
        guard !isExplained else { return nil }
        let whereItIs =
            switch back {
            case 0: "/retry asks again"
            case 1: "your message is back at the prompt"
            default: "your messages are back at the prompt"
            }
        let kept = isRemembered ? "what came is kept" : whereItIs
        if ending == .stopped, isStopped { return ("stopped: \(kept)", false) }
        if let error { return (sentence(for: error, at: baseURL, kept), true) }
        let remark = ErrorText.remark(on: reason, .commands)
        guard isRemembered else {
            return ((remark.map { $0 + "; " } ?? "the answer was empty: ") + whereItIs, false)
        }
        return (remark ?? (meter.hasEnded ? nil : ErrorText.missingEnd)).map { ($0, false) }
    }

    private func sentence(for error: ClaudeError, at baseURL: BaseURL, _ kept: String) -> String {
        let facts = requests > 1 ? "tried \(requests) times, \(kept)" : kept
        return ErrorText.sentence(for: error, at: baseURL, .commands, kept: facts)
    }

    /// What a single question would end with.
    func exitCode(_ reason: StopReason?) -> Int {
        // As a shell tells of a program that Ctrl-C has ended.
        if isStopped { return 128 + Int(Signals.interrupt) }
        let code = error.map { ExitCode(for: $0) } ?? ExitCode(for: reason, hasText: hasText)
        return Int(code.rawValue)
    }

    func footer(queued: Int, columns: Int, at now: ContinuousClock.Instant) -> String {
        let waiting = retry.map { retry in
            ErrorText.wait(retry.cause, retry.inShort, left: max(.zero, retry.until - now))
        }
        return Footer.streaming(
            meter: meter, elapsed: now - started, sinceFirst: firstToken.map { now - $0 },
            waiting: waiting ?? [], queued: queued, columns: columns)
    }
}
