import SystemKit

/// Events between what happens and who is told: one at a time, and none from inside a call of the
/// one before.
final class EventLoop {
    private var handler: ((TerminalEvent) -> LoopDirective)?
    /// What has happened and was not told yet.
    private var events: [TerminalEvent] = []
    private(set) var waking: (any WakeSource)?
    /// Nothing more happens; what has happened is still told.
    private(set) var isStopped = false
    /// When a `timer` event is wanted.
    private(set) var timer: ContinuousClock.Instant?

    /// Runs `body`, during which events are told by `deliver`.
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

    /// Tells that the wait is over, where that means something to the handler.
    func tell(_ news: TerminalNews, at now: ContinuousClock.Instant) {
        if news.isWoken { emit(.woken) }
        guard let due = timer, due <= now else { return }
        timer = nil
        emit(.timer)
    }

    func stop() { isStopped = true }

    /// Nothing can be read or shown any more.
    func terminalIsGone() {
        emit(.terminated(signal: Signals.hangUp))
        stop()
    }

    /// Tells what has happened first; false where that was nothing.
    func deliver() -> Bool {
        guard !events.isEmpty, let handler else { return false }
        if handler(events.removeFirst()) == .stop {
            isStopped = true
            events = []
        }
        return true
    }
}
