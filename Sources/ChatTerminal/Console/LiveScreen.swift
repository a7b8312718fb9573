/// What a live console shows: rows that go into the scrollback, and the region below them.
///
/// It decides the bytes and writes none; the prompt's rows are handed in with every frame.
final class LiveScreen {
    let color: ColorPolicy
    private let terminal: any Terminal
    private(set) var size: TerminalSize
    private(set) var schedule = FrameSchedule()
    private var region: LiveRegion
    var rows = ConsoleRows() {
        didSet { if rows != oldValue { drawSoon() } }
    }
    private var presented: [StyledText] = []
    /// What is presented has been on the screen, so that the next key may end it.
    private var isPresentedSeen = false
    private var scrollback: ScrollbackRows
    private var flow: AnswerFlow?
    /// How answers are laid out, from the next one on.
    var markdown: MarkdownOptions?

    init(_ terminal: any Terminal, _ setup: TerminalSetup, hasMarks: Bool) {
        self.terminal = terminal
        color = setup.colorPolicy
        region = LiveRegion(reflows: setup.abilities.reflows)
        scrollback = ScrollbackRows(hasMarks: hasMarks)
        size = terminal.size ?? TerminalSize(columns: 80, rows: 24)
    }

    // MARK: - When

    func drawNow() { schedule.drawNow(at: terminal.now) }
    func drawSoon() { schedule.drawSoon(at: terminal.now) }

    /// Whether a frame is to be drawn, after a look at the size: its signal may be on its way still.
    var isDue: Bool { schedule.isDue(at: terminal.now) }

    /// Takes the terminal's size; true where it is another than before.
    func updateSize() -> Bool {
        guard let now = terminal.size, now != size else { return false }
        size = now
        scrollback.sizeChanged(isInFlight: schedule.isInFlight(at: terminal.now))
        scrollback.add(flow?.resize(now) ?? [])
        schedule.resized(at: terminal.now)
        return true
    }

    // MARK: - What goes into the scrollback

    func commit(_ text: StyledText, as part: TurnPart) {
        switch part {
        case .question: scrollback.addQuestion(text.lines, prompt: rows.prompt, color)
        case .remark: scrollback.add(text.lines.map { $0.rendered(color) })
        }
        drawSoon()
    }

    func endTurn(code: Int) { scrollback.endTurn(code: code) }

    /// Text of the answer; frames are drawn in between where it is very long.
    func push(_ text: String, drawing draw: () -> Void) {
        for piece in text.pieces(ofBytes: Self.pieceLength) {
            push(piece)
            guard scrollback.waiting.count > Self.manyRows, !schedule.isQuiet(at: terminal.now)
            else {
                continue
            }
            drawNow()
            draw()
        }
    }

    private func push(_ piece: String) {
        if flow == nil { flow = AnswerFlow(size: size, markdown: markdown, color: color) }
        scrollback.add(flow?.push(piece) ?? [])
        schedule.textCame(piece.utf8.count, at: terminal.now)
    }

    /// Text is laid out in pieces of so many bytes: rows take many times the memory of their text.
    private static let pieceLength = 64 * 1024
    /// More than these do not wait for the next frame.
    private static let manyRows = 4_000

    func endAnswer() {
        guard flow != nil else { return }
        scrollback.add(flow?.finish() ?? [])
        flow = nil
        drawSoon()
    }

    // MARK: - What is presented

    /// Shows lines above the prompt; false where there is no room for them.
    func present(_ lines: [StyledText], above prompt: PromptRows) -> Bool {
        let all = isPresentedSeen ? lines : presented + lines
        guard wrapped(all).count <= room(above: prompt) else { return false }
        presented = all
        isPresentedSeen = false
        drawSoon()
        return true
    }

    /// What is presented, if there is no room for it any more.
    func takeDisplaced(above prompt: PromptRows) -> [StyledText] {
        guard !presented.isEmpty, wrapped(presented).count > room(above: prompt) else { return [] }
        defer { presented = [] }
        return presented
    }

    /// A key ends what has been seen.
    func keyCame() {
        if isPresentedSeen { presented = [] }
    }

    /// Rows that there are for what is presented, whatever the answer needs.
    private func room(above prompt: PromptRows) -> Int {
        FrameComposer.roomToPresent(
            in: size, draft: prompt.draft.rows.count, footer: rows.footer.count)
    }

    // MARK: - Frames

    /// The bytes of the frame that is due.
    func draw(_ prompt: PromptRows) -> String {
        let now = terminal.now
        schedule.drawn(at: now)
        isPresentedSeen = true
        let isSteady = schedule.isSteady(at: now)
        return region.draw(
            commit: scrollback.take(isSteady: isSteady), frame: frame(prompt), size: size,
            isSteady: isSteady)
    }

    /// The bytes that leave what was committed, and no region.
    func leave() -> String { region.erase(size: size) + scrollback.takeLast() }

    /// The screen's contents are not known: the next frame is drawn at the cursor.
    func forget() {
        region.forget()
        drawNow()
    }

    /// The bytes that push the whole screen into the scrollback, where nothing is lost.
    func clear() -> String {
        let newlines = String(repeating: "\r\n", count: size.rows)
        defer { forget() }
        return region.erase(size: size) + newlines + ControlSequence.home
    }

    private func frame(_ prompt: PromptRows) -> LiveFrame {
        let parts = FrameParts(
            answer: flow?.openRows ?? [], hasGap: flow != nil && !prompt.draft.rows.isEmpty,
            presented: wrapped(presented),
            status: cut(rows.status + prompt.question), draft: prompt.draft, menu: cut(prompt.menu),
            footer: cut(rows.footer))
        return FrameComposer.compose(parts, size: size)
    }

    private func cut(_ texts: [StyledText]) -> [LiveRow] {
        texts.map { FrameComposer.row($0, size: size, color: color) }
    }

    private func wrapped(_ lines: [StyledText]) -> [LiveRow] {
        cut(lines.flatMap { $0.wrapped(to: max(1, size.columns - 1)) })
    }
}
