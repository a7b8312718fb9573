/// What a person without a live prompt sees, or is to see, of it.
struct PlainPrompt: Sendable {
    /// It stands on the screen.
    var isShown = false
    /// It is asked in place of the prompt.
    var question: OpenQuestion?
    /// The terminal has cut a line, which is still to be said.
    var hasLostLine = false
}
