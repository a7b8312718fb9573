/// Joins the text of an answer as it arrives.
///
/// Texts that follow each other are joined as they are. Where a block of another kind stands
/// between two texts there is one blank line; newlines already on either side count towards it.
public struct TextJoiner: Sendable {
    /// Newlines at the end of what was given out, two at most.
    private var newlinesBefore = 0
    /// The block whose text came last.
    private var block: Int?
    /// Another block began since that one did.
    private var isSplit = false
    /// Newlines that began the text after a split, held until it is known how many there are.
    private var held = 0
    private var isHolding = false

    /// Makes one that has seen no text.
    public init() {}

    /// A block that is not text began.
    public mutating func otherBlock() { isSplit = block != nil }

    /// A piece of the text of that block arrived; returns what may be shown now.
    public mutating func text(_ piece: String, ofBlock index: Int) -> String {
        guard !piece.isEmpty else { return "" }
        var output = ""
        var rest = Substring(piece)
        if index != block {
            // Blocks may overlap: only the text of a new block is set apart.
            isHolding = isHolding || isSplit
            isSplit = false
            block = index
        }
        if isHolding {
            let newlines = rest.utf8.prefix { $0 == 0x0A }.count
            held += newlines
            rest = Substring(rest.utf8.dropFirst(newlines))
            guard !rest.isEmpty else { return "" }
            output = release()
        }
        output = output.isEmpty ? String(rest) : output + rest
        noteEnd(of: output)
        return output
    }

    /// The answer is over; returns newlines that were still held.
    public mutating func finish() -> String { isHolding ? release() : "" }

    private mutating func release() -> String {
        isHolding = false
        defer { held = 0 }
        return String(repeating: "\n", count: max(held, 2 - newlinesBefore))
    }

    private mutating func noteEnd(of output: String) {
        var trailing = 0
        for byte in output.utf8.reversed() {
            guard byte == 0x0A else {
                newlinesBefore = trailing
                return
            }
            trailing += 1
            guard trailing < 2 else { break }
        }
        newlinesBefore = min(2, newlinesBefore + trailing)
    }
}
