/// The block structure of CommonMark with GitHub's tables and tasks, parsed line by line.
///
/// It follows the parsing strategy in the specification's appendix: match the open containers, look
/// for starts of new blocks, add the rest to the open leaf. A closed block is never reopened, so
/// the rows drawn from its events are final. A value type: an unfinished line is parsed by a copy.
struct BlockParser {
    /// The maximum number of open containers; deeper ones are parsed as text.
    static let maximumDepth = 32
    /// A line with more bars than this is not parsed as a table row.
    static let maximumBars = 64

    enum Container {
        case quote
        case list(BlockEvent.ListMarker, count: Int)
        /// `content` is the column of the item's blocks, relative to the parent's content.
        case item(content: Int, isEmpty: Bool)
    }

    enum Leaf {
        case none
        case paragraph(Paragraph)
        case fence(Fence)
        case indented
        case html(HTMLBlock)
        case table(columns: Int)
        /// Its lines are in `openFormula`.
        case formula
        case longFormula(FormulaMark)
    }

    /// The lines of an open paragraph that may still become another block.
    struct Paragraph {
        /// The last line, which may be the header of a table.
        var head: [UInt8] = []
        /// Lines without an event that may be link reference definitions; nil after other text.
        var undecided: [[UInt8]]? = []
    }

    var containers: [Container] = []
    var leaf = Leaf.none
    /// Blank lines in indented code, which belong to it only if code follows.
    var heldBlanks: [[UInt8]] = []
    /// The link reference definitions so far.
    private(set) var definitions: [UInt8] = []
    private(set) var events: [BlockEvent] = []
    private var reach = DefinitionScan.Reach.lines
    /// Whether display formulas are parsed.
    var readsMath = false
    /// Whether a display formula may continue on a later line.
    var mayWait = true
    var openFormula: OpenFormula?

    var isInParagraph: Bool { if case .paragraph = leaf { true } else { false } }
    /// Whether the open paragraph may still be a definition.
    var isUndecided: Bool {
        if case .paragraph(let paragraph) = leaf {
            !(paragraph.undecided ?? []).isEmpty
        } else {
            false
        }
    }
    /// Whether a code fence is open, in which lines are literal.
    var isInFence: Bool { if case .fence = leaf { true } else { false } }

    mutating func takeEvents() -> [BlockEvent] {
        // While a formula is open, the events before it wait for its end.
        guard openFormula == nil else { return [] }
        defer { events = [] }
        return events
    }

    mutating func emit(_ event: BlockEvent) { events.append(event) }

    /// Parses a line without its newline, or the beginning of one that `pushMore` continues.
    mutating func push(line: [UInt8], isWhole: Bool = true) {
        guard openFormula == nil, readsMath, mayWait, Self.mayOpenFormula(line) else {
            return take(line, isWhole: isWhole)
        }
        let before = self
        take(line, isWhole: isWhole)
        openFormula?.before = [before]
        openFormula?.lines = [line]
    }

    private mutating func take(_ line: [UInt8], isWhole: Bool) {
        var cursor = LineCursor(line)
        reach = isWhole ? .lines : .partOfLine
        let matched = matchContainers(&cursor)
        let allMatched = matched == containers.count
        if openFormula != nil {
            guard allMatched else {
                giveUpFormula()
                return push(line: line, isWhole: isWhole)
            }
            openFormula?.lines.append(line)
        }
        if allMatched, continueLeaf(&cursor) { return }
        let mayBeLazy = isInParagraph
        var hasStarted = false
        var depth = matched
        while let start = start(
            at: &cursor, depth: depth, hasStarted: hasStarted, mayBeLazy: mayBeLazy)
        {
            hasStarted = true
            depth = containers.count
            if start == .leaf { return }
        }
        if !hasStarted, isInParagraph, !cursor.isBlank {
            // A lazy continuation line, without the markers of its containers.
            addToParagraph(&cursor)
        } else {
            if !hasStarted { close(to: matched) }
            addText(&cursor)
        }
    }

    /// Adds bytes to the line that was added to the open paragraph.
    mutating func pushMore(_ bytes: [UInt8]) {
        guard case .paragraph(var paragraph) = leaf else { return }
        takeAsText(&paragraph)
        paragraph.head = []
        leaf = .paragraph(paragraph)
        emit(.moreParagraph(bytes))
    }

    /// Emits the events of all undecided text as if the text ended here.
    mutating func decide() {
        showFormula()
        guard isUndecided, case .paragraph(var paragraph) = leaf else { return }
        decide(&paragraph, reach: .all)
        leaf = .paragraph(paragraph)
    }

    /// Ends the text.
    mutating func finish() {
        giveUpFormula()
        close(to: 0)
    }

    // MARK: - Containers

    /// The number of open containers that the line continues.
    private mutating func matchContainers(_ cursor: inout LineCursor) -> Int {
        for (index, container) in containers.enumerated() {
            switch container {
            case .list: continue
            case .quote:
                guard cursor.indent < 4, cursor.visible == UInt8(ascii: ">") else { return index }
                Self.skipQuoteMark(&cursor)
            case .item(let content, let isEmpty):
                if cursor.indent >= content {
                    cursor.advance(columns: content)
                } else if cursor.isBlank, !isEmpty {
                    cursor.skipSpaces()
                } else {
                    return index
                }
            }
        }
        return containers.count
    }

    static func skipQuoteMark(_ cursor: inout LineCursor) {
        cursor.skipSpaces()
        cursor.advance(bytes: 1)
        if cursor.hasSpace { cursor.advance(columns: 1) }
    }

    /// Closes the open leaf and the containers below `depth`.
    mutating func close(to depth: Int) {
        closeLeaf()
        while containers.count > depth {
            switch containers.removeLast() {
            case .list: break
            case .quote, .item: emit(.leave)
            }
        }
    }

    /// Prepares for a child that is not an item: ends the open list, as it holds only items.
    mutating func prepareChild() {
        closeLeaf()
        if case .list? = containers.last { containers.removeLast() }
        if case .item(let content, _)? = containers.last {
            containers[containers.count - 1] = .item(content: content, isEmpty: false)
        }
    }

    mutating func closeLeaf() {
        switch leaf {
        case .none: return
        case .paragraph(var paragraph):
            decide(&paragraph, reach: .all)
            if paragraph.undecided == nil { emit(.endParagraph) }
        case .fence: emit(.endCode)
        case .indented:
            emit(.endCode)
            if !heldBlanks.isEmpty { emit(.blank) }
            heldBlanks = []
        case .html, .formula, .longFormula: break
        case .table: emit(.endTable)
        }
        leaf = .none
    }

    // MARK: - Text

    mutating func addText(_ cursor: inout LineCursor) {
        if cursor.isBlank {
            closeLeaf()
            emit(.blank)
            return
        }
        prepareChild()
        leaf = .paragraph(Paragraph())
        addToParagraph(&cursor)
    }

    private mutating func addToParagraph(_ cursor: inout LineCursor) {
        cursor.skipSpaces()
        let text = cursor.rest
        if Scan.isNote(text) { beginNote() }
        guard case .paragraph(var paragraph) = leaf else { return }
        paragraph.head = text
        if paragraph.undecided == nil {
            emit(.paragraphLine(text))
        } else {
            paragraph.undecided?.append(text)
            decide(&paragraph, reach: reach)
        }
        leaf = .paragraph(paragraph)
    }

    /// Begins a paragraph for a footnote, `[^label]: …`.
    private mutating func beginNote() {
        closeLeaf()
        leaf = .paragraph(Paragraph())
    }

    // MARK: - Definitions

    /// In bytes: the limit for all definitions kept, and for a single one.
    private static let definitionLimit = 2048
    private static let definitionLines = 32

    /// Emits the definitions at the beginning of the paragraph, and the text after them.
    private mutating func decide(_ paragraph: inout Paragraph, reach: DefinitionScan.Reach) {
        while let lines = paragraph.undecided, let first = lines.first {
            let isLong =
                lines.count > Self.definitionLines
                || lines.reduce(0, { $0 + $1.count }) > Self.definitionLimit
            let verdict =
                Scan.isNote(first)
                ? .text
                : DefinitionScan.verdict(on: lines, reach: isLong && reach == .lines ? .all : reach)
            switch verdict {
            case .undecided: return
            case .text: takeAsText(&paragraph)
            case .definition(let count):
                paragraph.undecided = Array(lines.dropFirst(count))
                emit(.definition(Array(lines.prefix(count))))
                remember(lines.prefix(count))
            }
        }
    }

    mutating func takeAsText(_ paragraph: inout Paragraph) {
        guard let lines = paragraph.undecided else { return }
        paragraph.undecided = nil
        emit(.beginParagraph)
        for line in lines { emit(.paragraphLine(line)) }
    }

    /// Keeps a definition for later links.
    private mutating func remember(_ lines: ArraySlice<[UInt8]>) {
        let text = Array(lines.joined(separator: [0x0A]))
        guard definitions.count + text.count <= Self.definitionLimit,
            CMark.isOnlyDefinitions(text)
        else { return }
        definitions += text + [0x0A, 0x0A]
    }
}
