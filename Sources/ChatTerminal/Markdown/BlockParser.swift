/// The block half of CommonMark, with GitHub's tables and tasks, as a machine that takes a line at a
/// time and never looks back.
///
/// It follows the parsing strategy in the specification's appendix: match the containers that are
/// open, look for starts of new blocks, add the rest to the open leaf. What a line closes is closed
/// for good, so the rows drawn from its events are final. A value: a copy can be asked what an
/// unfinished line would do.
struct BlockParser {
    /// Deeper structure is taken as text.
    static let maximumDepth = 32
    /// A table's line with more bars than this is no table.
    static let maximumBars = 64

    enum Container {
        case quote
        case list(BlockEvent.ListMarker, count: Int)
        /// `content` is the column, from the parent's, where the item's blocks begin.
        case item(content: Int, isEmpty: Bool)
    }

    enum Leaf {
        case none
        case paragraph(Paragraph)
        case fence(Fence)
        case indented
        case html(HTMLBlock)
        case table(columns: Int)
        /// What `openFormula` holds.
        case formula
        case longFormula(FormulaMark)
    }

    /// What must be known of an open paragraph to see that it is something else.
    struct Paragraph {
        /// The last line, which may be the head of a table.
        var head: [UInt8] = []
        /// Lines that may be link reference definitions and are no event yet; nil once it is text.
        var undecided: [[UInt8]]? = []
    }

    var containers: [Container] = []
    var leaf = Leaf.none
    /// Blank lines in indented code, which count only if code follows them.
    var heldBlanks: [[UInt8]] = []
    /// What earlier definitions say, for the links to come.
    private(set) var definitions: [UInt8] = []
    private(set) var events: [BlockEvent] = []
    private var reach = DefinitionScan.Reach.lines
    /// Whether blocks of mathematics are looked for.
    var readsMath = false
    /// Whether one may stay open until a later line.
    var mayWait = true
    var openFormula: OpenFormula?

    var isInParagraph: Bool { if case .paragraph = leaf { true } else { false } }
    /// Whether more must be seen of the open paragraph, which may be a definition.
    var isUndecided: Bool {
        if case .paragraph(let paragraph) = leaf {
            !(paragraph.undecided ?? []).isEmpty
        } else {
            false
        }
    }
    /// In code lines come as they are, and nothing but a fence ends them.
    var isInFence: Bool { if case .fence = leaf { true } else { false } }

    mutating func takeEvents() -> [BlockEvent] {
        // What an open formula did to the other blocks waits with it.
        guard openFormula == nil else { return [] }
        defer { events = [] }
        return events
    }

    mutating func emit(_ event: BlockEvent) { events.append(event) }

    /// Takes one line, without its end; or the beginning of one, which `pushMore` goes on with.
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
            // A lazy line: the paragraph goes on, though its containers were not repeated.
            addToParagraph(&cursor)
        } else {
            if !hasStarted { close(to: matched) }
            addText(&cursor)
        }
    }

    /// More of the line that went to the open paragraph.
    mutating func pushMore(_ bytes: [UInt8]) {
        guard case .paragraph(var paragraph) = leaf else { return }
        takeAsText(&paragraph)
        paragraph.head = []
        leaf = .paragraph(paragraph)
        emit(.moreParagraph(bytes))
    }

    /// Makes events of everything that waits, as if nothing followed.
    mutating func decide() {
        showFormula()
        guard case .paragraph(var paragraph) = leaf else { return }
        decide(&paragraph, reach: .all)
        leaf = .paragraph(paragraph)
    }

    /// The text has ended.
    mutating func finish() {
        giveUpFormula()
        close(to: 0)
    }

    // MARK: - Containers

    /// How many of the open containers the line continues.
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

    /// Closes the leaf and the containers that are deeper.
    mutating func close(to depth: Int) {
        closeLeaf()
        while containers.count > depth {
            switch containers.removeLast() {
            case .list: break
            case .quote, .item: emit(.leave)
            }
        }
    }

    /// Makes room for a child that is no item: a list holds only items.
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

    /// A note, `[^label]: …`, is a paragraph of its own.
    private mutating func beginNote() {
        closeLeaf()
        leaf = .paragraph(Paragraph())
    }

    // MARK: - Definitions

    /// As much of the definitions is remembered; and so long a text is none.
    private static let definitionLimit = 2048
    private static let definitionLines = 32

    /// Makes events of the definitions that the paragraph begins with, and of the text that is none.
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

    /// Keeps a definition for the links to come.
    private mutating func remember(_ lines: ArraySlice<[UInt8]>) {
        let text = Array(lines.joined(separator: [0x0A]))
        guard definitions.count + text.count <= Self.definitionLimit,
            CMark.isOnlyDefinitions(text)
        else { return }
        definitions += text + [0x0A, 0x0A]
    }
}
