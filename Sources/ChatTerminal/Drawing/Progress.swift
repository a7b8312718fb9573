/// What a terminal shows of work under way in its tab or the taskbar (OSC 9;4).
package enum Progress: Sendable, Hashable {
    case none, busy, failed
}

/// Whether it is shown.
package enum ProgressChoice: String, Sendable, CaseIterable {
    /// Where the terminal is known to read it as progress.
    case auto
    case on, off
}
