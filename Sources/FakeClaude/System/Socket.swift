#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One connected TCP socket; the caller closes it exactly once.
struct Socket: Sendable {
    let descriptor: Int32

    enum Received {
        case bytes([UInt8])
        case closed
    }

    /// Waits for bytes; an error counts as closed, as there is nobody left to tell.
    func receive() -> Received {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .closed }
            return .bytes(Array(buffer.prefix(count)))
        }
    }

    /// Writes everything; `false` when the other side has gone.
    ///
    /// A broken pipe is an answer here and never a signal: the process may be somebody's test.
    func send(_ bytes: [UInt8]) -> Bool {
        unsafe writeAll(bytes) { unsafe systemSend(descriptor, $0) }
    }

    /// Waits until that moment; `false` at once when the other side hangs up meanwhile.
    func wait(until deadline: Int) -> Bool {
        while true {
            let left = deadline - Clock.monotonic()
            guard left > 0 else { return true }
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let milliseconds = Int32(clamping: (left + 999_999) / 1_000_000)
            let ready = unsafe poll(&polled, 1, milliseconds)
            guard ready > 0 else { continue }
            var byte: UInt8 = 0
            let peeked = unsafe recv(descriptor, &byte, 1, Int32(truncatingIfNeeded: MSG_PEEK))
            if peeked > 0 {
                // The client sent its next request early: it is there, so only time is left.
                Clock.sleep(nanoseconds: left)
                return true
            }
            if peeked == 0 || (errno != EINTR && errno != EAGAIN) { return false }
        }
    }

    /// Says that nothing more will be sent (FIN), reads what is under way for a moment, closes.
    ///
    /// Closing with unread bytes would send a reset, which can overtake the answer.
    func closeAfterDraining(limit: Int) {
        shutdown(descriptor, Int32(SHUT_WR))
        var left = limit
        while left > 0, case .bytes(let bytes) = receive() { left -= bytes.count }
        close()
    }

    func close() {
        _ = systemClose(descriptor)
    }

    /// Ends every wait on this socket, also those of other threads.
    func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Closes with a reset (RST) instead of a FIN.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }
}
