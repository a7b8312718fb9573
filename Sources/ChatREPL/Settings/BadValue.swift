import ClaudeMessages

/// Why a value is refused.
package struct BadValue: Error, Sendable, Hashable {
    package let reason: String
    /// The reason is a whole sentence, and not the end of one that begins with the setting's name.
    private let isSentence: Bool

    /// The reason follows the setting's name in a sentence.
    package init(reason: String) {
        self.reason = reason
        isSentence = false
    }

    package init(sentence: String) {
        reason = sentence
        isSentence = true
    }

    /// For a value that is none of these words; names the closest.
    init(_ text: String, among words: [String]) {
        let typed = text[...].trimmed.lowercased()
        // Every short word is close to a value of one or two letters.
        let near = typed.count > 2 ? Spelling.closest(to: typed, among: words) : nil
        let hint = near.map { ": did you mean \($0)?" } ?? ""
        self.init(reason: "takes \(words.alternatives), not '\(text.shortened)'\(hint)")
    }

    /// The sentence with the setting's name.
    package func sentence(of name: String) -> String {
        isSentence ? "\(name): \(reason)" : "\(name) \(reason)"
    }
}
