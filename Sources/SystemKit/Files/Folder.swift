#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Lists and tests folders.
package enum Folder {
    package struct Entry: Sendable, Hashable {
        package let name: String
        package let isFolder: Bool
    }

    package static func exists(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether files can be made in it.
    package static func isWritable(_ path: String) -> Bool {
        unsafe access(path, W_OK | X_OK) == 0
    }

    /// The entries of a folder, at most `limit`; empty when it cannot be read.
    package static func entries(of path: String, atMost limit: Int) -> [Entry] {
        names(in: path, atMost: limit).map { Entry(name: $0, isFolder: exists(path + "/" + $0)) }
    }

    /// The names in a folder, at most `limit`; empty when it cannot be read.
    package static func names(in path: String, atMost limit: Int = .max) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while names.count < limit, let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
