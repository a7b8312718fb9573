/// What a terminal does beside showing a chat: other programs run on it, its bell rings, its
/// clipboard is filled.
package protocol TerminalServices: AnyObject {
    /// Rings the bell or sends a desktop notification (OSC 9).
    func notify(_ text: StyledText, by way: Notification)
    /// Shows in the terminal's tab or the taskbar how it goes, where it is known to read that.
    func show(_ progress: Progress, _ choice: ProgressChoice)
    /// Names the window, until the terminal is given back.
    func setTitle(_ text: StyledText)
    /// Hands text to the programs of every clipboard there is, tmux's and the desktop's; returns what
    /// became of it, or nil where that is told later, on another thread.
    func copy(_ text: String, told: @escaping @Sendable (CopyReport) -> Void) -> CopyReport?
    /// Behind `copy`: gives the terminal the text for its own clipboard, in base 64, where tmux does
    /// not do that; returns what became of the text in all.
    func offer(_ base64: String?, after report: CopyReport) -> CopyReport
    /// Shows a text in the person's pager and waits for it; returns a sentence where it cannot.
    func view(_ text: String) -> String?
    /// Opens a text in the person's editor and waits for it.
    func edit(_ text: String) -> EditResult
}
