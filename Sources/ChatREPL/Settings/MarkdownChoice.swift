/// Whether answers are laid out; `auto` does so where there are colours.
package enum MarkdownChoice: String, Sendable, CaseIterable {
    case auto, on, off

    /// Nil where the terminal decides.
    package var isOn: Bool? { self == .auto ? nil : self == .on }
}
