import ClaudeMessages

/// Why a value is refused.
package struct BadValue: Error, Sendable, Hashable {
    package let reason: String
    /// It is a sentence by itself, and no end of one that begins with the name of the setting.
    private let isSentence: Bool

    /// To be read behind the name of its setting.
    package init(reason: String) {
        self.reason = reason
        isSentence = false
    }

    package init(sentence: String) {
        reason = sentence
        isSentence = true
    }

    /// One that is none of these words.
    init(_ text: String, among words: [String]) {
        let typed = text[...].trimmed.lowercased()
        // In shorter words every letter is near to every other.
        let near = typed.count > 2 ? Spelling.closest(to: typed, among: words) : nil
        let hint = near.map { ": did you mean \($0)?" } ?? ""
        self.init(reason: "takes \(words.alternatives), not '\(text.shortened)'\(hint)")
    }

    /// The sentence that says whose value it is.
    package func sentence(of name: String) -> String {
        isSentence ? "\(name): \(reason)" : "\(name) \(reason)"
    }
}
