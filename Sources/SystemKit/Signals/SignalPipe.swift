import Synchronization

/// Signals as bytes in a pipe, so that the UI loop can wait for them in poll(2).
package final class SignalPipe: Sendable {
    package let reading: Int32
    private let writing: Int32
    /// Whether real signals are caught; else only `deliver` adds any.
    let isInstalled: Bool
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// Fails when no pipe can be created.
    ///
    /// Only one pipe of a process can be installed at a time.
    package init?(installed: Bool) {
        guard let ends = Descriptors.makePipe() else { return nil }
        (reading, writing) = ends
        isInstalled = installed
        if installed { SignalShims.watch(Signals.watched, descriptor: writing) }
    }

    /// Puts a signal into the pipe as a handler would.
    package func deliver(_ signal: Int32) {
        Descriptors.nudge(writing, with: UInt8(truncatingIfNeeded: signal))
    }

    /// Removes and returns the signals that have arrived, except SIGCHLD.
    package func take() -> [Int32] { takeAll().filter { $0 != Signals.childChanged } }

    /// As `take()`, with SIGCHLD.
    func takeAll() -> [Int32] {
        guard case .bytes(let bytes) = Descriptors.read(reading, atMost: 64) else { return [] }
        let signals = bytes.map(Int32.init)
        if signals.contains(where: Signals.isDeadly) { end.withLock { $0 = $0 ?? .now } }
        return signals
    }

    /// Whether a signal that ends the program was taken.
    package var isEnding: Bool { whenEnded != nil }

    /// When a signal that ends the program was first taken.
    var whenEnded: ContinuousClock.Instant? { end.withLock(\.self) }

    /// Waits for a signal, SIGCHLD included, and returns the others that have arrived.
    package func waitForNews() -> [Int32] {
        let soon = ContinuousClock.now + .milliseconds(20)
        _ = Descriptors.wait(for: [reading], until: isInstalled ? nil : soon)
        return take()
    }

    /// Stops the process group as Ctrl-Z does; after SIGCONT returns the other signals that have
    /// arrived.
    package func stopProcess() -> [Int32] {
        isInstalled ? stopOnce().arrived : []
    }

    private func stopOnce() -> (arrived: [Int32], wasContinued: Bool) {
        SignalShims.stopProcessGroup()
        // Another thread may take SIGTSTP, so this one waits for SIGCONT; without a shell with job
        // control the process does not stop, and the wait ends after 200 milliseconds.
        _ = Descriptors.wait(for: [reading], until: .now + .milliseconds(200))
        SignalShims.watchStop()
        let arrived = take()
        return (
            arrived.filter { $0 != Signals.goOn && $0 != Signals.stop },
            arrived.contains(Signals.goOn)
        )
    }

    /// Stops while another job is in the foreground; returns `before` and what has arrived, at once
    /// when one of the signals ends the process.
    ///
    /// The kernel would stop the process at its next access to the terminal, but a signal to end
    /// would then take effect only in the foreground.
    package func stopInBackground(of terminal: Int32, after before: [Int32] = []) -> [Int32] {
        var arrived = before
        while isInstalled, Descriptors.isInBackground(of: terminal),
            !arrived.contains(where: Signals.isDeadly)
        {
            let stop = stopOnce()
            arrived += stop.arrived
            // Without a shell with job control the process cannot be stopped.
            guard stop.wasContinued else { break }
        }
        return arrived
    }

    deinit {
        if isInstalled { SignalShims.unwatch(Signals.watched) }
        Descriptors.close(reading)
        Descriptors.close(writing)
    }
}
