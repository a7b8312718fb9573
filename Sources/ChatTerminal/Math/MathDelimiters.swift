/// Delimiters as high as their content.
enum MathDelimiters {
    /// The parts of a high delimiter: top, middle, bottom and extension.
    private struct Pieces: Sendable {
        var top: Character
        var middle: Character?
        var bottom: Character
        var rest: Character
    }

    private static let pieces: [String: Pieces] = [
        "(": Pieces(top: "⎛", bottom: "⎝", rest: "⎜"),
        ")": Pieces(top: "⎞", bottom: "⎠", rest: "⎟"),
        "[": Pieces(top: "⎡", bottom: "⎣", rest: "⎢"),
        "]": Pieces(top: "⎤", bottom: "⎦", rest: "⎥"),
        "{": Pieces(top: "⎧", middle: "⎨", bottom: "⎩", rest: "⎪"),
        "}": Pieces(top: "⎫", middle: "⎬", bottom: "⎭", rest: "⎪"),
        "⌊": Pieces(top: "⎢", bottom: "⎣", rest: "⎢"),
        "⌋": Pieces(top: "⎥", bottom: "⎦", rest: "⎥"),
        "⌈": Pieces(top: "⎡", bottom: "⎢", rest: "⎢"),
        "⌉": Pieces(top: "⎤", bottom: "⎥", rest: "⎥"),
        "|": Pieces(top: "│", bottom: "│", rest: "│"),
        "‖": Pieces(top: "║", bottom: "║", rest: "║"),
        "⟦": Pieces(top: "⟦", bottom: "⟦", rest: "⟦"),
        "⟧": Pieces(top: "⟧", bottom: "⟧", rest: "⟧"),
    ]

    /// Whether the delimiter has a middle part, which needs a row.
    static func hasMiddle(_ sign: String) -> Bool { pieces[sign]?.middle != nil }

    /// The delimiter with `height` rows.
    static func box(_ sign: String, height: Int, baseline: Int) -> MathBox {
        guard !sign.isEmpty else { return .empty }
        guard height > 1, let pieces = pieces[sign] else { return MathBox(sign) }
        var rows = Array(repeating: pieces.rest, count: height)
        rows[0] = pieces.top
        rows[height - 1] = pieces.bottom
        if let middle = pieces.middle, height > 2 {
            rows[max(1, min(height - 2, baseline))] = middle
        }
        return MathBox(lines: rows.map { String($0) }, baseline: baseline)
    }
}
