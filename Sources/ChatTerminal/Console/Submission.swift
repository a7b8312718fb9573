/// A text that was entered with Enter.
package struct Submission: Sendable, Hashable {
    /// The text to send, lines separated by "\n".
    package let message: Draft
    /// The text as it was entered: with the `"""` fences around several lines.
    package let entered: Draft
    /// The line discipline's echo has shown it already.
    package var isOnScreen = false

    init(_ entered: Draft) {
        self.entered = entered
        message = Multiline.message(of: entered)
    }
}
