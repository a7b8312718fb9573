import Synchronization
import TestSupport
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A listener that passes connections on to a port of this machine and keeps what comes back.
final class Relay: Sendable {
    let port: Int
    private let listener: Int32
    private let target: Int
    /// In the order of arrival: nobody asks twice at a time.
    private let received = Mutex<[UInt8]>([])

    init(to target: Int) throws {
        self.target = target
        (listener, port) = try oneAtATime.withLock { _ in
            let listener = newSocket()
            _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
            guard unsafe withAddress(port: 0, { unsafe bind(listener, $0, $1) }) == 0,
                listen(listener, 16) == 0
            else { throw PseudoTerminal.Failure("no listener: \(errno)") }
            return (listener, boundPort(of: listener))
        }
        startThread { [self] in
            while case let client = accept(listener, nil, nil), client >= 0 {
                serve(client)
            }
        }
    }

    /// The streams that came back, heads and all.
    var answers: [String] {
        String(decoding: received.withLock(\.self), as: UTF8.self)
            .split(separator: "HTTP/1.1 ").map(String.init)
            .filter { $0.contains("content-type: text/event-stream") }
    }

    private func serve(_ client: Int32) {
        let server = newSocket()
        for end in [client, server] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        guard unsafe withAddress(port: target, { unsafe connect(server, $0, $1) }) == 0 else {
            _ = close(client)
            return
        }
        startThread { copy(client, server) { _ in } }
        startThread { [self] in
            copy(server, client) { bytes in received.withLock { $0 += bytes } }
        }
    }

    deinit { _ = close(listener) }
}

/// Copies until the end, and tells of each piece before it is passed on.
private func copy(_ source: Int32, _ target: Int32, _ tell: ([UInt8]) -> Void) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = unsafe read(source, &buffer, buffer.count), count > 0 {
        var rest = buffer[..<count]
        tell(Array(rest))
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe systemWrite(target, $0.baseAddress, $0.count)
            }
            guard sent > 0 else { break }
            rest = rest.dropFirst(sent)
        }
    }
    _ = shutdown(target, Int32(SHUT_WR))
}

private func newSocket() -> Int32 {
    #if canImport(Glibc)
    socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    socket(AF_INET, SOCK_STREAM, 0)
    #endif
}

/// The address of a port on this machine, as C wants it.
private func withAddress(
    port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    return unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            unsafe body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}

private func boundPort(of socket: Int32) -> Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            unsafe getsockname(socket, $0, &length)
        }
    }
    return Int(in_port_t(bigEndian: address.sin_port))
}

/// A thread of its own: blocking work must not occupy one of the few that all tasks share.
private func startThread(_ work: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(Work(work)).toOpaque()
    #if canImport(Glibc)
    var thread = pthread_t()
    #else
    var thread: pthread_t?
    #endif
    _ = unsafe pthread_create(
        &thread, nil,
        { pointer in
            #if canImport(Glibc)
            guard let pointer = unsafe pointer else { return nil }
            #endif
            unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().work()
            return nil
        }, box)
    #if canImport(Glibc)
    pthread_detach(thread)
    #else
    if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #endif
}

private final class Work: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}
