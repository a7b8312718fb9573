/// Joins the text blocks of an answer as they arrive.
///
/// Adjacent text blocks are joined directly. Where a block of another kind is between two, one
/// blank line is inserted; newlines already on either side count towards it.
public struct TextJoiner: Sendable {
    /// The number of newlines at the end of the text so far, at most 2.
    private var newlinesBefore = 0
    /// The index of the block with the last text.
    private var block: Int?
    /// A block of another kind has begun since then.
    private var isSplit = false
    /// The number of newlines held back at the beginning of a text after a split.
    private var held = 0
    private var isHolding = false

    /// Makes one that has seen no text.
    public init() {}

    /// A block that is not text began.
    public mutating func otherBlock() { isSplit = block != nil }

    /// Adds a piece of text of the block with this index; returns the text to show now.
    public mutating func text(_ piece: String, ofBlock index: Int) -> String {
        guard !piece.isEmpty else { return "" }
        var output = ""
        var rest = Substring(piece)
        if index != block {
            // Blocks may overlap: only a new block's text is separated by a blank line.
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

    /// Ends the text; returns newlines that were held back.
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
