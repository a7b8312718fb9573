import FakeClaude

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A small blocking HTTP client that returns answers unchanged.
struct TestClient: ~Copyable {
    private let descriptor: Int32

    struct Failure: Error {}

    init(port: Int) throws {
        #if canImport(Glibc)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        // A read fails after ten seconds.
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let opened = descriptor
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(opened, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure() }
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    func send(_ method: String, _ path: String, body: String? = nil, headers: String = "") {
        let length = body.map { "content-length: \($0.utf8.count)\r\n" } ?? ""
        send(
            "\(method) \(path) HTTP/1.1\r\nanthropic-version: 2023-06-01\r\n\(headers)\(length)\r\n"
                + (body ?? ""))
    }

    /// How reading ended.
    enum End: Equatable { case complete, closed, reset }

    /// Reads until `mark`, the end or a reset.
    func read(until mark: String? = nil) -> (text: String, end: End) {
        var bytes: [UInt8] = []
        let mark = mark.map { Array($0.utf8) }
        while true {
            var byte: UInt8 = 0
            let count = unsafe recv(descriptor, &byte, 1, 0)
            if count > 0 { bytes.append(byte) }
            let text = String(decoding: bytes, as: UTF8.self)
            if count == 0 { return (text, .closed) }
            if count < 0 { return (text, .reset) }
            if let mark, bytes.suffix(mark.count) == mark[...] { return (text, .complete) }
        }
    }

    /// One answer: its head, and its body by `content-length` or as joined chunks.
    func answer() throws -> (head: String, body: String) {
        let head = read(until: "\r\n\r\n").text
        let lines = head.split(separator: "\r\n")
        if let line = lines.first(where: { $0.hasPrefix("content-length: ") }) {
            guard let length = Int(line.dropFirst("content-length: ".count)) else {
                throw Failure()
            }
            return (head, take(length))
        }
        var body = ""
        while let size = Int(read(until: "\r\n").text.dropLast(1), radix: 16), size > 0 {
            body += take(size)
            _ = take(2)
        }
        _ = take(2)
        return (head, body)
    }

    private func take(_ count: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: count)
        let received = unsafe bytes.withUnsafeMutableBytes {
            unsafe recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_WAITALL))
        }
        return String(decoding: bytes.prefix(max(received, 0)), as: UTF8.self)
    }
}
