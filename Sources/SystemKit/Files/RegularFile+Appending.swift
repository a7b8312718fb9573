#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// Adding to a file that other programs add to as well.
extension RegularFile {
    /// Whether the lock could be had in that time; there are file systems without locks.
    ///
    /// It is given back with the file.
    package func lock(for patience: Duration) -> Bool {
        let deadline = ContinuousClock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, ContinuousClock.now < deadline else {
                return false
            }
            _ = Descriptors.wait(for: [], until: .now + .milliseconds(2))
        }
        return true
    }

    /// Whether the path still leads here: another may have moved a file over it.
    package var isCurrent: Bool {
        var opened = stat()
        var named = stat()
        return unsafe fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
            && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
    }

    /// Adds whole lines at the end, on lines of their own even if the last writer died in the
    /// middle of one.
    ///
    /// With `mayUndo`, for who holds the lock, what was written is taken back where not all could
    /// be; without the lock that could take back what another wrote.
    package func append(lines: [UInt8], mayUndo: Bool) throws(OutputError) {
        let end = lseek(descriptor, 0, SEEK_END)
        let separator: [UInt8] = endsInsideLine ? [0x0A] : []
        do throws(OutputError) {
            try OutputDoor(descriptor: descriptor).write(separator + lines)
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
