#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Called here, because inside the type its own functions of these names hide them.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    unsafe read(descriptor, buffer.baseAddress, buffer.count)
}
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// The few system calls on descriptors that reading and waiting need.
package enum Descriptors {
    package enum ReadResult: Sendable {
        case bytes([UInt8])
        case end
        /// Nothing there now.
        case nothing
        case failed(errno: Int32)
    }

    /// A pipe whose ends neither block nor reach child processes.
    package static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }

    /// Whether all that was written is known to be safe.
    @discardableResult package static func close(_ descriptor: Int32) -> Bool {
        systemClose(descriptor) == 0
    }

    package static func read(_ descriptor: Int32, atMost count: Int = 64 * 1024) -> ReadResult {
        var failure: Int32 = 0
        var isEnd = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            let got = unsafe systemRead(descriptor, buffer)
            if got < 0 { failure = errno }
            isEnd = got == 0
            initialized = max(0, got)
        }
        if failure == EAGAIN || failure == EWOULDBLOCK || failure == EINTR { return .nothing }
        if failure != 0 { return .failed(errno: failure) }
        return isEnd ? .end : .bytes(bytes)
    }

    /// Writes one byte if there is room; a full pipe is as good as a written byte.
    package static func nudge(_ descriptor: Int32, with byte: UInt8 = 0) {
        _ = write([byte], to: descriptor)
    }

    /// Waits until one of the descriptors can be read (or is broken), and says which.
    ///
    /// Of `failing`, the last in the answer, nothing but an error or a hang-up is told.
    package static func wait(
        for descriptors: [Int32], failing: Int32 = -1, until deadline: ContinuousClock.Instant?
    ) -> [Bool] {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: failing, events: 0, revents: 0))
        let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
        return polled.map { count > 0 && $0.revents != 0 }
    }

    /// Waits until something can be written, or one of the others be read.
    static func waitForRoom(
        in descriptor: Int32, or others: [Int32] = [],
        until deadline: ContinuousClock.Instant? = nil
    ) {
        var polled = others.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0))
        _ = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
    }

    /// The same terminal or pipe, opened for writing anew and without blocking, which changes
    /// nothing for others that have it open; nil where it cannot be opened.
    static func reopenedForWriting(_ descriptor: Int32) -> Int32? {
        guard isTerminal(descriptor) || isPipe(descriptor),
            let path = Platform.path(of: descriptor)
        else { return nil }
        let opened = unsafe open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        return opened < 0 ? nil : opened
    }

    /// Writes what there is room for; a negative count is an error.
    package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> (
        count: Int, errno: Int32
    ) {
        unsafe bytes.withUnsafeBytes { buffer in
            let written = unsafe systemWrite(descriptor, buffer)
            return (written, written < 0 ? errno : 0)
        }
    }

    /// The bytes, the newline among them, that a terminal passes on of a line it edits itself; the
    /// rest of a longer one is lost.
    package static var longestCookedLine: Int { Platform.longestCookedLine }

    /// Whether something can be read without waiting.
    package static func isReady(_ descriptor: Int32) -> Bool {
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

    static func isPipe(_ descriptor: Int32) -> Bool {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
    }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Whether another job has the terminal.
    package static func isInBackground(of terminal: Int32) -> Bool {
        let foreground = tcgetpgrp(terminal)
        return foreground > 0 && foreground != getpgrp()
    }

    /// The terminal's size now, or nil where it does not say.
    package static func windowSize(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
            size.ws_row > 0
        else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}
