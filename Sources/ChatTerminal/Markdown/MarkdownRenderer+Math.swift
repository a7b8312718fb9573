import TextSearch

/// Display formulas.
extension MarkdownRenderer {
    mutating func drawFormula(_ inside: [UInt8], source: [[UInt8]]) {
        let indent = width > 20 ? 2 : 0
        let room = width - max(prefixes.first.width, prefixes.rest.width) - indent
        guard options.math == .unicode,
            let lines = Formula(String(decoding: inside, as: UTF8.self))?.rows(in: room)
        else { return drawSource(source, isMore: false) }
        begin(.formula)
        for line in lines {
            var row = StyledText()
            row.append(
                String(repeating: " ", count: line.isEmpty ? 0 : indent) + line, style: .plain)
            emit(row)
        }
    }

    /// Draws the source of a formula.
    mutating func drawSource(_ lines: [[UInt8]], isMore: Bool) {
        if !isMore { begin(.formula) }
        for line in lines {
            let text = Sanitizer.sanitize(String(decoding: line, as: UTF8.self))
            var row = StyledText()
            row.append(text.swapping("\t", for: "    "), style: .plain)
            emit(row, isWhole: true)
        }
    }
}
