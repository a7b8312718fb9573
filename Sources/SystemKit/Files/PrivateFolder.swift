#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Creates folders that only this user can enter (mode 0700).
package enum PrivateFolder {
    package enum Problem: Error, Sendable, Hashable {
        /// The folder belongs to another user, who could not write to a file of ours.
        case notOurs(path: String)
        case failed(path: String, errno: Int32)
    }

    /// Creates the missing folders of the path `file` below `root`, which itself is not created.
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
            // Another process may have created it meanwhile.
            guard Folder.exists(folder) else { throw .failed(path: folder, errno: reason) }
        }
        guard isOurs(folder) else { throw .notOurs(path: folder) }
    }

    /// Whether it belongs to this user or to root; true where that cannot be found out.
    package static func isOurs(_ folder: String) -> Bool {
        var facts = stat()
        return unsafe stat(folder, &facts) != 0 || [geteuid(), 0].contains(facts.st_uid)
    }
}
