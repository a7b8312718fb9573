/// How much of an answer is spoken at once by a screen reader.
package enum SpeechPace: String, Sendable, CaseIterable {
    /// Each row when it is full.
    case line
    /// Each paragraph, item, table or code block.
    case block
    /// The whole answer at its end.
    case end
}
