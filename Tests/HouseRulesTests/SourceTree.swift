import Foundation

/// The package's files as text.
enum SourceTree {
    struct File: Sendable {
        /// Relative to the package's root.
        let path: String
        let text: String
        let lines: [String]

        var isSource: Bool { path.hasPrefix("Sources/") }
    }

    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file of sources and tests, without this target, which names the forbidden words.
    static let swiftFiles: [File] = ["Sources", "Tests"].flatMap { folder in
        let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (paths?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("HouseRulesTests/") }
            .compactMap { file("\(folder)/\($0)") }
    }

    static func file(_ path: String) -> File? {
        guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
        else { return nil }
        return File(path: path, text: text, lines: text.components(separatedBy: "\n"))
    }
}
