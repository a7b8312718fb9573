import TestSupport

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The paths of the built programs, next to the test bundle.
enum Program {
    static let chat = folder + "/claude-chat"
    static let examples = folder + "/examples"
    static let fake = folder + "/fake-claude"

    private static let folder: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
        let path =
            length > 0
            ? String(decoding: buffer[..<length].map(UInt8.init), as: UTF8.self)
            : CommandLine.arguments[0]
        // On macOS the test binary is inside a bundle, which is next to the programs.
        let bundle = path.firstRange(of: ".xctest/").map { path[..<$0.lowerBound] } ?? path[...]
        return String(bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)])
    }()
}

/// A temporary folder, removed with this object.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/claude-chat-test.XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw PseudoTerminal.Failure("mkdtemp failed: \(errno)")
        }
        path = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
    }

    /// Writes a file there and returns its path.
    func write(_ name: String, _ text: String, mode: UInt32 = 0o600) -> String {
        let path = path + "/" + name
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe systemWrite(file, $0.baseAddress, $0.count) }
        _ = fchmod(file, mode_t(mode))
        _ = close(file)
        return path
    }

    deinit {
        let removal = try? PipedProgram("/bin/rm", ["-rf", path], environment: [:])
        _ = removal?.waitForEnd()
    }
}
