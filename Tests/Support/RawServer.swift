import Synchronization
import _StringProcessing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A server that answers every request with given bytes.
public final class RawServer: Sendable {
    /// Pieces by number; an empty one waits until the client disconnects, nil closes the
    /// connection.
    public typealias Answer = @Sendable (_ number: Int) -> [UInt8]?

    public let port: Int
    private let listener: Int32
    private let answer: Answer
    private let speaksFirst: Bool
    private let methods: [String]
    private let count = Mutex(0)

    /// With `speaksFirst` it answers before a request arrives; other methods get no answer.
    public init(
        speaksFirst: Bool = false, methods: [String] = ["POST"], _ answer: @escaping Answer
    ) throws {
        self.speaksFirst = speaksFirst
        self.methods = methods
        self.answer = answer
        (listener, port) = try newListener()
        let listener = listener
        startThread { [weak self] in
            while case let client = accept(listener, nil, nil), client >= 0 {
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                startThread { self?.serve(client) }
            }
        }
    }

    deinit {
        // Wakes the accepting thread.
        _ = shutdown(listener, Int32(SHUT_RDWR))
        _ = close(listener)
    }

    /// How many requests were answered.
    public var requests: Int { count.withLock(\.self) }

    private func serve(_ client: Int32) {
        defer { _ = close(client) }
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !speaksFirst, request.firstRange(of: "\r\n\r\n".utf8) == nil {
            let received = unsafe read(client, &buffer, buffer.count)
            guard received > 0 else { return }
            request += buffer[..<received]
        }
        // A connection opened in advance sends no request.
        guard speaksFirst || methods.contains(where: { request.starts(with: $0.utf8) }) else {
            return
        }
        count.withLock { $0 += 1 }
        for number in 0... {
            guard let piece = answer(number), send(piece, to: client) else { break }
            if piece.isEmpty { while unsafe read(client, &buffer, buffer.count) > 0 {} }
        }
        _ = shutdown(client, Int32(SHUT_WR))
    }

    private func send(_ bytes: [UInt8], to client: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe systemWrite(client, $0.baseAddress, $0.count)
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }
}

/// Samples the memory of a process until it ends.
///
/// The figure of `wait4` for a child includes the memory of its parent before `exec`.
public final class MemoryWatch: Sendable {
    private let highest = Mutex(0)

    public init(_ process: Int32) {
        startThread { [weak self] in
            while let kilobytes = peakMemory(of: process), let self {
                self.highest.withLock { $0 = kilobytes }
                usleep(2_000)
            }
        }
    }

    /// The peak so far, in MiB.
    public var megabytes: Int { highest.withLock(\.self) / 1024 }
}

/// The peak resident memory of a process so far, in KiB; nil once it has ended.
private func peakMemory(of process: Int32) -> Int? {
    let file = unsafe open("/proc/\(process)/status", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    // The last byte stays zero, as the end of the string.
    guard unsafe read(file, &buffer, buffer.count - 1) > 0 else { return nil }
    // Read every 2 ms, so no strings are created.
    return unsafe buffer.withUnsafeBytes { bytes in
        guard let text = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
            let line = unsafe strstr(text, "VmHWM:")
        else { return nil }
        return unsafe Int(strtol(line + 6, nil, 10))
    }
}
