import Foundation
import MessagesTesting
import Testing

/// The directory of recordings, in `CLAUDE_CHAT_RECORDINGS`, with one directory for each exchange.
enum RecordingsFolder {
    static let path = ProcessInfo.processInfo.environment["CLAUDE_CHAT_RECORDINGS"]

    static let wish: Comment =
        "no recordings: set CLAUDE_CHAT_RECORDINGS to a folder of them, see docs/CONTRIBUTING.md"

    static func all() throws -> [Recording] {
        let folder = try #require(path)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return try names.compactMap { name in
            try Recording(name) {
                FileManager.default.contents(atPath: "\(folder)/\(name)/\($0)").map { Array($0) }
            }
        }
    }
}
