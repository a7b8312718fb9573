/// A token of a formula's source.
struct MathToken: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        /// A command: the letters, or the one sign, after a backslash.
        case command(String)
        case character(Character)
        case open, close
        case sup, sub
        /// `&`
        case align
        /// `\\`
        case newRow
    }

    var kind: Kind
    /// Its range in the source, in characters.
    var range: Range<Int>
    var hasSpaceBefore = false
    var hasSpaceAfter = false
}
