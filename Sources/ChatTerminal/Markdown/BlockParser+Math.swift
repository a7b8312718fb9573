/// Display formulas: `$$` or `\[` at the start of a line, up to the closing delimiter.
///
/// No event is emitted before a formula is closed. Text that proves to be no formula is parsed
/// again from the parser's state before it.
extension BlockParser {
    /// Whether a line may begin a display formula; a fast test.
    static func mayOpenFormula(_ line: [UInt8]) -> Bool {
        guard line.contains(where: { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }) else {
            return false
        }
        return zip(line, line.dropFirst()).contains { sign, next in
            (sign == UInt8(ascii: "$") && next == sign)
                || (sign == UInt8(ascii: "\\") && next == UInt8(ascii: "["))
        }
    }

    /// Begins a display formula at the cursor, which may end in the same line.
    mutating func startFormula(_ line: ArraySlice<UInt8>, depth: Int) -> Start? {
        guard readsMath, let mark = FormulaMark(block: line) else { return nil }
        let text = Array(line)
        if let end = Self.end(of: mark, in: text, from: mark.length) {
            let inside = text[mark.length..<end]
            // With text after it, it is an inline formula in a paragraph.
            guard mark.counts(inside), text[(end + mark.length)...].allSatisfy(\.isSpace) else {
                return nil
            }
            close(to: depth)
            prepareChild()
            emit(.formula(Array(inside), source: [text]))
            return .leaf
        }
        guard mayWait else { return nil }
        close(to: depth)
        prepareChild()
        leaf = .formula
        openFormula = OpenFormula(mark: mark, source: text)
        return .leaf
    }

    /// Adds a line to the open formula.
    mutating func continueFormula(_ line: [UInt8]) {
        guard var open = openFormula else { return }
        let end = Self.end(of: open.mark, in: line, from: 0)
        if open.endsAtBlank, !line.allSatisfy(\.isSpace), end == nil || end ?? 0 > 0 {
            return giveUpFormula()
        }
        guard let end else {
            open.add(line)
            openFormula = open
            if open.isTooLong { giveUpFormula() }
            return
        }
        let rest = line[(end + open.mark.length)...].trimmed
        open.add(Array(line[..<(end + open.mark.length)]))
        openFormula = open
        guard open.counts else { return giveUpFormula() }
        openFormula = nil
        leaf = .none
        emit(.formula(open.inside.dropLast(open.mark.length), source: open.source))
        var behind = LineCursor(rest)
        if !rest.isEmpty { addText(&behind) }
    }

    private static func end(of mark: FormulaMark, in line: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < line.count {
            if mark.closes(at: index, in: line) { return index }
            index += line[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// Emits the open formula as if the text ended here, for a view of the unfinished text.
    mutating func showFormula() {
        guard let open = openFormula else { return }
        openFormula = nil
        leaf = .none
        emit(.formulaSource(open.source, isMore: false))
    }

    /// The cells of a table row; if it has too many, a bar inside a formula separates no cells.
    func cells(of row: [UInt8], columns: Int) -> [[UInt8]] {
        let cells = Scan.cells(row[...])
        guard readsMath, cells.count > columns else { return cells }
        let formulas = InlineScan(row, readsMath: true, isWhole: true).formulas.map(\.range)
        let joined = formulas.isEmpty ? cells : Scan.cells(row[...], keeping: formulas)
        return joined.count == columns ? joined : cells
    }

    // MARK: - Formulas that are not closed

    /// Ends an unclosed formula: words are parsed again, a formula is emitted as source.
    mutating func giveUpFormula() {
        guard let open = openFormula else { return }
        let outer = mayWait
        defer { mayWait = outer }
        guard open.counts else {
            guard let before = open.before.first else { return }
            self = before
            return readAgain(open.lines[...])
        }
        openFormula = nil
        leaf = .none
        let end = open.blank ?? open.source.count
        emit(.formulaSource(Array(open.source[..<end]), isMore: false))
        if open.isTooLong, open.blank == nil {
            leaf = .longFormula(open.mark)
        } else {
            readAgain(open.lines[min(end, open.lines.count)...])
        }
    }

    /// Parses lines again without looking for display formulas, so that each is read at most twice.
    private mutating func readAgain(_ lines: ArraySlice<[UInt8]>) {
        mayWait = false
        for line in lines { push(line: line) }
    }

    /// Adds a line to a formula that is too long to be laid out.
    mutating func continueLongFormula(_ mark: FormulaMark, _ line: [UInt8]) {
        emit(.formulaSource([line], isMore: true))
        if Self.end(of: mark, in: line, from: 0) != nil { leaf = .none }
    }
}
