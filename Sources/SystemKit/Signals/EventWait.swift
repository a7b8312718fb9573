/// Waits for messages of other threads, for signals, and for the closing of the output.
///
/// Used by a program without a prompt; it catches the process's signals while it exists.
package struct EventWait<Message: Sendable>: ~Copyable {
    package enum Event {
        case message(Message)
        case signal(Int32)
        /// The reading end of the output is closed.
        case outputClosed
        /// The deadline has passed.
        case tooLate
    }

    package let mailbox = Mailbox<Message>()
    private let signals = SignalPipe(installed: true)
    private let output: Int32

    package init(output: Int32) { self.output = output }

    /// The next event.
    ///
    /// A stop and a new window size are not events; the output is not watched when `watchesOutput`
    /// is false.
    package func wait(
        until deadline: ContinuousClock.Instant? = nil, watchesOutput: Bool = true
    ) -> Event {
        while true {
            if let deadline, deadline <= .now { return .tooLate }
            let ready = Descriptors.wait(
                for: [signals?.reading ?? -1, mailbox.reading],
                failing: watchesOutput ? output : -1,
                until: [deadline, mailbox.nextLook].compactMap(\.self).min())
            if let signal = news() { return .signal(signal) }
            if let message = mailbox.take().first { return .message(message) }
            if ready.last == true { return .outputClosed }
        }
    }

    /// The first signal that has to be handled.
    private func news() -> Int32? {
        guard let signals else { return nil }
        for signal in signals.take() {
            let arrived = signal == Signals.stop ? signals.stopProcess() : [signal]
            if let news = arrived.first(where: { $0 != Signals.windowChanged && $0 != Signals.goOn }
            ) {
                return news
            }
        }
        return nil
    }
}
