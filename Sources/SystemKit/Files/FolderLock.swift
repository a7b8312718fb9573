#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The exclusive lock (flock) of a folder, which ends with this object; nothing is written for it.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Nil where it is not granted in time, or where there is no such folder.
    package init?(_ path: String, for patience: Duration) {
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        guard RegularFile.lock(folder, for: patience) else {
            Descriptors.close(folder)
            return nil
        }
        descriptor = folder
    }

    deinit { Descriptors.close(descriptor) }

    /// Removes a file of the folder.
    package func remove(_ path: String) { _ = unsafe unlink(path) }
}
