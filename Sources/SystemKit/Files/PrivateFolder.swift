#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Folders for this user alone.
package enum PrivateFolder {
    package enum Problem: Error, Sendable, Hashable {
        /// A file of ours in a folder of somebody else's would be in that person's way.
        case notOurs(path: String)
        case failed(path: String, errno: Int32)
    }

    /// Makes the folders that a file needs below `root`, which is not made.
    package static func make(for file: String, below root: String) throws(Problem) {
        let names = file.dropFirst(root.count).split(separator: "/").dropLast()
        var folder = root == "/" ? "" : root
        for name in names {
            folder += "/" + name
            if Folder.exists(folder) { continue }
            if unsafe mkdir(folder, 0o700) == 0 {
                _ = unsafe chmod(folder, 0o700)
                continue
            }
            let reason = errno
            // Another program may have been faster.
            guard Folder.exists(folder) else { throw .failed(path: folder, errno: reason) }
        }
        var facts = stat()
        guard unsafe stat(folder, &facts) != 0 || [geteuid(), 0].contains(facts.st_uid) else {
            throw .notOurs(path: folder)
        }
    }
}
