/// Joins characters that a server cut between two events of a content block.
struct Seams: Sendable {
    /// A member of a content block that arrives in pieces.
    enum Part: String, CaseIterable { case text, thinking, inputJSON }

    private struct Place: Hashable {
        let block: Int
        let part: Part
    }

    /// The joiners that hold the beginning of a character; nearly always none.
    private var joiners: [Place: PieceJoiner] = [:]

    /// Takes the next piece of a block; returns the text that it completes.
    mutating func join(_ piece: JSONString, _ part: Part, ofBlock block: Int) -> String {
        if joiners.isEmpty, piece.broken == nil { return piece.value }
        let place = Place(block: block, part: part)
        var joiner = joiners.removeValue(forKey: place) ?? PieceJoiner()
        let text = joiner.push(piece)
        if joiner.isHolding { joiners[place] = joiner }
        return text
    }

    /// Joins the text in a block's start, which may end in the middle of a character too.
    mutating func join(start: JSON, ofBlock block: Int) -> JSON {
        var start = start
        for part in [Part.text, .thinking] {
            guard case .string(let piece) = start[part.rawValue], piece.broken != nil else {
                continue
            }
            start[part.rawValue] = JSON(join(piece, part, ofBlock: block))
        }
        return start
    }

    /// Ends a block, or all blocks; returns the text that was held back for each.
    mutating func finish(block: Int? = nil) -> [(block: Int, rest: StreamEvent.Delta)] {
        guard !joiners.isEmpty else { return [] }
        let ended = joiners.filter { block == nil || $0.key.block == block }
        return ended.sorted { $0.key.block < $1.key.block }.map { place, joiner in
            var joiner = joiner
            joiners[place] = nil
            let text = joiner.finish()
            return switch place.part {
            case .text: (place.block, .text(text))
            case .thinking: (place.block, .thinking(text))
            case .inputJSON: (place.block, .inputJSON(text))
            }
        }
    }
}
