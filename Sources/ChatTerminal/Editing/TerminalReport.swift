/// What a terminal answers when it is asked; it comes in between the keys and is never text.
package enum TerminalReport: Sendable, Hashable {
    /// The flags of the kitty keyboard protocol in force: the terminal speaks it.
    case keyboard(flags: Int)
    /// The primary device attributes; every terminal answers them, and in the order of asking.
    case attributes
}
