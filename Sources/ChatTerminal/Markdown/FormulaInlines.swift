/// The inlines of a text in which formulas stand.
///
/// cmark knows nothing of formulas. Each is given to it as a code span, which it leaves alone, and
/// which meets its neighbours as the formula's own marks would.
enum FormulaInlines {
    /// Stands at the beginning of a code span that is none; a text that has it has no formulas.
    private static let sign: Character = "\u{10F8F1}"
    /// Longer runs of backticks are none for cmark.
    private static let maximumFence = 64

    /// Reads a text by `parse`, its formulas apart.
    static func inlines(
        of text: ArraySlice<UInt8>, readsMath: Bool, parse: (ArraySlice<UInt8>) -> [Inline]
    ) -> [Inline] {
        guard readsMath, mayHoldFormula(text) else { return parse(text) }
        let bytes = Array(text)
        let formulas = InlineScan(bytes, readsMath: true, isWhole: true).formulas
        guard !formulas.isEmpty, let fence = fence(for: bytes),
            !String(decoding: bytes, as: UTF8.self).contains(sign)
        else { return parse(text) }
        var source: [UInt8] = []
        var end = 0
        for (number, formula) in formulas.enumerated() {
            source += bytes[end..<formula.range.lowerBound]
            source += fence + String(sign).utf8 + String(number).utf8 + fence
            end = formula.range.upperBound
        }
        source += bytes[end...]
        return parse(source[...]).map { inline in
            guard case .code(let text) = inline, text.first == sign,
                let number = Int(text.dropFirst()), formulas.indices.contains(number)
            else { return inline }
            let (mark, range) = formulas[number]
            let whole = String(decoding: bytes[range], as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let inside = bytes[range].dropFirst(mark.length).dropLast(mark.length)
            return .formula(String(decoding: inside, as: UTF8.self), source: whole)
        }
    }

    /// Every mark begins with one of these.
    private static func mayHoldFormula(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }
    }

    /// Backticks in a number that the text does not have.
    private static func fence(for bytes: [UInt8]) -> [UInt8]? {
        var lengths: Set<Int> = []
        var run = 0
        for byte in bytes + [0] {
            if byte == UInt8(ascii: "`") {
                run += 1
            } else if run > 0 {
                lengths.insert(run)
                run = 0
            }
        }
        return (1...maximumFence).first { !lengths.contains($0) }
            .map { [UInt8](repeating: UInt8(ascii: "`"), count: $0) }
    }
}
