#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

import Synchronization

/// A small file that is locked while it is open, and removed at the end; its text is the number of
/// the process that has locked it.
package final class LockedFile: Sendable {
    private let file: RegularFile
    private let isReleased = Mutex(false)
    /// False where another process had the lock.
    package let isLocked: Bool

    /// Opens the file, creates it if it is missing, and tries to lock it.
    ///
    /// Anything that is not such a file, a link to one included, is refused and left as it is.
    package init(_ path: String) throws(RegularFile.Problem) {
        let opened = try RegularFile(path, .appendingItself)
        guard opened.isOurs, opened.links <= 1, Self.isNumber(opened) else { throw .notRegular }
        isLocked = opened.lock(for: .zero)
        file = opened
        guard isLocked else { return }
        _ = ftruncate(file.descriptor, 0)
        try? file.append(lines: Array("\(ProcessNumber.own)\n".utf8), mayUndo: true)
    }

    /// It has the number of a process, or nothing yet.
    private static func isNumber(_ file: borrowing RegularFile) -> Bool {
        guard let bytes = try? file.read(atMost: 100) else { return false }
        return bytes.count < 100
            && bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x0A }
    }

    deinit { release() }

    /// Gives the lock back, although others may still refer to this.
    package func release() {
        isReleased.withLock { isReleased in
            guard isLocked, !isReleased else { return }
            isReleased = true
            // Another process may have made a new file there, after this one was removed.
            if file.isCurrent { _ = unsafe unlink(file.path) }
            _ = flock(file.descriptor, LOCK_UN)
        }
    }

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
