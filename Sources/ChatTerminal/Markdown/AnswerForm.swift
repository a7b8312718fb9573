/// How an answer is shown.
package struct AnswerForm: Sendable {
    /// The layout; `nil` shows the Markdown source.
    package var markdown: MarkdownOptions?
    /// How much of it a screen reader is given at once; only spoken answers have a pace.
    package var pace: SpeechPace

    package init(markdown: MarkdownOptions? = nil, pace: SpeechPace = .block) {
        self.markdown = markdown
        self.pace = pace
    }
}
