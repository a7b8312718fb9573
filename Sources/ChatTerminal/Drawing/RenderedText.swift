/// Parses text with the escape sequences of `StyledText.rendered`.
enum RenderedText {
    /// A character as it is drawn.
    struct Cell: Equatable {
        var character: Character
        var width: Int
        /// The sequences that turn on its style and link; empty for plain text.
        var style: String
    }

    /// A part of a row to write.
    struct Run: Equatable {
        var column: Int
        /// The column after its last one.
        var end: Int
        var text: String
    }

    /// The width in columns, without escape sequences.
    static func width(of text: String) -> Int {
        guard text.utf8.contains(0x1B) else { return DisplayWidth.columns(of: text) }
        var width = 0
        read(text) { character, _ in width += DisplayWidth.columns(of: character) }
        return width
    }

    /// The characters of a row; nil if terminals may differ about their widths.
    ///
    /// Then only column 0 is certain, and the row is written whole, as is one with an OSC 133 mark.
    static func cells(of text: String) -> [Cell]? {
        var cells: [Cell] = []
        var isCertain = true
        let hasMarks = read(text) { character, style in
            isCertain = isCertain && character.unicodeScalars.allSatisfy(hasCertainWidth)
            let width = DisplayWidth.columns(of: character)
            cells.append(Cell(character: character, width: width, style: style))
        }
        return isCertain && !hasMarks ? cells : nil
    }

    /// The parts that change one row into the other; parts close to each other are joined.
    static func changes(from old: [Cell], to new: [Cell]) -> [Run] {
        // The bytes that a cursor move and a new style cost instead of rewriting a gap.
        func reach(_ style: String) -> Int { style.isEmpty ? 4 : 11 }
        var runs: [Run] = []
        var column = 0
        var start: (index: Int, column: Int)?
        var end = (index: 0, column: 0)
        func close() {
            guard let begun = start else { return }
            let text = rendered(new[begun.index..<end.index])
            runs.append(Run(column: begun.column, end: end.column, text: text))
            start = nil
        }
        var isAligned = true
        for (index, cell) in new.enumerated() {
            // After a character of another width all columns differ.
            isAligned = isAligned && index < old.count
            if !isAligned || cell != old[index] {
                if start == nil || column - end.column > reach(cell.style) {
                    close()
                    start = (index, column)
                }
                end = (index + 1, column + cell.width)
                isAligned = isAligned && cell.width == old[index].width
            }
            column += cell.width
        }
        close()
        return runs
    }

    private static func rendered(_ cells: ArraySlice<Cell>) -> String {
        var text = ""
        var style = ""
        for cell in cells {
            if cell.style != style {
                text += end(of: style) + cell.style
                style = cell.style
            }
            text.append(cell.character)
        }
        return text + end(of: style)
    }

    private static func end(of style: String) -> String {
        (style.hasSuffix("m") ? ControlSequence.endStyle : "")
            + (style.hasPrefix(ControlSequence.linkMark) ? ControlSequence.endLink : "")
    }

    /// Letters, punctuation, borders, ideographs, kana and Hangul; no emoji, no combining marks.
    private static func hasCertainWidth(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x300, 0x370..<0x483, 0x2010..<0x2028, 0x2500..<0x2580: true
        case 0x3001..<0x302A, 0x3030..<0x3099, 0x309B..<0xA000, 0xAC00..<0xD7A4: true
        default: false
        }
    }

    /// Calls `body` for each character with its style: the link sequence, then the colour sequence.
    ///
    /// - Returns: Whether the text has OSC 133 marks.
    @discardableResult
    private static func read(_ text: String, body: (Character, String) -> Void) -> Bool {
        var hasMarks = false
        var link = ""
        var colors = ""
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] == ControlSequence.escape else {
                body(text[index], link + colors)
                index = text.index(after: index)
                continue
            }
            let end = endOfSequence(in: text, at: index)
            let sequence = String(text[index..<end])
            if sequence.hasPrefix(ControlSequence.markBeginning) {
                hasMarks = true
            } else if sequence.hasPrefix(ControlSequence.linkMark) {
                link = sequence == ControlSequence.endLink ? "" : sequence
            } else {
                colors = sequence == ControlSequence.endStyle ? "" : sequence
            }
            index = end
        }
        return hasMarks
    }

    private static func endOfSequence(in text: String, at index: String.Index) -> String.Index {
        let rest = text[index...].dropFirst()
        if rest.first == "[" {
            let final = rest.dropFirst().firstIndex { $0.isLetter }
            return final.map { text.index(after: $0) } ?? text.endIndex
        }
        guard let start = rest.firstIndex(of: ControlSequence.escape) else { return text.endIndex }
        return text.index(start, offsetBy: 2, limitedBy: text.endIndex) ?? text.endIndex
    }
}
