import ChatREPL
import Foundation
import SystemKit

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
        guard mode & 0o100 != 0 else {
            try Data(text.utf8).write(to: URL(filePath: file))
            return try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: file)
        }
        // A program is written by another process: a fork on another thread of this one would keep
        // it open for writing, and it could not be started (ETXTBSY).
        // Foundation's Process reads beyond a buffer where very many files are open.
        try write(text, to: name + ".text")
        let copy = PipedProcess(environment: [:]).run(
            "/usr/bin/install", ["-m", String(mode, radix: 8), file + ".text", file],
            until: .now + .seconds(30))
        guard copy.end == .exited(0) else { throw CocoaError(.fileWriteUnknown) }
    }

    func text(of name: String) throws -> String {
        try String(contentsOf: URL(filePath: path + "/" + name), encoding: .utf8)
    }

    /// The files below it that contain a text.
    func files(with text: String) throws -> [String] {
        let names = FileManager.default.subpaths(atPath: path) ?? []
        return names.filter { name in
            let data = try? Data(contentsOf: URL(filePath: path + "/" + name))
            return data?.range(of: Data(text.utf8)) != nil
        }
    }

    func environment(_ variables: [String: String] = [:]) -> Environment {
        Environment(
            arguments: [], variables: variables.merging(["HOME": path]) { $1 },
            inputIsTerminal: true, errorsAreSeen: true)
    }
}
