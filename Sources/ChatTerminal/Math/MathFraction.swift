enum MathFraction: Equatable, Sendable {
    /// As its place has it.
    case normal
    /// With a bar wherever there is room for one.
    case stacked
    /// In one row.
    case flat
    /// Two lines without a bar, in parentheses.
    case choice
}
