/// The content of a live console: rows for the scrollback, and the live region below them.
///
/// It returns bytes and writes none; each frame gets the prompt's rows as an argument.
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
    /// The presented lines have been drawn, so that the next key removes them.
    private var isPresentedSeen = false
    private var scrollback: ScrollbackRows
    private var flow: AnswerFlow?
    /// The form of answers, from the next one on.
    var answers = AnswerForm()

    init(_ terminal: any Terminal, _ abilities: TerminalAbilities, _ color: ColorPolicy) {
        self.terminal = terminal
        self.color = color
        region = LiveRegion(reflows: abilities.reflows)
        scrollback = ScrollbackRows(hasMarks: abilities.takesMarks)
        size = terminal.size ?? TerminalSize(columns: 80, rows: 24)
    }

    // MARK: - When

    func drawNow() { schedule.drawNow(at: terminal.now) }
    func drawSoon() { schedule.drawSoon(at: terminal.now) }

    /// Whether a frame is due; asked again after `updateSize`, as SIGWINCH may still be pending.
    var isDue: Bool { schedule.isDue(at: terminal.now) }

    /// Reads the terminal's size; true if it has changed.
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

    /// Adds answer text; draws frames in between if it is very long.
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
        if flow == nil { flow = AnswerFlow(size: size, markdown: answers.markdown, color: color) }
        scrollback.add(flow?.push(piece) ?? [])
        schedule.textCame(piece.utf8.count, at: terminal.now)
    }

    /// In bytes: laid-out rows take many times the memory of their text.
    private static let pieceLength = 64 * 1024
    /// A frame is drawn as soon as more rows than this wait for the scrollback.
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

    /// Removes and returns the presented lines if they no longer fit.
    func takeDisplaced(above prompt: PromptRows) -> [StyledText] {
        guard !presented.isEmpty, wrapped(presented).count > room(above: prompt) else { return [] }
        defer { presented = [] }
        return presented
    }

    /// Removes the presented lines if they have been drawn.
    func keyCame() {
        if isPresentedSeen { presented = [] }
    }

    /// The rows for presented lines, whatever the answer needs.
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

    /// The bytes that erase the live region and write the waiting committed rows.
    func leave() -> String { region.erase(size: size) + scrollback.takeLast() }

    /// Marks the screen's content as unknown: the next frame is drawn at the cursor.
    func forget() {
        region.forget()
        drawNow()
    }

    /// The bytes that scroll the whole screen into the scrollback, so that no row is lost.
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
