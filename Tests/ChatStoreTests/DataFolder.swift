import ChatStore
import Foundation
import TestSupport

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

    /// The names of the files that contain a text.
    func files(with text: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: path + "/claude-chat")
        return try names.filter { name in
            try Data(contentsOf: URL(filePath: path + "/claude-chat/" + name))
                .range(of: Data(text.utf8)) != nil
        }
    }

    /// Changes the database as no part of the program would.
    func run(_ sql: String) throws { try SQLFile(file).run(sql) }

    /// The same, on a network file system.
    func sharedStore() -> ChatStore {
        ChatStore(DatabasePlace(file: file, root: path)) { _ in true }
    }
}
