/// What was entered.
package struct Submission: Sendable, Hashable {
    /// The text that is meant, "\n" between lines.
    package let message: Draft
    /// As it was entered: with the fences of a text of several lines.
    package let entered: Draft
    /// It stands on the screen already, because the terminal shows what is typed.
    package var isOnScreen = false

    init(_ entered: Draft) {
        self.entered = entered
        message = Multiline.message(of: entered)
    }
}
