/// When the next frame is drawn; a value that is told the time.
package struct FrameSchedule: Sendable, Hashable {
    package typealias Instant = ContinuousClock.Instant

    /// When there is something to draw; nil where nothing is to be drawn.
    package private(set) var due: Instant?
    private var last: Instant?
    /// Until then only keys are drawn, because the window may still be changing its size.
    private var quietUntil: Instant?
    /// From then on the window is taken to keep its size.
    private var steadyFrom: Instant?
    /// Bytes of the answer that came after the last frame.
    private var waitingText = 0

    package init() {}

    package mutating func drawNow(at now: Instant) { due = now }

    package mutating func drawSoon(at now: Instant, after interval: Duration? = nil) {
        let next =
            [quietUntil, last.map { $0 + (interval ?? FrameTiming.frameInterval) }].compactMap(
                \.self
            ).max() ?? now
        due = min(due ?? next, next)
    }

    /// So many bytes of an answer are to be drawn: a little waits for more.
    package mutating func textCame(_ bytes: Int, at now: Instant) {
        waitingText += bytes
        drawSoon(
            at: now,
            after: waitingText < FrameTiming.slowText
                ? FrameTiming.slowInterval : FrameTiming.frameInterval)
    }

    /// The window has another size: it is drawn when that has come to rest, for another change may
    /// be under way already.
    package mutating func resized(at now: Instant) {
        steadyFrom = now + FrameTiming.unsteadyTime
        quietUntil = now + FrameTiming.resizePause
        due = quietUntil
    }

    package mutating func drawn(at now: Instant) {
        due = nil
        last = now
        waitingText = 0
    }

    package func isDue(at now: Instant) -> Bool { due.map { $0 <= now } ?? false }
    package func isQuiet(at now: Instant) -> Bool { quietUntil.map { now < $0 } ?? false }
    package func isSteady(at now: Instant) -> Bool { steadyFrom.map { $0 <= now } ?? true }

    /// The last frame may not have reached the terminal yet.
    package func isInFlight(at now: Instant) -> Bool {
        last.map { now - $0 < FrameTiming.flightTime } ?? false
    }
}
