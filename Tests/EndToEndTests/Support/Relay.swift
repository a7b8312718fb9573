import Synchronization
import TestSupport
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A listener that forwards connections to a port of this machine, and records the responses.
final class Relay: Sendable {
    let port: Int
    private let listener: Int32
    private let target: Int
    /// The bytes of all responses, in order of arrival: requests never overlap.
    private let received = Mutex<[UInt8]>([])

    init(to target: Int) throws {
        self.target = target
        (listener, port) = try newListener()
        startThread { [self] in
            while case let client = accept(listener, nil, nil), client >= 0 {
                serve(client)
            }
        }
    }

    /// The responses with streams, heads included.
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

/// Copies until the end, and reports each piece before it is forwarded.
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
