#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Waits for work on other threads, for signals, and for the reader of the output to go away.
///
/// The wait of a program without a prompt; it owns the process's signals while it lives.
package struct Vigil<Message: Sendable>: ~Copyable {
    package enum Event {
        case message(Message)
        case signal(Int32)
        /// Nobody reads the output any more.
        case outputClosed
        /// The time to wait is over.
        case tooLate
    }

    package let mailbox = Mailbox<Message>()
    private let signals = SignalPipe(installed: true)
    private let output: Int32

    package init(output: Int32) { self.output = output }

    /// The next thing that happens. A stop and a new window size are no news here.
    package func wait(until deadline: ContinuousClock.Instant? = nil) -> Event {
        while true {
            if let deadline, deadline <= .now { return .tooLate }
            var polled = [
                pollfd(fd: signals?.reading ?? -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: mailbox.reading, events: Int16(POLLIN), revents: 0),
                // Without events asked for, only an error or a hang-up is told.
                pollfd(fd: output, events: 0, revents: 0),
            ]
            let patience = Descriptors.milliseconds(until: deadline)
            guard unsafe poll(&polled, nfds_t(polled.count), patience) > 0 else { continue }
            if let signal = news() { return .signal(signal) }
            if let message = mailbox.take().first { return .message(message) }
            if polled[2].revents != 0 { return .outputClosed }
        }
    }

    /// The first signal that is to be acted on.
    private func news() -> Int32? {
        guard let signals else { return nil }
        for signal in signals.take() {
            let arrived = signal == SIGTSTP ? signals.stopProcess() : [signal]
            if let news = arrived.first(where: { $0 != SIGWINCH && $0 != SIGCONT }) { return news }
        }
        return nil
    }
}
