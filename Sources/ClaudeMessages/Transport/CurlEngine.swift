internal import Synchronization

/// The thread that owns a libcurl multi handle and runs every transfer on it.
///
/// It is also the task executor of tasks that prefer it.
final class CurlEngine: TaskExecutor {
    private enum Command {
        case start(Transfer)
        case resume(Transfer)
        case cancel(Transfer)
        case job(UnownedJob)
        case stop
    }

    private struct Inbox {
        var commands: [Command] = []
        /// The thread accepts no more commands.
        var isClosed = false
    }

    private let multi: CurlMulti
    private let trust: TrustStore
    private let inbox = Mutex(Inbox())
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
        let isClosed = inbox.withLock { inbox in
            if !inbox.isClosed { inbox.commands.append(command) }
            return inbox.isClosed
        }
        guard !isClosed else { return refuse(command) }
        // Commands of this thread itself need no wake-up: it reads them before it waits.
        if thread.withLock({ $0 }) != .current { multi.wakeUp() }
    }

    private func takeCommands() -> [Command] {
        inbox.withLock { inbox in
            defer { inbox.commands = [] }
            return inbox.commands
        }
    }

    /// After the thread has ended: runs a job on another thread, and ends a transfer.
    private func refuse(_ command: Command) {
        switch command {
        case .start(let transfer): transfer.finish(TransportError(.cancelled, "stopped"))
        case .job(let job):
            _ = startThread { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        case .resume, .cancel, .stop: break
        }
    }

    private func run() {
        thread.withLock { $0 = .current }
        var active: [ActiveTransfer] = []
        while true {
            let next = carryOut(&active)
            if next == .stop { break }
            // Checked in every pass, so that time-outs also apply while commands keep coming.
            let patience = endStalled(&active)
            // No command has started or resumed a transfer, so only the network can bring work.
            if next == .wait { multi.wait(milliseconds: patience) }
            multi.perform()
            while let (identity, result) = multi.nextFinished() {
                end({ $0.easy.identity == identity }, &active) { $0.easy.failure(result) }
            }
        }
        for transfer in active { transfer.end(multi, TransportError(.cancelled, "stopped")) }
        let left = inbox.withLock { inbox in
            inbox.isClosed = true
            return inbox.commands
        }
        left.forEach(refuse)
    }

    /// The loop's action after all commands.
    private enum Next {
        case perform, wait, stop
    }

    /// Carries out all commands, also those that are posted meanwhile.
    private func carryOut(_ active: inout [ActiveTransfer]) -> Next {
        var next = Next.wait
        var isStopped = false
        while true {
            let commands = takeCommands()
            guard !commands.isEmpty else { return isStopped ? .stop : next }
            for command in commands {
                switch command {
                case .start(let transfer):
                    start(transfer, &active)
                    next = .perform
                case .resume(let transfer):
                    resume(transfer, active)
                    next = .perform
                case .cancel(let transfer):
                    end({ $0.transfer === transfer }, &active) { _ in
                        TransportError(.cancelled, "cancelled")
                    }
                case .job(let job): unsafe job.runSynchronously(on: asUnownedTaskExecutor())
                case .stop: isStopped = true
                }
            }
        }
    }

    private func start(_ transfer: Transfer, _ active: inout [ActiveTransfer]) {
        guard let easy = CurlEasy(transfer.request, trust: trust, receiver: transfer) else {
            return transfer.finish(TransportError(.tooLarge, "out of memory"))
        }
        active.append(ActiveTransfer(easy, transfer))
        multi.add(easy)
    }

    private func resume(_ transfer: Transfer, _ active: [ActiveTransfer]) {
        guard let resumed = active.first(where: { $0.transfer === transfer }) else { return }
        resumed.lastTraffic = .now
        if transfer.expectsEnd { resumed.endExpected = resumed.endExpected ?? .now }
        resumed.easy.resume()
    }

    private func end(
        _ isMeant: (ActiveTransfer) -> Bool, _ active: inout [ActiveTransfer],
        _ error: (ActiveTransfer) -> TransportError?
    ) {
        guard let place = active.firstIndex(where: isMeant) else { return }
        let ended = active.remove(at: place)
        ended.end(multi, error(ended))
    }

    /// Ends transfers past their deadline; returns the milliseconds until the next deadline.
    private func endStalled(_ active: inout [ActiveTransfer]) -> Int32 {
        guard !active.isEmpty else { return .max }
        // This clock runs on while a laptop sleeps, so a connection that died meanwhile is ended.
        let now = ContinuousClock.now
        var next = now + .seconds(3600)
        for transfer in active {
            transfer.noteTraffic(now)
            next = min(next, transfer.deadline)
        }
        guard next <= now else { return Int32(clamping: (next - now).wholeMilliseconds + 1) }
        while let late = active.first(where: { $0.deadline <= now }) {
            end({ $0 === late }, &active) { $0.lateness }
        }
        return 0
    }
}
