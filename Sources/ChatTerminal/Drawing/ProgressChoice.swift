/// Whether progress is shown.
package enum ProgressChoice: String, Sendable, CaseIterable {
    /// On terminals known to read OSC 9;4 as progress.
    case auto
    case on, off
}
