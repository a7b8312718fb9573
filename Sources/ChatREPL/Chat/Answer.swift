import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// The state of the answer in progress.
struct Answer {
    let turn: TurnID
    let question: Question
    /// The parent turn in the transcript.
    let parent: TurnID?
    /// The ID of the requested model.
    let model: String
    let task: Task<Void, Never>
    let started: ContinuousClock.Instant
    var bill: TurnBill
    var filter = TextFilter()
    var thought = Thought()
    /// The text shown so far.
    private(set) var text = ""
    /// When the first output token arrived.
    var firstToken: ContinuousClock.Instant?
    /// The cause of the wait before the next request, in a long and a short form, and its end.
    var retry: (cause: String, inShort: String, until: ContinuousClock.Instant)?
    /// The number of requests sent.
    var requests = 1
    /// When the wait was last announced to a screen reader.
    var toldWait: ContinuousClock.Instant?
    var isStopped = false
    /// Why the answer is incomplete.
    var error: ClaudeError?
    /// The reason for a missing answer was already shown.
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

    /// What the footer shows of its progress.
    enum Stage { case retrying, silent, thinking, talking }

    var stage: Stage {
        if retry != nil { return .retrying }
        if meter.outputTokens == 0 { return .silent }
        return meter.isThinking ? .thinking : .talking
    }

    /// Folds stream events; returns the new text and one line for each finished thinking block.
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

    /// A remark on how the answer ended; nil for a normal end.
    ///
    /// `back` is the number of messages returned to the prompt, this one first.
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

    /// The exit code that `claude-chat QUESTION` would have.
    func exitCode(_ reason: StopReason?) -> Int {
        // 128 + SIGINT, the shell's status for a program ended by Ctrl-C.
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
