#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A text in a file of its own, for another program to change: only this person can read it, and
/// what the other program leaves beside it goes with it.
final class ScratchFile: Sendable {
    private let folder: String
    let path: String

    /// Longer texts are no messages.
    private static let limit = 30_000_000

    /// Fails with the system's reason.
    init(_ text: String, in parent: String) throws(OutputError) {
        var template = Array((parent + "/claude-chat-XXXXXX").utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw .failed(errno: errno) }
        folder = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = folder + "/message.md"
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .failed(errno: errno) }
        defer { Descriptors.close(file) }
        try OutputDoor(descriptor: file).write(text)
    }

    /// What is there now; nil where it is gone or is no text to send.
    func read() -> String? {
        guard let file = try? RegularFile(path, O_RDONLY | O_NOFOLLOW),
            let bytes = try? file.read(atMost: Self.limit + 1), bytes.count <= Self.limit
        else { return nil }
        return PastedText.of(bytes)
    }

    deinit { remove() }

    /// Takes it away before nobody holds it any more; once more does no harm.
    func remove() {
        // Editors leave backups and locks.
        if let entries = unsafe opendir(folder) {
            while let entry = unsafe readdir(entries) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                    unsafe String(
                        cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
                }
                if name != ".", name != ".." { unsafe unlink(folder + "/" + name) }
            }
            unsafe closedir(entries)
        }
        unsafe rmdir(folder)
    }
}
