#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file to which bytes are only appended.
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
