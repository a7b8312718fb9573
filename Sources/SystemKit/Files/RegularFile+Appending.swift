#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Appending to a file that other processes append to as well.
extension RegularFile {
    /// Takes the exclusive lock (flock); false when it is not granted in time or not supported.
    ///
    /// The lock is released when the file is closed.
    package func lock(for patience: Duration) -> Bool {
        Self.lock(descriptor, for: patience)
    }

    static func lock(_ descriptor: Int32, for patience: Duration) -> Bool {
        let deadline = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                return false
            }
            _ = Descriptors.wait(for: [], until: .now + .milliseconds(2))
        }
        return true
    }

    /// Whether the path still names this file: another process may have renamed a file over it.
    package var isCurrent: Bool {
        var opened = stat()
        var named = stat()
        return unsafe fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    /// Appends whole lines; a newline comes first when the file ends inside a line.
    ///
    /// With `mayUndo`, which requires the lock, a partial write is truncated; without the lock that
    /// could remove what another process has appended.
    package func append(lines: [UInt8], mayUndo: Bool) throws(OutputError) {
        let end = lseek(descriptor, 0, SEEK_END)
        let separator: [UInt8] = endsInsideLine ? [0x0A] : []
        do throws(OutputError) {
            try CheckedOutput(descriptor: descriptor).write(separator + lines)
        } catch {
            if mayUndo, end >= 0 { _ = ftruncate(descriptor, end) }
            throw error
        }
    }

    private var endsInsideLine: Bool {
        guard lseek(descriptor, -1, SEEK_END) >= 0 else { return false }
        guard case .bytes(let last) = Descriptors.read(descriptor, atMost: 1) else { return false }
        return last != [0x0A]
    }
}
