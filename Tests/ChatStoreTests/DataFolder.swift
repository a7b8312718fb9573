import ChatStore
import Foundation

/// A temporary folder with a database, removed with this object.
final class DataFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "claude-chat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/claude-chat/chats.db" }

    /// The database as another process would open it.
    func store() -> ChatStore { ChatStore(DatabasePlace(file: file, root: path)) }

    /// The same, on a network file system.
    func sharedStore() -> ChatStore {
        ChatStore(DatabasePlace(file: file, root: path)) { _ in true }
    }
}
