/// Whether answers are laid out; `auto` does so where there are colours.
package enum MarkdownChoice: String, Sendable, CaseIterable {
    case auto, on, off

    /// Nil decides by the terminal.
    package var isOn: Bool? { self == .auto ? nil : self == .on }
}
