/// Recognises the markers at the start of a line, after its leading spaces.
enum Scan {
    /// An ATX heading, `## Text ##`.
    static func heading(_ text: ArraySlice<UInt8>) -> (level: Int, text: [UInt8])? {
        let level = text.prefix { $0 == UInt8(ascii: "#") }.count
        let rest = text.dropFirst(level)
        guard (1...6).contains(level), rest.first?.isSpace ?? true else { return nil }
        var content = rest.trimmed[...]
        let open = content.reversed().drop { $0 == UInt8(ascii: "#") }.count
        // Closing `#`s count only after a space.
        if open < content.count, open == 0 || content[open - 1].isSpace {
            content = content.prefix(open)
        }
        return (level, content.trimmed)
    }

    /// The opening of a code fence.
    static func fence(_ text: ArraySlice<UInt8>) -> (count: Int, info: [UInt8])? {
        guard let sign = text.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
            return nil
        }
        let count = text.prefix { $0 == sign }.count
        let info = text.dropFirst(count)
        guard count >= 3, sign == UInt8(ascii: "~") || !info.contains(sign) else { return nil }
        return (count, info.trimmed)
    }

    /// Whether a footnote begins, `[^label]:`.
    static func isNote(_ text: some Collection<UInt8>) -> Bool {
        guard text.starts(with: "[^".utf8) else { return false }
        let label = text.dropFirst(2).prefix(65).prefix { $0 != UInt8(ascii: "]") }
        return !label.isEmpty && text.dropFirst(2 + label.count).starts(with: "]:".utf8)
    }

    /// The heading level of a setext underline, a row of `=` or `-`.
    static func underline(_ text: ArraySlice<UInt8>) -> Int? {
        guard let sign = text.first, sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-"),
            text.drop(while: { $0 == sign }).allSatisfy(\.isSpace)
        else { return nil }
        return sign == UInt8(ascii: "=") ? 1 : 2
    }

    static func isRule(_ text: ArraySlice<UInt8>) -> Bool {
        guard let sign = text.first, "*-_".utf8.contains(sign) else { return false }
        var count = 0
        for byte in text where !byte.isSpace {
            guard byte == sign else { return false }
            count += 1
        }
        return count >= 3
    }

    /// `-`, `+`, `*`, `1.` or `1)`, followed by a space or the end.
    static func listMarker(
        _ text: ArraySlice<UInt8>
    ) -> (list: BlockEvent.ListMarker, length: Int)? {
        guard let first = text.first else { return nil }
        if "*+-".utf8.contains(first) {
            guard text.dropFirst().first?.isSpace ?? true else { return nil }
            return (BlockEvent.ListMarker(sign: first, start: nil), 1)
        }
        let digits = text.prefix { $0.isDigit }
        let rest = text.dropFirst(digits.count)
        guard (1...9).contains(digits.count), let sign = rest.first,
            sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"),
            rest.dropFirst().first?.isSpace ?? true
        else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return (BlockEvent.ListMarker(sign: sign, start: number), digits.count + 1)
    }

    // MARK: - Tables

    static func bars(_ text: ArraySlice<UInt8>) -> Int {
        text.count { $0 == UInt8(ascii: "|") }
    }

    /// The alignments of a table's delimiter row: `|:--|--:|`.
    static func alignments(_ text: ArraySlice<UInt8>) -> [BlockEvent.Alignment]? {
        guard let first = text.first, "|-:".utf8.contains(first),
            bars(text) <= BlockParser.maximumBars
        else { return nil }
        var result: [BlockEvent.Alignment] = []
        for cell in cells(text) {
            let isLeft = cell.first == UInt8(ascii: ":")
            let isRight = cell.count > 1 && cell.last == UInt8(ascii: ":")
            let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else {
                return nil
            }
            result.append(isRight ? (isLeft ? .center : .right) : .left)
        }
        return result.isEmpty ? nil : result
    }

    /// The cells of a table row; a bar after a backslash, also in code, or in `kept` is text.
    static func cells(_ text: ArraySlice<UInt8>, keeping kept: [Range<Int>] = []) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var isEscaped = false
        var text = text.trimmed[...]
        if text.first == UInt8(ascii: "|") { text = text.dropFirst() }
        for (place, byte) in zip(text.indices, text) {
            if byte == UInt8(ascii: "|"), !kept.contains(where: { $0.contains(place) }) {
                if isEscaped {
                    cell[cell.count - 1] = byte
                } else {
                    cells.append(cell.trimmed)
                    cell = []
                }
            } else {
                cell.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        if !cell.trimmed.isEmpty { cells.append(cell.trimmed) }
        return cells
    }
}
