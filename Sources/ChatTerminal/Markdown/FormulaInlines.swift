/// Parses the inlines of a text with formulas.
///
/// cmark knows no formulas. Each is replaced by a code span, whose content cmark does not parse,
/// and which has the same effect on adjacent delimiters as the formula's own.
enum FormulaInlines {
    /// The first character of such a code span; a text that contains it has no formulas.
    private static let sign: Character = "\u{10F8F1}"
    /// cmark does not match longer runs of backticks.
    private static let maximumFence = 64

    /// Parses a text by `parse` with its formulas replaced.
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

    /// Whether the text contains the first byte of a delimiter.
    private static func mayHoldFormula(_ text: ArraySlice<UInt8>) -> Bool {
        text.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }
    }

    /// A run of backticks of a length that the text does not contain; nil if there is none.
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
