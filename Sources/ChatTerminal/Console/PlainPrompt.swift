/// The state of the prompt of a plain console.
struct PlainPrompt: Sendable {
    /// The prompt or question has been written and is not ended yet.
    var isShown = false
    /// The question asked in place of the prompt.
    var question: OpenQuestion?
    /// The line discipline has cut a line, which has not been reported yet.
    var hasLostLine = false
}
