internal import Synchronization

/// The one thread that owns a multi handle and runs every transfer on it.
///
/// It also runs tasks that prefer it.
final class CurlEngine: TaskExecutor {
    private enum Command {
        case start(Transfer)
        case resume(Transfer)
        case cancel(Transfer)
        case job(UnownedJob)
        case stop
    }

    private let multi: CurlMulti
    private let trust: TrustStore
    private let inbox = Mutex<[Command]>([])
    private let thread = Mutex<ThreadIdentity?>(nil)

    /// Starts the thread; `nil` when libcurl cannot be set up.
    init?(trust: TrustStore) {
        guard let multi = CurlMulti() else { return nil }
        self.multi = multi
        self.trust = trust
        guard startThread({ self.run() }) else { return nil }
    }

    func start(_ transfer: Transfer) { post(.start(transfer)) }
    func resume(_ transfer: Transfer) { post(.resume(transfer)) }
    func cancel(_ transfer: Transfer) { post(.cancel(transfer)) }
    func stop() { post(.stop) }
    func enqueue(_ job: consuming ExecutorJob) { post(.job(UnownedJob(job))) }

    private func post(_ command: Command) {
        inbox.withLock { $0.append(command) }
        // What this thread posts to itself it finds before it waits again.
        if thread.withLock(\.self) != .current { multi.wakeUp() }
    }

    private func takeCommands() -> [Command] {
        inbox.withLock { commands in
            defer { commands = [] }
            return commands
        }
    }

    /// A transfer under way; known to the engine's thread alone.
    private struct Active {
        let easy: CurlEasy
        let transfer: Transfer
        let started: ContinuousClock.Instant
        var lastTraffic: ContinuousClock.Instant
        var hasFirstByte = false
        /// When its reader said that the answer is over.
        var endExpected: ContinuousClock.Instant?

        init(_ easy: CurlEasy, _ transfer: Transfer) {
            self.easy = easy
            self.transfer = transfer
            started = .now
            lastTraffic = started
        }

        /// When the server will have been silent for too long.
        private var silenceEnds: ContinuousClock.Instant {
            let timeouts = transfer.request.timeouts
            return lastTraffic + (hasFirstByte ? timeouts.idle : timeouts.firstByte)
        }

        /// When it ends if nothing happens, and why.
        var deadline: (ContinuousClock.Instant, TransportError) {
            let total = transfer.request.timeouts.total
            if let endExpected {
                let end = min(lastTraffic + .seconds(1), endExpected + .seconds(5))
                return (end, TransportError(.cutOff, "the end did not come"))
            }
            if silenceEnds < started + total {
                let silence = (silenceEnds - lastTraffic).components.seconds
                return (silenceEnds, TransportError(.stalled, "no data for \(silence) s"))
            }
            let limit = total.components.seconds
            return (
                started + total, TransportError(.tookTooLong, "not over after \(limit) s")
            )
        }
    }

    private func run() {
        thread.withLock { $0 = .current }
        var active: [CurlIdentity: Active] = [:]
        while apply(takeCommands(), &active) {
            multi.perform()
            while let (identity, result) = multi.nextFinished() {
                end(identity, &active) { $0.failure(result) }
            }
            let wait = endStalled(&active)
            if inbox.withLock(\.isEmpty) { multi.wait(milliseconds: wait) }
        }
        for identity in active.keys {
            end(identity, &active) { _ in TransportError(.cancelled, "stopped") }
        }
    }

    /// Carries commands out; `false` when it is time to stop.
    private func apply(_ commands: [Command], _ active: inout [CurlIdentity: Active]) -> Bool {
        for command in commands {
            switch command {
            case .start(let transfer):
                guard let easy = CurlEasy(transfer.request, trust: trust, receiver: transfer)
                else {
                    transfer.finish(TransportError(.tooLarge, "out of memory"))
                    continue
                }
                active[easy.identity] = Active(easy, transfer)
                multi.add(easy)
            case .resume(let transfer):
                guard let identity = identity(of: transfer, active) else { continue }
                active[identity]?.lastTraffic = .now
                if transfer.expectsEnd { active[identity]?.endExpected = .now }
                active[identity]?.easy.resume()
            case .cancel(let transfer):
                if let identity = identity(of: transfer, active) {
                    end(identity, &active) { _ in TransportError(.cancelled, "cancelled") }
                }
            case .job(let job): unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            case .stop: return false
            }
        }
        return true
    }

    private func identity(
        of transfer: Transfer, _ active: [CurlIdentity: Active]
    ) -> CurlIdentity? {
        active.first { $0.value.transfer === transfer }?.key
    }

    private func end(
        _ identity: CurlIdentity, _ active: inout [CurlIdentity: Active],
        _ error: (CurlEasy) -> TransportError?
    ) {
        guard let ended = active.removeValue(forKey: identity) else { return }
        multi.remove(ended.easy)
        ended.transfer.finish(error(ended.easy))
    }

    /// Ends transfers whose server is silent; returns how long the next may stay so, in ms.
    private func endStalled(_ active: inout [CurlIdentity: Active]) -> Int32 {
        guard !active.isEmpty else { return .max }
        // After a laptop's sleep this clock has moved on, and the connection is found dead.
        let now = ContinuousClock.now
        var wait = Duration.seconds(3600)
        for (identity, state) in active {
            var state = state
            if state.transfer.takeTraffic() {
                state.hasFirstByte = true
                state.lastTraffic = now
            } else if state.transfer.isPaused {
                state.lastTraffic = now
            }
            active[identity] = state
            let (deadline, error) = state.deadline
            if deadline <= now {
                end(identity, &active) { _ in error }
            } else {
                wait = min(wait, deadline - now)
            }
        }
        return Int32(clamping: wait.wholeMilliseconds + 1)
    }
}
