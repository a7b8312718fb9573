enum MathFraction: Equatable, Sendable {
    /// By the style: stacked in a display, else in one row.
    case normal
    /// With a bar wherever rows can be stacked (`\dfrac`).
    case stacked
    /// In one row.
    case flat
    /// Two rows without a bar, in parentheses (`\binom`).
    case choice
}
