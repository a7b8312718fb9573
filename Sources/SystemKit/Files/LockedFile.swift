#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A small file that is locked while it is open, and removed at the end; its text is the number of
/// the process that has locked it.
package final class LockedFile: Sendable {
    private let file: RegularFile
    /// False while another process has the lock.
    package let isLocked: Bool

    /// Opens the file, creates it if it is missing, and tries to lock it; nil where it cannot be
    /// opened.
    package init?(_ path: String) {
        guard let opened = try? RegularFile(path, .appending) else { return nil }
        isLocked = opened.lock(for: .zero)
        file = opened
        guard isLocked else { return }
        _ = ftruncate(file.descriptor, 0)
        try? file.append(lines: Array("\(ProcessNumber.own)\n".utf8), mayUndo: true)
    }

    deinit { if isLocked { _ = unsafe unlink(file.path) } }

    /// Whether the path still names this file.
    package var isCurrent: Bool { file.isCurrent }

    /// The process that has written its number last.
    package var process: Int? {
        guard let bytes = try? file.read(atMost: 4_096) else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").last.flatMap {
            Int($0)
        }
    }
}
