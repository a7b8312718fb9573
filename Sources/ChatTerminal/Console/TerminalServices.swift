/// What a terminal does besides the chat: bell, title, clipboard, and child processes on it.
package protocol TerminalServices: AnyObject {
    /// Rings the bell or sends a desktop notification (OSC 9).
    func notify(_ text: StyledText, by way: Notification)
    /// Shows progress in the terminal's tab or the taskbar (OSC 9;4), if the terminal supports it.
    func show(_ progress: Progress, _ choice: ProgressChoice)
    /// Sets the window title until the terminal is given back.
    func setTitle(_ text: StyledText)
    /// Copies text with the clipboard programs of tmux and the desktop.
    ///
    /// Returns nil if `told` will be called with the report later, on another thread.
    func copy(_ text: String, told: @escaping @Sendable (CopyReport) -> Void) -> CopyReport?
    /// Sends base64 text to the terminal's clipboard (OSC 52), unless `report` says that tmux did.
    ///
    /// Called after `copy`; returns the complete report.
    func offer(_ base64: String?, after report: CopyReport) -> CopyReport
    /// Shows a text in the user's pager and waits for its end; returns an error as a sentence.
    func view(_ text: String) -> String?
    /// Opens a text in the user's editor and waits for its end.
    func edit(_ text: String) -> EditResult
}
