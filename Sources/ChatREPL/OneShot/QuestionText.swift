import ChatKit

/// Makes one message of the words of the command line and standard input.
package enum QuestionText {
    /// In bytes: the API takes requests of up to 32 MB, and the text is only a part of one.
    package static let limit = 30_000_000

    /// Decoded text, with a note where bytes were replaced.
    package struct Input: Sendable, Hashable {
        package var text: String
        package var note: String?
    }

    /// Decodes standard input, or refuses it.
    ///
    /// Invalid UTF-8 becomes U+FFFD; a byte order mark is removed.
    package static func decode(_ input: [UInt8]) throws(Failure) -> Input {
        if let refusal = InputKind(input).refusal { throw Failure(.badInput, refusal) }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = input.starts(with: mark) ? Array(input.dropFirst(mark.count)) : input
        if let text = String(validating: bytes, as: UTF8.self) { return Input(text: text) }
        let text = String(decoding: bytes, as: UTF8.self)
        // U+FFFD (EF BF BD) may share its first bytes with the invalid sequence.
        let repaired = Array(text.utf8)
        var offset = zip(bytes, repaired).prefix { $0 == $1 }.count
        while offset > 0, UTF8.isContinuation(repaired[offset]) { offset -= 1 }
        return Input(
            text: text,
            note: "standard input is not all UTF-8: replaced what is not by U+FFFD, "
                + "the first at byte \(offset + input.count - bytes.count)")
    }

    /// The words, a blank line, then the input; throws where both are blank.
    package static func compose(words: [String], input: String?) throws(Failure) -> String {
        let instruction = words.joined(separator: " ")
        let parts = [instruction, input ?? ""].filter { !$0.isBlank }
        guard !parts.isEmpty else {
            throw Failure(
                .usage, "the question is empty: claude-chat 'question', or claude-chat --help")
        }
        return parts.joined(separator: "\n\n")
    }
}
