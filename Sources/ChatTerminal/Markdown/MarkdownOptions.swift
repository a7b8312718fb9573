/// The options of laying out answers.
package struct MarkdownOptions: Sendable, Equatable {
    package enum Wrap: String, Sendable, CaseIterable {
        /// Prose is wrapped between words.
        case word
        /// A paragraph is one line, which the terminal wraps.
        case soft
        /// As `soft`, and tables have their natural width.
        case none
    }

    /// The treatment of formulas.
    package enum Math: String, Sendable, CaseIterable {
        /// Laid out, if every part has a Unicode form.
        case unicode
        /// Shown as source.
        case source
    }

    package var wrap = Wrap.word
    /// `nil`: formulas are not parsed.
    package var math: Math? = .unicode
    package var theme = Theme.standard
    /// The maximum number of open rows: a third of the screen.
    package var openRows = 8
    /// For a screen reader: words replace borders, bullets and styles.
    var isSpoken = false
    /// Code is highlighted.
    var hasColors = true
    /// Links are sent to the terminal (OSC 8).
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
