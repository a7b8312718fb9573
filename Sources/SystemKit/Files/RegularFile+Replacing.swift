#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension RegularFile {
    /// Writes a new file beside this one and renames it over, so that a crash loses no data.
    ///
    /// The caller holds the lock. On an error this file stays unchanged, also when another process
    /// has appended to it without the lock. A symbolic link stays and its target is replaced. The
    /// permission bits stay, unless `mode` is given.
    package func replace(with bytes: [UInt8], mode: UInt32? = nil) throws(OutputError) {
        guard let target = RealPath.of(path) else { throw .failed(errno: errno) }
        let temporary = target + ".new"
        // A leftover of a crash; the lock excludes other writers.
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

    /// Whether the size is still the one when the file was opened.
    private var isUnchanged: Bool {
        var now = stat()
        return unsafe fstat(descriptor, &now) == 0 && Int(now.st_size) == size
    }
}
