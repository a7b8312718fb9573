#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A text in a file of its own, for another program to change: only this person can read it, and
/// what the other program leaves beside it goes with it.
package final class ScratchFile: Sendable {
    private let folder: String
    package let path: String

    /// Longer texts are no messages.
    private static let limit = 30_000_000

    /// Fails with the system's reason.
    package init(_ text: String, in parent: String) throws(OutputError) {
        var template = Array((parent + "/claude-chat-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .failed(errno: errno) }
        folder = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = folder + "/message.md"
        let file = try NewFile(path, mode: 0o600)
        try file.write(Array(text.utf8))
    }

    /// What is there now; nil where it is gone or too long to be a text to send.
    package func read() -> [UInt8]? {
        guard let file = try? RegularFile(path, .readingItself),
            let bytes = try? file.read(atMost: Self.limit + 1), bytes.count <= Self.limit
        else { return nil }
        return bytes
    }

    deinit { remove() }

    /// Takes it away before nobody holds it any more; once more does no harm.
    package func remove() {
        // Editors leave backups and locks.
        for name in Folder.names(in: folder) { unsafe unlink(folder + "/" + name) }
        unsafe rmdir(folder)
    }
}
