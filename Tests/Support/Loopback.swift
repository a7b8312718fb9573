import Synchronization

#if canImport(Glibc)
public import Glibc
#elseif canImport(Darwin)
public import Darwin
#endif

/// A socket listening on a free port of the loopback interface.
public func newListener() throws -> (listener: Int32, port: Int) {
    try oneAtATime.withLock { _ in
        let listener = newSocket()
        _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
        guard unsafe withAddress(port: 0, { unsafe bind(listener, $0, $1) }) == 0,
            listen(listener, 16) == 0
        else { throw PseudoTerminal.Failure("no listener: \(errno)") }
        return (listener, boundPort(of: listener))
    }
}

public func newSocket() -> Int32 {
    #if canImport(Glibc)
    socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    socket(AF_INET, SOCK_STREAM, 0)
    #endif
}

/// The loopback address of a port as a C structure.
public func withAddress(
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

/// A thread for blocking work, which must not block the task pool's threads.
public func startThread(_ work: @escaping @Sendable () -> Void) {
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
