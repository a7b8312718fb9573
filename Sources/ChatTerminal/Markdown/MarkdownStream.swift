/// Renders streaming Markdown: finished rows are returned once, the rest stays open.
///
/// The rows depend on the text and the width only, not on how the text is split into pieces. Lines
/// go through the block parser when they are complete; an unfinished one is parsed by a copy, and
/// only when the open rows are read.
package struct MarkdownStream: Sendable {
    /// In bytes: the length at which an unfinished line that looks like a paragraph is added to it.
    ///
    /// Few rows are kept open, because a resize may damage them.
    private static let longLine = 64
    /// The same limit for a line with a bar, which may be the header of a table.
    private static let longLineWithBar = 512
    /// In bytes: an unfinished line that may be a definition is tested at each doubled length up to
    /// this one.
    private static let longestUndecided = 4096
    /// In bytes; a longer line is split here.
    private static let maximumLine = 16 * 1024

    private var parser = BlockParser()
    private var renderer: MarkdownRenderer
    /// The unfinished line.
    private var partial: [UInt8] = []
    private var state = LineState.short
    private var hasReturn = false
    private var cap = ClusterCap()

    private enum LineState: Equatable {
        case short
        /// Longer than `longLine`, but with a bar.
        case barred
        /// It may be a definition; tested again at `look` bytes.
        case undecided(look: Int)
        /// Longer than the limits, but no paragraph: waits for its end.
        case held
        /// The rest of the line is added to the open paragraph.
        case flowing
    }

    package init(columns: Int, options: MarkdownOptions = MarkdownOptions()) {
        renderer = MarkdownRenderer(columns: columns, options: options)
        parser.readsMath = options.math != nil
    }

    /// Adds a piece of the answer; returns the rows it completes.
    package mutating func push(_ text: String) -> [MarkdownRow] {
        var bytes = Array(cap.push(text).utf8)
        if hasReturn || bytes.contains(0x0D) { bytes = withoutReturns(bytes) }
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 0x0A) {
            add(rest[..<end])
            endLine()
            rest = rest[(end + 1)...]
        }
        add(rest)
        return renderer.takeRows()
    }

    /// Ends the text; returns the rest of the rows.
    package mutating func finish() -> [MarkdownRow] {
        if hasReturn { add(Array("^M".utf8)[...]) }
        hasReturn = false
        if !partial.isEmpty || state == .flowing { endLine() }
        parser.finish()
        draw()
        return renderer.takeRows()
    }

    /// Wraps the open rows for a new width; rows returned before stay.
    package mutating func resize(columns: Int, openRows: Int? = nil) -> [MarkdownRow] {
        renderer.resize(columns: columns, openRows: openRows)
        return renderer.takeRows()
    }

    /// The unfinished text as rows, each narrower than the terminal.
    package var openRows: [StyledText] {
        var copy = self
        if let number = openNumber {
            copy.parser.push(line: number)
        } else if !copy.partial.isEmpty, isWorthShowing(copy.partial) {
            copy.parser.push(line: viewedPartial)
        }
        copy.parser.decide()
        copy.draw()
        return copy.renderer.openRows(definitions: copy.parser.definitions)
    }

    /// A number may be all of an answer, or the beginning of a list, and looks alike in both; below a
    /// paragraph it does not.
    private var openNumber: [UInt8]? {
        guard !parser.isInFence, !parser.isInParagraph else { return nil }
        let number = partial.prefix(while: Self.isDigit)
        let isAll = partial[number.count...].allSatisfy { ".) ".utf8.contains($0) }
        return number.isEmpty || !isAll ? nil : Array(number)
    }

    /// The end of a long line of code, cut at a row boundary so that its rows stay the same.
    private var viewedPartial: [UInt8] {
        let reach = 1024
        guard partial.count > reach, parser.isInFence, parser.containers.isEmpty else {
            return partial
        }
        let row = renderer.codeColumns
        let start = (partial.count - reach) / row * row
        return Array(partial[start...].drop { $0 & 0xC0 == 0x80 })
    }

    // MARK: - Lines

    /// Drops the CR of CRLF; shows any other CR as ^M, as it would overwrite the text before it.
    private mutating func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            if hasReturn, byte != 0x0A { result += "^M".utf8 }
            hasReturn = byte == 0x0D
            if !hasReturn { result.append(byte) }
        }
        return result
    }

    /// Adds to the unfinished line; decisions fall at fixed lengths, not at the ends of pieces.
    private mutating func add(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            let limit =
                switch state {
                case .flowing: Int.max
                case .short: Self.longLine
                case .barred: Self.longLineWithBar
                case .undecided(let look): look
                case .held: Self.maximumLine
                }
            if state == .flowing {
                parser.pushMore(Array(rest))
                return draw()
            }
            let count = min(rest.count, limit - partial.count)
            partial += rest.prefix(count)
            rest = rest.dropFirst(count)
            if partial.count == limit { decide() }
        }
    }

    private mutating func decide() {
        if state == .held {
            let end = partial.lastIndex { $0 & 0xC0 != 0x80 } ?? partial.count
            let cut = Array(partial[end...])
            partial.removeSubrange(end...)
            endLine()
            partial = cut
            state = .held
            return
        }
        if state == .short, partial.contains(UInt8(ascii: "|")) { return state = .barred }
        var copy = parser
        copy.push(line: partial, isWhole: false)
        guard copy.isInParagraph else { return state = .held }
        if copy.isUndecided, partial.count < Self.longestUndecided {
            return state = .undecided(look: partial.count * 2)
        }
        parser = copy
        partial = []
        state = .flowing
        parser.pushMore([])
        draw()
    }

    private mutating func endLine() {
        if state != .flowing {
            parser.push(line: partial)
            draw()
        }
        partial = []
        state = .short
    }

    private mutating func draw() {
        for event in parser.takeEvents() {
            renderer.draw(event, definitions: parser.definitions)
        }
    }

    /// Whether an unfinished line is shown, which is false for a part of a marker.
    ///
    /// It may have another meaning: `-` below a paragraph is an underline, unless a list follows.
    private func isWorthShowing(_ line: [UInt8]) -> Bool {
        if parser.isInFence { return !line.allSatisfy { "`~ \t>".utf8.contains($0) } }
        // A table row is shown when it is complete, as its columns would move with each token.
        if line.first(where: { !$0.isSpace }) == UInt8(ascii: "|") { return false }
        return line.contains { !"-=*_+#>`~|:.)[]( \t0123456789".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
