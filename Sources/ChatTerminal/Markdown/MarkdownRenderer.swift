import TextSearch

/// Renders the block parser's events as rows.
struct MarkdownRenderer: Sendable {
    /// The columns left of a quote's or an item's content.
    private struct Margin {
        /// The bullet, drawn in the item's first row.
        var first: StyledText
        var rest: StyledText
        var isFresh = true
        var isItem: Bool
    }

    enum Kind { case paragraph, heading, code, html, table, rule, formula }

    private(set) var options: MarkdownOptions
    private var inline: InlineRenderer
    /// The usable columns: one less than the terminal's, as terminals differ in the last column.
    private(set) var width: Int
    private var rows: [MarkdownRow] = []
    private var margins: [Margin] = []

    // State for blank rows between blocks.
    private var hasDrawn = false
    private var sawBlank = false
    private var previous: Kind?
    /// The smallest nesting depth since the last block.
    private var lowest = 0
    private var isNextItem = false

    // The open block.
    private var flow: ParagraphFlow?
    private var builder: RowBuilder?
    private var level = 0
    private var table: TableLayout?
    private var lexer: LineLexer?
    private var hasCode = false

    init(columns: Int, options: MarkdownOptions) {
        self.options = options
        width = max(1, columns - 1)
        inline = InlineRenderer(
            theme: options.theme, math: options.math, isSpoken: options.isSpoken)
    }

    mutating func takeRows() -> [MarkdownRow] {
        defer { rows = [] }
        return rows
    }

    mutating func resize(columns: Int, openRows: Int?) {
        if let openRows { options.openRows = openRows }
        guard max(1, columns - 1) != width else { return }
        width = max(1, columns - 1)
        guard let builder else { return }
        let (first, rest) = prefixes
        self.builder = builder.resized(
            columns: room, screen: width + 1, first: first, rest: rest)
        flushBuilder()
    }

    // MARK: - Events

    mutating func draw(_ event: BlockEvent, definitions: [UInt8]) {
        switch event {
        case .enter(let container): enter(container)
        case .leave: leave()
        // The blank rest of a line with only a bullet is no blank row.
        case .blank: sawBlank = sawBlank || !(margins.last.map { $0.isItem && $0.isFresh } ?? false)
        case .rule: drawRule()
        case .heading(let level, let text):
            self.level = level
            flow = ParagraphFlow(reach: .max, readsMath: options.math != nil)
            addToFlow(text, isMore: false, definitions: definitions)
            endFlow(definitions: definitions)
        case .definition(let lines): drawDefinition(lines)
        case .beginParagraph:
            level = 0
            flow = ParagraphFlow(reach: width, readsMath: options.math != nil)
        case .paragraphLine(let text):
            addToFlow(text, isMore: false, definitions: definitions)
        case .moreParagraph(let text):
            addToFlow(text, isMore: true, definitions: definitions)
        case .underline(let level): self.level = level
        case .endParagraph: endFlow(definitions: definitions)
        case .beginCode(let info):
            lexer = LineLexer(info: info, theme: options.theme)
            hasCode = false
        case .codeLine(let line): drawCode(line)
        case .endCode: endCode()
        case .html(let line): drawHTML(line)
        case .formula(let inside, let source): drawFormula(inside, source: source)
        case .formulaSource(let lines, let isMore): drawSource(lines, isMore: isMore)
        case .beginTable(let head, let alignments, let source):
            if flow?.dropLastLine() ?? false {
                endFlow(definitions: definitions)
            } else {
                flow = nil
            }
            table = TableLayout(
                head: head.map { cell($0, options.theme[.tableHead], definitions) },
                alignments: alignments, source: source, border: options.theme[.border],
                cutsLinks: options.hasLinks)
        case .tableRow(let cells, let source):
            let row = cells.map { cell($0, .plain, definitions) }
            table?.add(row, source: source)
            if table?.isReady ?? false { drawTable() }
        case .endTable: endTable()
        }
    }

    // MARK: - Margins

    private mutating func enter(_ container: BlockEvent.Container) {
        let theme = options.theme
        var first = StyledText()
        var rest = StyledText()
        var isItem = true
        isNextItem = false
        switch container {
        case .quote:
            isItem = false
            first.append(options.signs.quote, style: theme[.mark])
            rest = options.isSpoken ? rest : first
        case .item(let list, let place, let task):
            isNextItem = place > 0
            // A number has at most nine digits, so this cannot overflow.
            let mark =
                list.start.map { "\($0 + place)\(list.sign == 0x29 ? ")" : ".") " }
                ?? options.signs.bullet
            let box = task.map { $0 ? options.signs.done : options.signs.open } ?? ""
            // A checkbox replaces a bullet, but follows a number.
            let sign = task != nil && list.start == nil ? box : mark + box
            first.append(sign, style: theme[.bullet])
            rest.append(String(repeating: " ", count: sign.count), style: .plain)
        }
        margins.append(Margin(first: first, rest: rest, isItem: isItem))
    }

    private mutating func leave() {
        // An empty item is drawn as its marker.
        if let margin = margins.last, margin.isFresh, margin.isItem {
            begin(.paragraph)
            emit(StyledText())
        }
        if !margins.isEmpty { margins.removeLast() }
        lowest = min(lowest, margins.count)
    }

    /// The prefixes of a block's first and later rows, shortened on narrow screens.
    var prefixes: (first: StyledText, rest: StyledText) {
        var first = StyledText()
        var rest = StyledText()
        for margin in margins {
            first.join(margin.isFresh ? margin.first : margin.rest)
            rest.join(margin.rest)
        }
        // Leaves room for a wide character (2 columns).
        let most = max(0, min(width / 2, width - 2))
        return (first.truncated(to: most), rest.truncated(to: most))
    }

    /// The columns for code in a row.
    var codeColumns: Int { max(1, width - prefixes.rest.width) }

    /// The columns for prose; nil if the terminal wraps it.
    private var room: Int? {
        guard options.wrap == .word else { return nil }
        let (first, rest) = prefixes
        return max(1, width - max(first.width, rest.width))
    }

    /// Begins a block, after a blank row if the source has one or its kind requires one.
    mutating func begin(_ kind: Kind) {
        defer {
            hasDrawn = true
            sawBlank = false
            previous = kind
            lowest = margins.count
            isNextItem = false
        }
        guard hasDrawn else { return }
        let airy: Set<Kind> = [.heading, .code, .table, .rule, .formula]
        let needsAir =
            lowest == 0 && !isNextItem
            && (airy.contains(kind)
                || previous.map { airy.contains($0) && $0 != .heading } ?? false)
        let startsItem = margins.contains { $0.isFresh && $0.isItem }
        guard sawBlank || (needsAir && !(startsItem && margins.count > 1)) else { return }
        var gap = StyledText()
        for margin in margins.prefix(lowest) { gap.join(margin.rest) }
        rows.append(MarkdownRow(gap.withoutTrailingSpaces))
    }

    /// Adds a row with its prefix.
    mutating func emit(_ text: StyledText, isWhole: Bool = false) {
        let (first, _) = prefixes
        rows.append(MarkdownRow((first + text).withoutTrailingSpaces, isWhole: isWhole))
        refreshMargins()
    }

    private mutating func refreshMargins() {
        for index in margins.indices { margins[index].isFresh = false }
    }

    // MARK: - Prose

    private var proseStyle: Style {
        switch level {
        case 0: .plain
        case 1: options.theme[.title]
        case 2: options.theme[.heading]
        default: options.theme[.subheading]
        }
    }

    private mutating func addToFlow(_ text: [UInt8], isMore: Bool, definitions: [UInt8]) {
        guard var flow else { return }
        flow.add(text, isMore: isMore) { piece, flow in
            place(flow.inlines(piece, definitions: definitions))
        }
        self.flow = flow
        flushBuilder()
    }

    private mutating func place(_ inlines: [Inline]) {
        guard !inlines.isEmpty else { return }
        if builder == nil {
            begin(level > 0 ? .heading : .paragraph)
            let (first, rest) = prefixes
            builder = RowBuilder(
                columns: room, screen: width + 1, first: first + options.label(ofHeading: level),
                rest: rest)
        }
        guard var open = builder.take() else { return }
        inline.render(
            inlines, style: proseStyle, place: { open.place($0, style: $1) },
            breakRow: { open.breakRow() })
        builder = open
    }

    private mutating func endFlow(definitions: [UInt8]) {
        guard var flow else { return }
        self.flow = nil
        flow.takeLabel()
        place(flow.inlines(flow.tail[...], definitions: definitions))
        guard var builder else { return }
        addProse(builder.finish())
        self.builder = nil
    }

    private mutating func flushBuilder() {
        guard var open = builder.take() else { return }
        addProse(open.takeRows())
        builder = open
    }

    /// Adds rows of prose; the bullet is used up with its row, so that a resize draws it once.
    private mutating func addProse(_ new: [MarkdownRow]) {
        guard !new.isEmpty else { return }
        rows += new.map { MarkdownRow($0.text.withoutTrailingSpaces, isWhole: $0.isWhole) }
        refreshMargins()
    }

    /// Draws link reference definitions as typed, as they show where the links lead.
    private mutating func drawDefinition(_ lines: [[UInt8]]) {
        begin(.paragraph)
        let style = options.theme[.definition]
        for line in lines {
            let (first, rest) = prefixes
            var open = RowBuilder(columns: room, screen: width + 1, first: first, rest: rest)
            for word in line.split(whereSeparator: \.isSpace) {
                let text = String(decoding: word, as: UTF8.self)
                var linked = style
                linked.link = Hyperlink(untrusted: text.filter { $0 != "<" && $0 != ">" })
                open.placeSpace(style: style)
                open.place(Sanitizer.sanitize(text), style: linked)
            }
            addProse(open.finish())
        }
    }

    private mutating func drawRule() {
        // A rule is not spoken.
        if options.isSpoken { return sawBlank = true }
        begin(.rule)
        var rule = StyledText()
        let room = max(1, width - prefixes.first.width)
        rule.append(String(repeating: "─", count: min(room, 40)), style: options.theme[.mark])
        emit(rule)
    }

    // MARK: - Code and HTML

    private mutating func drawCode(_ line: [UInt8]) {
        beginCode()
        emit(lexer?.paint(line) ?? StyledText(), isWhole: true)
    }

    /// Begins code, with a label row if it has no colours or is spoken.
    private mutating func beginCode() {
        guard !hasCode else { return }
        begin(.code)
        hasCode = true
        let drawn = lexer?.label(hasColors: options.hasColors)
        guard let label = options.isSpoken ? lexer?.spokenLabel : drawn else { return }
        let row = StyledText(untrusted: label, style: options.theme[.mark])
        emit(row.truncated(to: codeColumns))
    }

    private mutating func endCode() {
        beginCode()
        lexer = nil
        if options.isSpoken { emit("end of code") }
    }

    private mutating func drawHTML(_ line: [UInt8]) {
        if previous != .html || sawBlank || lowest < margins.count { begin(.html) }
        let text = Sanitizer.sanitize(String(decoding: line, as: UTF8.self))
        var row = StyledText()
        row.append(text.swapping("\t", for: "    "), style: options.theme[.html])
        emit(row, isWhole: true)
    }

    // MARK: - Tables

    private func cell(_ text: [UInt8], _ style: Style, _ definitions: [UInt8]) -> StyledText {
        guard !text.isEmpty else { return StyledText() }
        let inlines = FormulaInlines.inlines(of: text[...], readsMath: options.math != nil) {
            CMark.inlines(of: $0, definitions: definitions)
        }
        return inline.cell(inlines, style: style).withoutGlue
    }

    /// Draws the waiting table rows; returns the number of screen rows of each.
    @discardableResult
    private mutating func drawTable() -> [Int] {
        guard var table, !table.isEmpty else { return [] }
        if options.isSpoken { return sayTable(&table) }
        let isUnbroken = options.wrap == .none
        let room = isUnbroken ? Int.max / 2 : max(1, width - prefixes.first.width)
        if !table.isBegun { begin(.table) }
        let drawn = table.takeRows(in: room)
        self.table = table
        for row in drawn.joined() { emit(row.text, isWhole: row.isWhole || isUnbroken) }
        return drawn.map(\.count)
    }

    /// Emits each table row as several lines for a screen reader.
    private mutating func sayTable(_ table: inout TableLayout) -> [Int] {
        if !table.isBegun { begin(.table) }
        for row in table.takeSpokenRows() { emit(row, isWhole: true) }
        self.table = table
        return []
    }

    private mutating func endTable() {
        drawTable()
        table = nil
    }

    // MARK: - Open rows

    /// The rows that are not finished, drawn as if the text ended here, at most `options.openRows`.
    mutating func openRows(definitions: [UInt8]) -> [StyledText] {
        if let flow {
            self.flow = nil
            var viewed = flow
            viewed.takeLabel()
            place(viewed.viewedInlines(definitions: definitions))
        }
        if var builder {
            addProse(builder.finish())
            self.builder = nil
        }
        let heights = drawTable()
        let view = OpenView(limit: options.openRows, style: options.theme[.mark])
        let open = rows.map { row in
            row.isWhole ? row.text.cut(to: width, last: view.limit + 1) : [row.text]
        }
        guard !heights.isEmpty else { return view.end(of: open.flatMap { $0 }) }
        var place = open.count - heights.reduce(0, +)
        var groups = Array(open[..<place])
        for height in heights {
            groups.append(open[place..<(place + height)].flatMap { $0 })
            place += height
        }
        return view.table(groups)
    }
}

extension Optional {
    /// Takes the value and leaves nil, so that the value is changed without a copy.
    fileprivate mutating func take() -> Wrapped? {
        defer { self = nil }
        return self
    }
}
