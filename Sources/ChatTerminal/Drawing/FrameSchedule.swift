/// The time of the next frame; a value type that gets the time as an argument.
package struct FrameSchedule: Sendable, Hashable {
    package typealias Instant = ContinuousClock.Instant

    /// The time of the next frame; nil if nothing has changed.
    package private(set) var due: Instant?
    private var last: Instant?
    /// Until this time only keys cause a frame, because the size may still be changing.
    private var quietUntil: Instant?
    /// From this time on the size is taken for stable.
    private var steadyFrom: Instant?
    /// The bytes of the answer since the last frame.
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

    /// Adds bytes of the answer to draw; few bytes get a longer interval.
    package mutating func textCame(_ bytes: Int, at now: Instant) {
        waitingText += bytes
        drawSoon(
            at: now,
            after: waitingText < FrameTiming.slowText
                ? FrameTiming.slowInterval : FrameTiming.frameInterval)
    }

    /// Postpones frames after a resize until the size is stable, as resizes come in series.
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
