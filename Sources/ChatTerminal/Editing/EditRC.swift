import SystemKit

/// The lines of a user's `.editrc`; an error in one line does not disable the others.
struct EditRC: Sendable {
    let lines: [String]

    /// Reads a file; a missing or unreadable one has no lines.
    init(path: String?) {
        guard let path, let file = try? RegularFile(path, .reading),
            let bytes = try? file.read(atMost: 256 * 1024)
        else {
            lines = []
            return
        }
        lines = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .map { String($0.drop(while: \.isWhitespace)) }
            .filter { !$0.hasPrefix("#") }
    }

    /// `bind -v` and `bind -e` clear all bindings, so they are executed once, before ours.
    static func choosesEditor(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let command = words.first, command == "bind" || command.hasSuffix(":bind") else {
            return false
        }
        return words.dropFirst().contains { $0 == "-v" || $0 == "-e" }
    }
}
