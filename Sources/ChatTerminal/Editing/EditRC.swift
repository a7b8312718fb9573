import SystemKit

/// The lines of a person's `.editrc`; a mistake in one does not keep the next from counting.
struct EditRC: Sendable {
    let lines: [String]

    /// A file that is not there, or not to be read, has no lines.
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

    /// `bind -v` and `bind -e` forget all bindings, so they are obeyed once, before ours.
    static func choosesEditor(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let command = words.first, command == "bind" || command.hasSuffix(":bind") else {
            return false
        }
        return words.dropFirst().contains { $0 == "-v" || $0 == "-e" }
    }
}
