/// How much of an answer is said at once to a screen reader.
package enum SpeechPace: String, Sendable, CaseIterable {
    /// Each line as it is full.
    case line
    /// Each paragraph, item, table or block of code.
    case block
    /// All of it, once it is whole.
    case end
}
