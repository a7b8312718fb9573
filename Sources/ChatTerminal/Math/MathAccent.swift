/// A mark over or under its base.
enum MathAccent: Equatable, Sendable {
    /// A combining mark on one character.
    case mark(Unicode.Scalar)
    /// A combining mark on each of several characters.
    case line(Unicode.Scalar)
}
