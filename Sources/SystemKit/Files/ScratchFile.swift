#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A temporary file for an external editor: mode 0600 in a folder of its own, which is removed with
/// everything that the editor leaves in it.
package final class ScratchFile: Sendable {
    private let folder: String
    package let path: String

    /// The longest text accepted from the editor, in bytes; the API refuses requests above 32 MB.
    private static let limit = 30_000_000

    /// Creates the folder in `parent` and writes the text.
    package init(_ text: String, in parent: String) throws(OutputError) {
        var template = Array((parent + "/claude-chat-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .failed(errno: errno) }
        folder = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = folder + "/message.md"
        let file = try NewFile(path, mode: 0o600)
        try file.write(Array(text.utf8))
    }

    /// The bytes of the file now; nil when it is missing or longer than `limit`.
    package func read() -> [UInt8]? {
        guard let file = try? RegularFile(path, .readingItself),
            let bytes = try? file.read(atMost: Self.limit + 1), bytes.count <= Self.limit
        else { return nil }
        return bytes
    }

    deinit { remove() }

    /// Removes the folder, as `deinit` does; calling it twice does no harm.
    package func remove() {
        // Editors leave backup and lock files.
        for name in Folder.names(in: folder) { unsafe unlink(folder + "/" + name) }
        unsafe rmdir(folder)
    }
}
