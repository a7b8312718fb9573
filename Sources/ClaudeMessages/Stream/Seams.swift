/// Where characters were cut between the events of a stream: a block is one string, wherever the
/// server cut it.
struct Seams: Sendable {
    /// What is put together from pieces.
    enum Part: String, CaseIterable { case text, thinking, inputJSON }

    private struct Place: Hashable {
        let block: Int
        let part: Part
    }

    /// Those that hold the beginning of a character; nearly always none.
    private var joiners: [Place: PieceJoiner] = [:]

    /// The next piece of a block; returns the text that is whole with it.
    mutating func join(_ piece: JSONString, _ part: Part, ofBlock block: Int) -> String {
        if joiners.isEmpty, piece.broken == nil { return piece.value }
        let place = Place(block: block, part: part)
        var joiner = joiners.removeValue(forKey: place) ?? PieceJoiner()
        let text = joiner.push(piece)
        if joiner.isHolding { joiners[place] = joiner }
        return text
    }

    /// A block as it begins, whose text may be a piece as well.
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

    /// What is left of a block, or of all, when no more comes of it.
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
