/// A mark over or under what it belongs to.
enum MathAccent: Equatable, Sendable {
    /// Joins one character.
    case mark(Unicode.Scalar)
    /// Joins each of several characters.
    case line(Unicode.Scalar)
}
