import ClaudeMessages

/// The argument of a command: its form in help, its parser and its completion.
package struct CommandArgument<Value>: Sendable {
    /// Its placeholder in help; nil for no argument.
    let usage: String?
    /// Whether it is a file path.
    var isFile = false
    /// Completion candidates.
    var candidates: @Sendable (ChatSession, CommandTable) -> [Candidate] = { _, _ in [] }
    /// Parses the text; an error continues a sentence that begins with the command.
    let read: @Sendable (String, ChatSession) throws(BadValue) -> Value
}

extension CommandArgument where Value == Void {
    /// No argument; any word is an error.
    package static var none: Self {
        Self(usage: nil) { text, _ throws(BadValue) in
            guard text.isEmpty else {
                throw BadValue(reason: "takes nothing behind it: nothing was done")
            }
        }
    }
}

extension CommandArgument where Value == String {
    /// Any text.
    package static func text(
        _ usage: String,
        candidates: @escaping @Sendable (ChatSession, CommandTable) -> [Candidate] = { _, _ in [] }
    ) -> Self {
        Self(usage: usage, candidates: candidates) { text, _ throws(BadValue) in text }
    }
}

extension CommandArgument where Value == String? {
    /// A path, or none.
    package static var file: Self {
        Self(usage: "FILE", isFile: true) { text, _ throws(BadValue) in text.isEmpty ? nil : text }
    }

    /// One of a few words, or none; some are written in another way as well.
    package static func words(_ words: [String], also: [String: String] = [:]) -> Self {
        Self(
            usage: words.joined(separator: "/"),
            candidates: { _, _ in words.map { Candidate($0) } },
            read: { text, _ throws(BadValue) in
                guard !text.isEmpty else { return nil }
                let word = text.lowercased()
                guard let meant = words.contains(word) ? word : also[word] else {
                    throw BadValue(text, among: words)
                }
                return meant
            })
    }
}

extension CommandArgument where Value == Int? {
    /// A number from 1, or none.
    package static var count: Self {
        Self(usage: "N") { text, _ throws(BadValue) in
            guard !text.isEmpty else { return nil }
            guard let number = TypedNumber.whole(text), number > 0 else {
                throw BadValue(reason: "takes a number from 1, not '\(text.shortened)'")
            }
            return number
        }
    }

    /// A turn of the conversation, counted from the last one, or a number of turns; or none.
    ///
    /// `none` is what follows the command's name where there is no turn.
    package static func turns(none: String) -> Self {
        Self(usage: "N") { text, session throws(BadValue) in
            guard !text.isEmpty else { return nil }
            let count = session.path.count
            guard count > 0 else { throw BadValue(reason: none) }
            guard let number = TypedNumber.whole(text), (1...count).contains(number) else {
                throw BadValue(
                    reason: count == 1
                        ? "takes 1 alone: there is one message"
                        : "takes a number from 1, the last message, to \(count), the first")
            }
            return number
        }
    }
}
