import Synchronization

/// Signals as readable bytes, so that the UI loop can wait for them with everything else.
package final class SignalPipe: Sendable {
    package let reading: Int32
    private let writing: Int32
    /// Whether real signals arrive here; without, only `deliver` does.
    let isInstalled: Bool
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    /// Fails when no pipe can be made.
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

    /// What has arrived since the last call.
    package func take() -> [Int32] { takeAll().filter { $0 != Signals.childChanged } }

    /// The same with news of children.
    func takeAll() -> [Int32] {
        guard case .bytes(let bytes) = Descriptors.read(reading, atMost: 64) else { return [] }
        let signals = bytes.map(Int32.init)
        if signals.contains(where: Signals.isDeadly) { end.withLock { $0 = $0 ?? .now } }
        return signals
    }

    /// A signal that ends the program was taken.
    package var isEnding: Bool { whenEnded != nil }

    /// When a signal that ends the program was first taken.
    var whenEnded: ContinuousClock.Instant? { end.withLock(\.self) }

    /// Waits for a signal, also for the one that says that a child has changed, and returns what has
    /// arrived.
    package func waitForNews() -> [Int32] {
        let soon = ContinuousClock.now + .milliseconds(20)
        _ = Descriptors.wait(for: [reading], until: isInstalled ? nil : soon)
        return take()
    }

    /// Stops the process group as Ctrl-Z does, comes back when it is continued, and returns what
    /// else has arrived meanwhile.
    package func stopProcess() -> [Int32] {
        isInstalled ? stopOnce().arrived : []
    }

    private func stopOnce() -> (arrived: [Int32], wasContinued: Bool) {
        SignalShims.stopProcessGroup()
        // Another thread may take the signal, so this one waits: for SIGCONT, or in vain where
        // stopping is impossible because no shell is there to continue us.
        _ = Descriptors.wait(for: [reading], until: .now + .milliseconds(200))
        SignalShims.watchStop()
        let arrived = take()
        return (
            arrived.filter { $0 != Signals.goOn && $0 != Signals.stop },
            arrived.contains(Signals.goOn)
        )
    }

    /// Stops while another job has the terminal; returns what has arrived, also `before`, at once
    /// where it ends the process.
    ///
    /// The kernel would stop us as well, when we touch the terminal, but then a signal to end had to
    /// wait for the terminal too.
    package func stopInBackground(of terminal: Int32, after before: [Int32] = []) -> [Int32] {
        var arrived = before
        while isInstalled, Descriptors.isInBackground(of: terminal),
            !arrived.contains(where: Signals.isDeadly)
        {
            let stop = stopOnce()
            arrived += stop.arrived
            // Without a shell that would bring us back stopping is impossible.
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
