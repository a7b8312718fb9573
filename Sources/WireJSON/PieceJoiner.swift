/// Joins the pieces of one text, each a JSON string, when a character was cut between two of them.
package struct PieceJoiner: Sendable {
    /// The beginning of a character whose rest may be in the next piece.
    private var held: [UInt8] = []

    package init() {}

    package var isHolding: Bool { !held.isEmpty }

    /// Adds the next piece; returns the text that it completes.
    package mutating func push(_ piece: JSONString) -> String {
        guard isHolding || piece.broken != nil else { return piece.value }
        let bytes = held + (piece.broken ?? Array(piece.value.utf8))
        let begun = bytes[...].begunAtEnd
        held = bytes.suffix(begun)
        return String(mending: bytes.dropLast(begun))
    }

    /// Ends the text; a held part of a character becomes U+FFFD.
    package mutating func finish() -> String {
        defer { held = [] }
        return String(mending: held)
    }
}
