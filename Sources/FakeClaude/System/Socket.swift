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

    /// Waits for bytes; an error is reported as closed.
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

    /// Writes all bytes; false when the client has disconnected.
    ///
    /// A broken pipe must be a result and not a signal, as the process may be a test's.
    func send(_ bytes: [UInt8]) -> Bool {
        unsafe writeAll(bytes) { unsafe systemSend(descriptor, $0) }
    }

    /// Waits until `deadline`, in monotonic nanoseconds; false as soon as the client disconnects.
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
                // The next request has arrived early, so poll cannot wait: sleep instead.
                Clock.sleep(nanoseconds: left)
                return true
            }
            if peeked == 0 || (errno != EINTR && errno != EAGAIN) { return false }
        }
    }

    /// Ends the sending side (FIN), reads up to `limit` bytes for a moment, and closes.
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

    /// Interrupts every wait on this socket, also on other threads.
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
