import ChatREPL
import Foundation

/// A temporary home folder, removed with this object.
final class HomeFolder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "claude-chat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of the configuration file.
    var settings: String { path + "/.config/claude-chat/config" }

    func write(_ text: String, to name: String, mode: Int = 0o600) throws {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: URL(filePath: file).deletingLastPathComponent().path,
            withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    }

    func text(of name: String) throws -> String {
        try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8)
    }

    func environment(_ variables: [String: String] = [:]) -> Environment {
        Environment(
            arguments: [], variables: variables.merging(["HOME": path]) { $1 },
            inputIsTerminal: true, errorsAreSeen: true)
    }
}
