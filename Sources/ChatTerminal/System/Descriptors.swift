#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The few system calls on descriptors that reading and waiting need.
enum Descriptors {
    enum ReadResult: Sendable {
        case bytes([UInt8])
        case end
        /// Nothing there now.
        case nothing
        case failed(errno: Int32)
    }

    /// A pipe whose ends neither block nor reach child processes.
    static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }

    static func close(_ descriptor: Int32) {
        #if canImport(Glibc)
        _ = Glibc.close(descriptor)
        #else
        _ = Darwin.close(descriptor)
        #endif
    }

    static func read(_ descriptor: Int32, atMost count: Int = 64 * 1024) -> ReadResult {
        var failure: Int32 = 0
        var isEnd = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            #if canImport(Glibc)
            let got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #else
            let got = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if got < 0 { failure = errno }
            isEnd = got == 0
            initialized = max(0, got)
        }
        if failure == EAGAIN || failure == EWOULDBLOCK || failure == EINTR { return .nothing }
        if failure != 0 { return .failed(errno: failure) }
        return isEnd ? .end : .bytes(bytes)
    }

    /// Writes one byte if there is room; a full pipe is as good as a written byte.
    static func nudge(_ descriptor: Int32, with byte: UInt8 = 0) {
        _ = write([byte], to: descriptor)
    }

    /// Waits until one of the descriptors can be read (or is broken), and says which.
    ///
    /// Of `failing`, the last in the answer, nothing but an error or a hang-up is told.
    static func wait(
        for descriptors: [Int32], failing: Int32 = -1, until deadline: ContinuousClock.Instant?
    ) -> [Bool] {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: failing, events: 0, revents: 0))
        let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
        return polled.map { count > 0 && $0.revents != 0 }
    }

    /// Writes what there is room for; a negative count is an error.
    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> (
        count: Int, errno: Int32
    ) {
        unsafe bytes.withUnsafeBytes { buffer in
            #if canImport(Glibc)
            let written = unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
            #else
            let written = unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
            #endif
            return (written, written < 0 ? errno : 0)
        }
    }

    /// The bytes, the newline among them, that a terminal passes on of a line it edits itself; the
    /// rest of a longer one is lost.
    static var longestCookedLine: Int {
        #if canImport(Glibc)
        4_096
        #else
        1_024
        #endif
    }

    /// Whether something can be read without waiting.
    static func isReady(_ descriptor: Int32) -> Bool {
        wait(for: [descriptor], until: .now)[0]
    }

    /// Rounded up, so that a deadline has really passed when poll returns; -1 waits for ever.
    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = deadline - .now
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        let milliseconds = min(seconds, 3_600) * 1_000 + attoseconds / 1_000_000_000_000_000 + 1
        return Int32(clamping: milliseconds)
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The terminal's size now, or nil where it does not say.
    static func windowSize(_ descriptor: Int32) -> TerminalSize? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
            size.ws_row > 0
        else { return nil }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
}
