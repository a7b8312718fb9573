import ClaudeMessages
import Synchronization

/// Time that passes only when a test says so.
final class StagedTime: Sendable {
    private struct State {
        var passed = Duration.zero
        var sleepers: [(until: Duration, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now
    /// 2026-11-27 12:00 UTC, in seconds since 1970.
    private let date = 1_795_780_800.0

    var now: ContinuousClock.Instant { start + state.withLock(\.passed) }
    var secondsSince1970: Double { date + state.withLock(\.passed) / .seconds(1) }

    /// `12:00`, or so many minutes later.
    func timeOfDay(_ seconds: Double) -> String {
        let minutes = Int(seconds - date) / 60
        return "\(12 + minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    /// When the next sleeper wakes.
    var nextWake: ContinuousClock.Instant? {
        state.withLock { state in state.sleepers.map { start + $0.until }.min() }
    }

    func move(to instant: ContinuousClock.Instant) {
        let woken = state.withLock { state in
            state.passed = max(state.passed, instant - start)
            let passed = state.passed
            let woken = state.sleepers.filter { $0.until <= passed }
            state.sleepers.removeAll { $0.until <= passed }
            return woken
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    var surroundings: Surroundings {
        Surroundings(
            sleep: { duration in
                await withCheckedContinuation { continuation in
                    self.state.withLock { state in
                        state.sleepers.append((state.passed + duration, continuation))
                    }
                }
                try Task.checkCancellation()
            }, random: { 0.5 }, now: { self.secondsSince1970 })
    }
}
