#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A listening socket on 127.0.0.1, and a pipe that interrupts its wait.
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

    /// The next connection; nil after `wake()`.
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
            // TCP_NODELAY: small pieces are sent at once.
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

// At file level, because a member of this name hides the system call in the type.
private func acceptConnection(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }
