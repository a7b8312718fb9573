/// The bytes that change one live region into the next in place; only differences are written.
///
/// Rows that are committed stay in place and are completed; the rows below, which are mostly
/// unchanged, are moved down by inserting rows.
struct RegionUpdate {
    /// In bytes; smaller updates reach the terminal in one piece without a synchronized update.
    private static let smallUpdate = 512

    private let old: [LiveRow]
    private let new: [LiveRow]
    private var row: Int
    /// The region's last row on the screen.
    private var bottom: Int
    /// The cursor's column; nil if unknown.
    private var column: Int?
    private var body = ""

    /// Fails if a row to change is above the screen, or is wider than it.
    init?(from shown: LiveFrame, to frame: LiveFrame, commit lines: [String], size: TerminalSize) {
        old = shown.rows
        new = lines.map { LiveRow($0, width: RenderedText.width(of: $0)) } + frame.rows
        row = shown.cursorRow
        column = shown.cursorColumn
        bottom = old.count - 1
        guard max(old.count, new.count) < size.rows,
            new.allSatisfy({ $0.width < size.columns })
        else { return nil }
        let kept = zip(old.reversed(), new.reversed()).prefix(while: Self.areAlike).count
        let inserted = kept > 0 ? max(0, new.count - old.count) : 0
        let head = old.count - (inserted > 0 ? kept : 0)
        for index in 0..<head {
            update(
                index, from: old[index], to: index < new.count ? new[index] : LiveRow(""))
        }
        if inserted > 0 {
            insert(inserted, above: kept)
            for index in head..<(head + inserted) { update(index, from: nil, to: new[index]) }
            for index in head..<old.count {
                update(index + inserted, from: old[index], to: new[index + inserted])
            }
        } else {
            for index in head..<max(head, new.count) { update(index, from: nil, to: new[index]) }
        }
        let target = lines.count + frame.cursorRow
        if new.count <= old.count, target == shown.cursorRow,
            frame.cursorColumn == shown.cursorColumn, !body.isEmpty, row != target
        {
            body = ControlSequence.saveCursor + body + ControlSequence.restoreCursor
        } else {
            move(to: target)
            move(toColumn: frame.cursorColumn)
        }
    }

    var bytes: String {
        guard body.utf8.count > Self.smallUpdate else { return body }
        return ControlSequence.beginUpdate + ControlSequence.hideCursor + body
            + ControlSequence.showCursor + ControlSequence.endUpdate
    }

    /// Whether more than half of the bytes are equal, as in a footer whose numbers change.
    private static func areAlike(_ old: LiveRow, _ new: LiveRow) -> Bool {
        if old == new { return true }
        let count = zip(old.text.utf8, new.text.utf8).count { $0 == $1 }
        return count * 2 > max(old.text.utf8.count, new.text.utf8.count)
    }

    private mutating func move(to target: Int) {
        guard target != row else { return }
        let reachable = min(target, bottom)
        body += ControlSequence.up(row - reachable) + ControlSequence.down(reachable - row)
        // Below the region only a newline is certain to add a row.
        if target > reachable { makeRows(target - reachable) }
        row = target
        bottom = max(bottom, row)
    }

    private mutating func makeRows(_ count: Int) {
        body += String(repeating: "\r\n", count: count)
        column = 0
    }

    private mutating func move(toColumn target: Int) {
        guard target != column else { return }
        body += ControlSequence.column(target)
        column = target
    }

    /// Inserts rows above the last `kept` ones, which move down.
    private mutating func insert(_ count: Int, above kept: Int) {
        move(to: old.count - 1)
        makeRows(count)
        body += ControlSequence.up(kept - 1 + count) + ControlSequence.insertRows(count)
        row = old.count - kept
        bottom += count
    }

    private mutating func update(_ index: Int, from old: LiveRow?, to new: LiveRow) {
        guard let old else {
            guard !new.text.isEmpty || index > bottom else { return }
            move(to: index)
            move(toColumn: 0)
            return write(new)
        }
        guard new != old else { return }
        move(to: index)
        guard let before = RenderedText.cells(of: old.text),
            let after = RenderedText.cells(of: new.text)
        else {
            move(toColumn: 0)
            body += ControlSequence.eraseRow
            return write(new)
        }
        for run in RenderedText.changes(from: before, to: after) {
            move(toColumn: run.column)
            body += run.text
            column = run.end
        }
        guard new.width < old.width else { return }
        move(toColumn: new.width)
        body += ControlSequence.eraseRest
    }

    private mutating func write(_ text: LiveRow) {
        body += text.text
        column = RenderedText.cells(of: text.text) == nil ? nil : text.width
    }
}
