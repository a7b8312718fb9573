import ChatKit
import ChatTerminal
import ClaudeMessages

/// The answer under way, and what is known of it.
struct Answer {
    let question: Asker.Question
    /// The message as it comes back to the prompt.
    let asked: Draft
    let task: Task<Void, Never>
    let started = ContinuousClock.now
    var meter: LiveMeter
    var filter = TextFilter()
    var thought = Thought()
    var hasText = false
    /// When its first token came.
    var firstToken: ContinuousClock.Instant?
    /// A wait before another request, and until when.
    var retry: (cause: String, until: ContinuousClock.Instant)?
    var isStopped = false
    /// Turns that leave the window when the answer begins.
    var sliding = 0

    init(_ question: Asker.Question, asked: Draft, task: Task<Void, Never>) {
        self.question = question
        self.asked = asked
        self.task = task
        meter = LiveMeter(
            question.settings.billing, bytesPerToken: question.conversation.bytesPerToken)
    }

    /// Takes what has come; returns the text to show and the thoughts that are over.
    mutating func take(_ events: [StreamEvent], usage: Usage) -> (text: String, thoughts: [String])
    {
        retry = nil
        var text = ""
        var thoughts: [String] = []
        for event in events {
            meter.fold(event, usage: usage)
            text += filter.text(of: event)
            if let line = thought.take(event, tokens: meter.outputTokens, at: .now) {
                thoughts.append(line)
            }
        }
        if firstToken == nil, meter.outputTokens > 0 { firstToken = .now }
        if !text.isEmpty { hasText = true }
        return (text, thoughts)
    }

    func footer(queued: Int, columns: Int) -> String {
        let now = ContinuousClock.now
        let waiting = retry.map { retry in
            let left = max(.zero, retry.until - now)
            return "\(retry.cause), asking again in \(Numbers.elapsed(left))"
        }
        return Footer.streaming(
            meter: meter, elapsed: now - started, sinceFirst: firstToken.map { now - $0 },
            waiting: waiting, queued: queued, columns: columns)
    }
}
