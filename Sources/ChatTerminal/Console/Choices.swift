/// A question with a fixed list of answers.
package struct Choices: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        /// The key that chooses it.
        let letter: Character
        let label: StyledText

        package init(_ letter: Character, _ label: StyledText) {
            self.letter = letter
            self.label = label
        }
    }

    let question: StyledText
    let choices: [Choice]
    /// The index chosen by Esc, Ctrl-C, Ctrl-D and end of input: the choice that changes nothing.
    package let standard: Int

    /// An empty list becomes one choice, to go on.
    package init(_ question: StyledText, _ choices: [Choice], standard: Int = 0) {
        self.question = question
        self.choices = choices.isEmpty ? [Choice("o", "go on")] : choices
        self.standard = self.choices.indices.contains(standard) ? standard : 0
    }
}
