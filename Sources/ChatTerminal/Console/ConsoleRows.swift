/// The rows around the draft.
package struct ConsoleRows: Sendable, Hashable {
    /// Before the draft.
    package var prompt: StyledText = "> "
    /// Directly above the prompt.
    package var status: [StyledText] = []
    /// Below the prompt; they are cut to the width.
    package var footer: [StyledText] = []
}
