/// The class of an atom, which decides on the space around it, as in TeX.
enum MathClass: Equatable, Sendable {
    case ordinary
    /// A sum, an integral, a function name.
    case large
    case binary
    case relation
    case opening
    case closing
    case punctuation
    /// A vertical bar, which may open, close or separate.
    case bar
}
