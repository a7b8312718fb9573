/// The prompt and the rows above and below the draft.
package struct ConsoleRows: Sendable, Hashable {
    /// The text before the draft, on its first row.
    package var prompt: StyledText = "> "
    /// Directly above the prompt.
    package var status: [StyledText] = []
    /// Below the prompt; each is cut to the terminal's width.
    package var footer: [StyledText] = []
}
