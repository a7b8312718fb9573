import SystemKit

/// A queue of events; the handler gets one at a time and is never called from inside itself.
final class EventLoop {
    private var handler: ((TerminalEvent) -> LoopDirective)?
    /// Events that have not been delivered yet.
    private var events: [TerminalEvent] = []
    private(set) var waking: (any WakeSource)?
    /// No further events are accepted; the queued ones are still delivered.
    private(set) var isStopped = false
    /// When a `timer` event is wanted.
    private(set) var timer: ContinuousClock.Instant?

    /// Runs `body`, during which `deliver` hands events to `handle`.
    func run(
        waking source: any WakeSource, _ handle: (TerminalEvent) -> LoopDirective,
        _ body: () -> Void
    ) {
        withoutActuallyEscaping(handle) { handle in
            handler = handle
            waking = source
            isStopped = false
            body()
            handler = nil
            waking = nil
        }
    }

    func emit(_ event: TerminalEvent) {
        if !isStopped { events.append(event) }
    }

    func wake(at instant: ContinuousClock.Instant?) { timer = instant }

    /// Queues `woken` and `timer` events after a wait.
    func tell(_ news: WaitResult, at now: ContinuousClock.Instant) {
        if news.isWoken { emit(.woken) }
        guard let due = timer, due <= now else { return }
        timer = nil
        emit(.timer)
    }

    func stop() { isStopped = true }

    /// Queues the event for output that failed, and stops; full output is only late.
    func tell(_ failure: OutputError) {
        switch failure {
        case .noRoom: return
        case .brokenPipe: emit(.terminated(signal: Signals.brokenPipe))
        case .terminalGone: emit(.terminated(signal: Signals.hangUp))
        case .failed(let errno): emit(.outputFailed(errno: errno))
        }
        stop()
    }

    /// Delivers the oldest event; false if there is none.
    func deliver() -> Bool {
        guard !events.isEmpty, let handler else { return false }
        if handler(events.removeFirst()) == .stop {
            isStopped = true
            events = []
        }
        return true
    }
}
