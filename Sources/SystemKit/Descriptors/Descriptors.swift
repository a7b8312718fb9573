#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Wrappers at file level, because members of the same names hide the system calls in the type.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    unsafe read(descriptor, buffer.baseAddress, buffer.count)
}
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// The system calls on file descriptors that are needed for reading, writing and waiting.
package enum Descriptors {
    package enum ReadResult: Sendable {
        case bytes([UInt8])
        case end
        /// Nothing can be read now.
        case nothing
        case failed(errno: Int32)
    }

    /// A pipe whose two ends are non-blocking and closed in child processes (FD_CLOEXEC).
    package static func makePipe() -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        }
        return (ends[0], ends[1])
    }

    /// Closes the descriptor; false when the system reports that written data may be lost.
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

    /// Writes one byte if there is room; a full pipe wakes its reader as well.
    package static func nudge(_ descriptor: Int32, with byte: UInt8 = 0) {
        _ = write([byte], to: descriptor)
    }

    /// Waits until one of the descriptors can be read or has an error; one Bool for each.
    ///
    /// `failing` is only watched for errors and hang-ups; its Bool is the last one.
    package static func wait(
        for descriptors: [Int32], failing: Int32 = -1, until deadline: ContinuousClock.Instant?
    ) -> [Bool] {
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: failing, events: 0, revents: 0))
        let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
        return polled.map { count > 0 && $0.revents != 0 }
    }

    /// Waits until `descriptor` can be written or one of the others can be read.
    static func waitForRoom(
        in descriptor: Int32, or others: [Int32] = [],
        until deadline: ContinuousClock.Instant? = nil
    ) {
        var polled = others.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0))
        _ = unsafe poll(&polled, nfds_t(polled.count), milliseconds(until: deadline))
    }

    /// Opens the same terminal or pipe again for writing, non-blocking; nil when that fails.
    ///
    /// The flag belongs to the new open file, so other programs that have it open still block.
    static func reopenedForWriting(_ descriptor: Int32) -> Int32? {
        guard isTerminal(descriptor) || isPipe(descriptor),
            let path = Platform.path(of: descriptor)
        else { return nil }
        let opened = unsafe open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        return opened < 0 ? nil : opened
    }

    /// Writes as many bytes as there is room for; a negative count means an error.
    package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> (
        count: Int, errno: Int32
    ) {
        unsafe bytes.withUnsafeBytes { buffer in
            let written = unsafe systemWrite(descriptor, buffer)
            return (written, written < 0 ? errno : 0)
        }
    }

    /// The longest line that a terminal in canonical mode passes on, in bytes, newline included;
    /// the rest of a longer line is lost.
    package static var longestCookedLine: Int { Platform.longestCookedLine }

    /// Whether a read would not block.
    package static func isReady(_ descriptor: Int32) -> Bool {
        wait(for: [descriptor], until: .now)[0]
    }

    /// Milliseconds for poll(2), rounded up so that the deadline has passed when it returns; -1
    /// without a deadline.
    private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
        guard let deadline else { return -1 }
        let left = deadline - .now
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        let milliseconds = min(seconds, 3_600) * 1_000 + attoseconds / 1_000_000_000_000_000 + 1
        return Int32(clamping: milliseconds)
    }

    /// Waits until the reader of a pipe has taken what was written to it.
    package static func waitUntilRead(
        _ descriptor: Int32, until deadline: ContinuousClock.Instant
    ) {
        var left: Int32 = 0
        while unsafe ioctl(descriptor, UInt(FIONREAD), &left) == 0, left > 0,
            .now < deadline
        {
            _ = poll(nil, 0, 1)
        }
    }

    package static func isPipe(_ descriptor: Int32) -> Bool {
        var facts = stat()
        return unsafe fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFIFO
    }

    package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Whether another process group is the terminal's foreground job.
    package static func isInBackground(of terminal: Int32) -> Bool {
        let foreground = tcgetpgrp(terminal)
        return foreground > 0 && foreground != getpgrp()
    }

    /// The terminal's size in character cells; nil when the terminal does not report it.
    package static func windowSize(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
            size.ws_row > 0
        else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}
