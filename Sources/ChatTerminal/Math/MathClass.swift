/// What a sign does in its row, which decides on the space around it.
enum MathClass: Equatable, Sendable {
    case ordinary
    /// A sum, an integral, the name of a function.
    case large
    case binary
    case relation
    case opening
    case closing
    case punctuation
    /// A vertical bar, which opens, closes or separates.
    case bar
}
