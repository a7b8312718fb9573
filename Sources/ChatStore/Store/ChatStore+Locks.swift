import SystemKit

extension ChatStore {
    /// Removes the locks that killed programs have left.
    package func removeLocks() {
        let folder = DatabaseFile.folder(of: place)
        for name in Folder.names(in: folder) where name.hasSuffix(".lock") {
            guard name.hasPrefix("draft-") || name.hasPrefix("chat-") else { continue }
            // One that no program holds is removed when it is closed.
            _ = try? LockedFile("\(folder)/\(name)")
        }
    }
}
