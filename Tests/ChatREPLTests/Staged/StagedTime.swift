import ClaudeMessages
import Synchronization

/// Time that passes only when a test says so.
final class StagedTime: Sendable {
    private struct State {
        var passed = Duration.zero
        var started = 0
        var sleepers: [(id: Int, until: Duration, continuation: CheckedContinuation<Void, Never>)] =
            []
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

    /// Until then, or until the task is cancelled.
    private func sleep(_ duration: Duration) async {
        let id = state.withLock { state in
            state.started += 1
            return state.started
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { state in
                    let until = Task.isCancelled ? state.passed : state.passed + duration
                    state.sleepers.append((id, until, continuation))
                }
            }
        } onCancel: {
            state.withLock { state in
                guard let place = state.sleepers.firstIndex(where: { $0.id == id }) else { return }
                state.sleepers[place].until = state.passed
            }
        }
    }

    var surroundings: Surroundings {
        Surroundings(
            sleep: { duration in
                await self.sleep(duration)
                try Task.checkCancellation()
            }, random: { 0.5 }, now: { self.secondsSince1970 })
    }
}
