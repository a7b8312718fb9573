/// A piece of a formula's source.
struct MathToken: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        /// What follows a backslash: letters, or one sign.
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
    /// Where it stands in the source.
    var range: Range<Int>
    var hasSpaceBefore = false
    var hasSpaceAfter = false
}
