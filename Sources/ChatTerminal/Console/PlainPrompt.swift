/// The state of the prompt of a plain console.
struct PlainPrompt {
    /// The prompt or question has been written and is not ended yet.
    var isShown = false
    /// What is asked in place of the prompt.
    var inquiry: OpenInquiry?
    /// The line discipline has cut a line, which has not been reported yet.
    var hasLostLine = false
}
