/// Whether progress is shown.
package enum ProgressChoice: String, Sendable, CaseIterable {
    /// Where the terminal is known to read it as progress.
    case auto
    case on, off
}
