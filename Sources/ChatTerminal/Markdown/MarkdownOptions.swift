/// How answers are laid out.
package struct MarkdownOptions: Sendable, Equatable {
    package enum Wrap: String, Sendable, CaseIterable {
        /// Prose is broken between words.
        case word
        /// A paragraph is one line, which the terminal wraps.
        case soft
        /// As `soft`, and tables are as wide as they are.
        case none
    }

    /// What becomes of mathematics between its marks.
    package enum Math: String, Sendable, CaseIterable {
        /// It is laid out, where all of it has a form in Unicode.
        case unicode
        /// It is shown as it came.
        case source
    }

    package var wrap = Wrap.word
    /// `nil`: nothing is taken for mathematics.
    package var math: Math? = .unicode
    package var theme = Theme.standard
    /// Rows that may be open at once: a third of the screen.
    package var openRows = 8
    /// For a screen reader: what borders, bullets and styles would show is said in words.
    var isSpoken = false
    /// Code is painted.
    var hasColors = true
    /// Whether the terminal is told where links lead.
    package var hasLinks = true

    package init(
        wrap: Wrap = .word, math: Math? = .unicode, theme: Theme = .standard, openRows: Int = 8
    ) {
        self.wrap = wrap
        self.math = math
        self.theme = theme
        self.openRows = openRows
    }
}
