#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension RegularFile {
    /// Writes a new file beside this one and moves it over, so that no crash loses what was there.
    ///
    /// For who holds the lock. Where it fails this file stays, also where somebody has added to it
    /// without the lock, which is not to be lost. A link to it is followed, for it is to stay as
    /// well. What others may do with it stays as it was, unless `mode` says otherwise.
    package func replace(with bytes: [UInt8], mode: UInt32? = nil) throws(OutputError) {
        guard let target = Self.resolved(path) else { throw .failed(errno: errno) }
        let temporary = target + ".new"
        // One that a crash has left; nobody else is at it while the lock is held.
        unsafe unlink(temporary)
        do throws(OutputError) {
            let new = try NewFile(temporary, mode: 0o600)
            try new.write(bytes)
            guard new.sync(), fchmod(new.descriptor, mode_t(mode ?? self.mode)) == 0 else {
                throw .failed(errno: errno)
            }
            guard isCurrent, isUnchanged else { throw .failed(errno: ESTALE) }
            guard unsafe rename(temporary, target) == 0 else { throw .failed(errno: errno) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }

    /// Still as long as it was when it was opened.
    private var isUnchanged: Bool {
        var now = stat()
        return unsafe fstat(descriptor, &now) == 0 && Int(now.st_size) == size
    }

    /// The path without symbolic links.
    private static func resolved(_ path: String) -> String? {
        guard let name = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(name) }
        return unsafe String(cString: name)
    }
}
