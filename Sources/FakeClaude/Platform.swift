// The one file that speaks to the operating system: sockets, threads, clocks, signals, files.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the operating system refused, in its own words.
package struct SystemError: Error, CustomStringConvertible {
    package let description: String

    init(_ call: String) {
        let number = errno
        let words = unsafe strerror(number)
        description = unsafe "\(call): \(words.map { unsafe String(cString: $0) } ?? "\(number)")"
    }
}

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
            let peeked = unsafe recv(descriptor, &byte, 1, Int32(truncatingIfNeeded: peekFlag))
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
        shutdown(descriptor, Int32(shutdownWrite))
        var left = limit
        while left > 0, case .bytes(let bytes) = receive() { left -= bytes.count }
        close()
    }

    func close() {
        _ = systemClose(descriptor)
    }

    /// Ends every wait on this socket, also those of other threads.
    func shutDown() {
        shutdown(descriptor, Int32(shutdownBoth))
    }

    /// Closes with a reset (RST) instead of a FIN.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }
}

#if canImport(Glibc)
private let peekFlag = MSG_PEEK
private let shutdownWrite = SHUT_WR
private let shutdownBoth = SHUT_RDWR
private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
private let peekFlag = MSG_PEEK
private let shutdownWrite = SHUT_WR
private let shutdownBoth = SHUT_RDWR
private let streamSocket = SOCK_STREAM
#endif

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
    unsafe send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
    #else
    unsafe send(descriptor, bytes.baseAddress, bytes.count, 0)
    #endif
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}

/// Repeats a writing call until every byte is taken; `false` when it fails.
private func writeAll(
    _ bytes: [UInt8], _ write: (UnsafeRawBufferPointer) -> Int
) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = unsafe rest.withUnsafeBytes { unsafe write($0) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
    }
    return true
}

/// Keeps a descriptor from programs this process may start, which would hold it open.
private func keepFromChildren(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}

/// A listening socket on 127.0.0.1 and the pipe that ends its waiting.
struct Listener: Sendable {
    let descriptor: Int32
    let port: Int
    private let wakeReader: Int32
    private let wakeWriter: Int32

    init(port: Int) throws(SystemError) {
        descriptor = socket(AF_INET, streamSocket, 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        keepFromChildren(descriptor)
        var yes: Int32 = 1
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let opened = descriptor
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(opened, generic, length) == 0 && listen(opened, 128) == 0
                    && getsockname(opened, generic, &length) == 0
            }
        }
        guard bound else {
            let error = SystemError("bind to 127.0.0.1:\(port)")
            _ = systemClose(descriptor)
            throw error
        }
        self.port = Int(in_port_t(bigEndian: address.sin_port))
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe") }
        wakeReader = ends[0]
        wakeWriter = ends[1]
        for end in ends { keepFromChildren(end) }
    }

    /// The next connection; `nil` once `wake()` was called.
    func accept() -> Socket? {
        while true {
            var polled = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0),
            ]
            guard unsafe poll(&polled, 2, -1) >= 0 else { continue }
            if polled[1].revents != 0 { return nil }
            let connection = acceptConnection(descriptor)
            guard connection >= 0 else { continue }
            keepFromChildren(connection)
            var yes: Int32 = 1
            #if !canImport(Glibc)
            _ = unsafe setsockopt(
                connection, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
            #endif
            // Every write is a packet of its own, so that small pieces arrive when they are sent.
            _ = unsafe setsockopt(
                connection, Int32(IPPROTO_TCP), TCP_NODELAY, &yes,
                socklen_t(MemoryLayout<Int32>.size))
            return Socket(descriptor: connection)
        }
    }

    func wake() {
        var byte: UInt8 = 1
        _ = unsafe write(wakeWriter, &byte, 1)
    }

    func close() {
        for end in [descriptor, wakeReader, wakeWriter] { _ = systemClose(end) }
    }
}

private func acceptConnection(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }

/// The two clocks of the system.
enum Clock {
    /// Nanoseconds that only grow.
    static func monotonic() -> Int { read(CLOCK_MONOTONIC) }

    /// Milliseconds since 1970.
    static func wall() -> Int { read(CLOCK_REALTIME) / 1_000_000 }

    private static func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    static func sleep(nanoseconds: Int) {
        var time = timespec(
            tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
        _ = unsafe nanosleep(&time, nil)
    }
}

/// Runs work on a detached thread of its own.
func startThread(_ work: @escaping @Sendable () -> Void) throws(SystemError) {
    final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
    let box = unsafe Unmanaged.passRetained(Work(work))
    #if canImport(Glibc)
    var thread = pthread_t()
    let status = unsafe pthread_create(
        &thread, nil,
        { argument in
            if let argument = unsafe argument {
                unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
            }
            return nil
        }, box.toOpaque())
    #else
    var thread: pthread_t?
    let status = unsafe pthread_create(
        &thread, nil,
        { argument in
            unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
            return nil
        }, box.toOpaque())
    #endif
    guard status == 0 else {
        unsafe box.release()
        throw SystemError("pthread_create")
    }
    #if canImport(Glibc)
    pthread_detach(thread)
    #else
    if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #endif
}

/// What a program needs from the system beside the server.
package enum Program {
    package static var identifier: Int { Int(getpid()) }

    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Blocks the ending signals in this and all later threads and waits for one of them.
    package static func blockEndingSignals() {
        var set = endingSignals()
        _ = unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    package static func waitForEndingSignal() {
        var set = endingSignals()
        var received: Int32 = 0
        _ = unsafe sigwait(&set, &received)
    }

    private static func endingSignals() -> sigset_t {
        var set = sigset_t()
        _ = unsafe sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { _ = unsafe sigaddset(&set, number) }
        return set
    }

    /// Ends the process as a signal would once standard input reaches its end.
    package static func endWithStandardInput() throws(SystemError) {
        try startThread {
            var byte: UInt8 = 0
            while true {
                let count = unsafe read(0, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { break }
            }
            _ = kill(getpid(), SIGTERM)
        }
    }

    package static func write(_ text: String, to descriptor: Int32) {
        _ = unsafe writeAll(Array(text.utf8)) { unsafe systemWrite(descriptor, $0) }
    }

    package static func end(_ status: Int32) -> Never { exit(status) }
}

/// A file that only grows.
struct AppendingFile: Sendable {
    private let descriptor: Int32

    init(path: String) throws(SystemError) {
        descriptor = openFile(path)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
    }

    func append(_ bytes: [UInt8]) {
        _ = unsafe writeAll(bytes) { unsafe systemWrite(descriptor, $0) }
    }
}

private func openFile(_ path: String) -> Int32 {
    unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
}
