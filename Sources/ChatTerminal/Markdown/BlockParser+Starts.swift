extension BlockParser {
    enum Start { case container, leaf }

    /// Begins the block that starts at the cursor, if one does.
    ///
    /// `depth` containers stay open; the deeper ones end when a block begins.
    mutating func start(
        at cursor: inout LineCursor, depth: Int, hasStarted: Bool, mayBeLazy: Bool
    ) -> Start? {
        let (offset, indent) = cursor.nextVisible
        guard let sign = cursor.byte(at: offset) else { return nil }
        // Whether the line is at the container depth of the open paragraph.
        let inParagraph = !hasStarted && depth == containers.count && isInParagraph
        if indent >= 4 {
            guard !(mayBeLazy && !hasStarted), !cursor.isBlank else { return nil }
            return startIndented(&cursor, depth: depth)
        }
        if sign.isAlphanumeric, !sign.isDigit { return nil }
        let text = cursor.bytes[offset...]
        let isDeep = containers.count >= Self.maximumDepth * 2
        if sign == UInt8(ascii: ">"), !isDeep { return startQuote(&cursor, depth: depth) }
        if let heading = Scan.heading(text) {
            open(at: depth)
            emit(.heading(level: heading.level, text: heading.text))
            return .leaf
        }
        if let fence = Scan.fence(text) {
            open(at: depth)
            emit(.beginCode(info: fence.info))
            leaf = .fence(
                Fence(sign: sign, count: fence.count, info: fence.info, indent: indent))
            return .leaf
        }
        if sign == UInt8(ascii: "<"),
            let html = HTMLBlock(text, interruptsParagraph: inParagraph)
        {
            open(at: depth)
            addHTML(html, cursor.rest)
            return .leaf
        }
        if let start = startFormula(text, depth: depth) { return start }
        if inParagraph {
            // If only definitions precede it, the line is text and no underline.
            if let level = Scan.underline(text) { return underline(level) }
            if let start = startTable(text) { return start }
        }
        if Scan.isRule(text) {
            open(at: depth)
            emit(.rule)
            return .leaf
        }
        guard !isDeep else { return nil }
        return startItem(&cursor, depth: depth, inParagraph: inParagraph)
    }

    /// Closes the blocks below `depth` and prepares their container for a new block.
    private mutating func open(at depth: Int) {
        close(to: depth)
        prepareChild()
    }

    private mutating func startIndented(_ cursor: inout LineCursor, depth: Int) -> Start {
        open(at: depth)
        cursor.advance(columns: 4)
        emit(.beginCode(info: []))
        emit(.codeLine(cursor.rest))
        leaf = .indented
        return .leaf
    }

    private mutating func startQuote(_ cursor: inout LineCursor, depth: Int) -> Start {
        open(at: depth)
        Self.skipQuoteMark(&cursor)
        containers.append(.quote)
        emit(.enter(.quote))
        return .container
    }

    /// Makes the open paragraph a setext heading.
    private mutating func underline(_ level: Int) -> Start? {
        decide()
        guard case .paragraph(let paragraph) = leaf, paragraph.undecided == nil else { return nil }
        emit(.underline(level: level))
        closeLeaf()
        return .leaf
    }

    /// Makes the open paragraph's last line the header of a table, for a delimiter row.
    private mutating func startTable(_ text: ArraySlice<UInt8>) -> Start? {
        guard let alignments = Scan.alignments(text), case .paragraph(var paragraph) = leaf else {
            return nil
        }
        let head = cells(of: paragraph.head.trimmed, columns: alignments.count)
        guard head.count == alignments.count,
            paragraph.head.contains(UInt8(ascii: "|")) || head.count == 1,
            Scan.bars(paragraph.head[...]) <= Self.maximumBars
        else { return nil }
        takeAsText(&paragraph)
        leaf = .table(columns: head.count)
        emit(
            .beginTable(head: head, alignments: alignments, source: [paragraph.head, Array(text)]))
        return .leaf
    }

    private mutating func startItem(
        _ cursor: inout LineCursor, depth: Int, inParagraph: Bool
    ) -> Start? {
        var ahead = cursor
        let markerIndent = ahead.indent
        ahead.skipSpaces()
        guard let marker = Scan.listMarker(ahead.bytes[ahead.offset...]) else { return nil }
        ahead.advance(bytes: marker.length)
        if inParagraph, ahead.isBlank || (marker.list.start ?? 1) != 1 { return nil }
        // One space belongs to the marker; five or more begin indented code.
        let spaces = ahead.indent
        let isBlank = ahead.isBlank
        let padding = isBlank || spaces > 4 || spaces < 1 ? 1 : spaces
        ahead.advance(columns: isBlank ? min(1, spaces) : padding)
        cursor = ahead
        close(to: depth)
        closeLeaf()
        var place = 0
        if case .list(let list, let count)? = containers.last {
            if marker.list.continues(list) {
                place = count
                containers[containers.count - 1] = .list(list, count: count + 1)
            } else {
                containers.removeLast()
            }
        }
        if place == 0 {
            prepareChild()
            containers.append(.list(marker.list, count: 1))
        }
        containers.append(
            .item(content: markerIndent + marker.length + padding, isEmpty: true))
        var list = marker.list
        if place > 0, case .list(let first, _) = containers[containers.count - 2] { list = first }
        emit(.enter(.item(list, place: place, task: Self.takeTask(&cursor))))
        return .container
    }

    /// Takes `[ ]` or `[x]` at the beginning of an item.
    private static func takeTask(_ cursor: inout LineCursor) -> Bool? {
        let text = cursor.rest.prefix(4)
        guard text.count == 4, text[0] == UInt8(ascii: "["), text[2] == UInt8(ascii: "]"),
            text[3].isSpace, text[1] == UInt8(ascii: " ") || text[1] | 0x20 == UInt8(ascii: "x")
        else { return nil }
        cursor.advance(bytes: 4)
        return text[1] != UInt8(ascii: " ")
    }

    // MARK: - Continuing leaf blocks

    /// Adds the line to the open leaf, unless that is a paragraph; false if the leaf ends.
    mutating func continueLeaf(_ cursor: inout LineCursor) -> Bool {
        switch leaf {
        case .none, .paragraph: return false
        case .fence(var fence):
            let (offset, indent) = cursor.nextVisible
            if fence.isEnded(by: cursor.bytes[offset...], indent: indent) {
                closeLeaf()
            } else {
                leaf = .fence(fence)
                cursor.advance(columns: min(indent, fence.indent))
                emit(.codeLine(cursor.rest))
            }
            return true
        case .indented:
            if cursor.isBlank {
                cursor.advance(columns: min(4, cursor.indent))
                heldBlanks.append(cursor.rest)
                return true
            }
            guard cursor.indent >= 4 else {
                closeLeaf()
                return false
            }
            cursor.advance(columns: 4)
            for line in heldBlanks { emit(.codeLine(line)) }
            heldBlanks = []
            emit(.codeLine(cursor.rest))
            return true
        case .formula:
            continueFormula(cursor.rest)
            return true
        case .longFormula(let mark):
            guard !cursor.isBlank else { return false }
            continueLongFormula(mark, cursor.rest)
            return true
        case .html(let html):
            if html.endsAtBlank, cursor.isBlank { return false }
            addHTML(html, cursor.rest)
            return true
        case .table(let columns):
            guard !cursor.isBlank, !startsBlock(cursor),
                Scan.bars(cursor.bytes[...]) <= Self.maximumBars
            else { return false }
            var cells = cells(of: cursor.trimmedRest, columns: columns).prefix(columns)
            while cells.count < columns { cells.append([]) }
            emit(.tableRow(cells: Array(cells), source: cursor.trimmedRest))
            return true
        }
    }

    /// Whether the line would begin a block if no leaf were open.
    private func startsBlock(_ cursor: LineCursor) -> Bool {
        var copy = self
        _ = copy.takeEvents()
        copy.leaf = .none
        var cursor = cursor
        return copy.start(
            at: &cursor, depth: containers.count, hasStarted: false, mayBeLazy: false) != nil
    }

    mutating func addHTML(_ html: HTMLBlock, _ text: [UInt8]) {
        emit(.html(text))
        leaf = .html(html)
        if html.ends(with: text) { closeLeaf() }
    }
}
