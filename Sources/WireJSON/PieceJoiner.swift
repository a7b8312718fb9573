/// Joins the pieces of one text, each of which is a JSON string of its own, where a character was
/// cut between them.
package struct PieceJoiner: Sendable {
    /// The beginning of a character whose rest may be in the next piece.
    private var held: [UInt8] = []

    package init() {}

    package var isHolding: Bool { !held.isEmpty }

    /// The next piece; returns the text that is whole with it.
    package mutating func push(_ piece: JSONString) -> String {
        guard isHolding || piece.broken != nil else { return piece.value }
        let bytes = held + (piece.broken ?? Array(piece.value.utf8))
        let begun = bytes[...].begunAtEnd
        held = bytes.suffix(begun)
        return String(mending: bytes.dropLast(begun))
    }

    /// There is no next piece: what is still held is no text.
    package mutating func finish() -> String {
        defer { held = [] }
        return String(mending: held)
    }
}
