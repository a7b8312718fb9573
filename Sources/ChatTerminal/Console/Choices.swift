/// A question with a few answers to choose from.
package struct Choices: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        /// The letter that chooses it.
        let letter: Character
        let label: StyledText

        package init(_ letter: Character, _ label: StyledText) {
            self.letter = letter
            self.label = label
        }
    }

    let question: StyledText
    let choices: [Choice]
    /// The answer of Esc, Ctrl-C, Ctrl-D and of nobody: the one that changes nothing.
    package let standard: Int

    /// Choices are never empty: without any there is one, to go on.
    package init(_ question: StyledText, _ choices: [Choice], standard: Int = 0) {
        self.question = question
        self.choices = choices.isEmpty ? [Choice("o", "go on")] : choices
        self.standard = self.choices.indices.contains(standard) ? standard : 0
    }

    /// What was chosen, as it is told: `send it: no`.
    func label(of choice: Int) -> StyledText {
        choices.indices.contains(choice) ? choices[choice].label : ""
    }
}
