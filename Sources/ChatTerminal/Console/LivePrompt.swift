import SystemKit

/// The prompt of a live console: takes keys, yields rows and submissions.
final class LivePrompt: PromptLine {
    let editor: LineEditor
    private let screen: LiveScreen
    private let loop: EventLoop
    private let isSecret: @Sendable (String) -> Bool
    private var keeper: HistoryKeeper
    var search = PromptSearch()
    var menu = PromptMenu.closed
    private(set) var completer: ((String, CompletionCause) -> [Completion]?)?
    /// A key has changed the draft since the menu was computed.
    var isMenuStale = false
    /// The characters (scalars and editor codes) that libedit has not read yet.
    var characters: ArraySlice<UInt32> = []
    var isAfterControlX = false
    var notice = DraftNotice()

    init(_ editor: LineEditor, _ screen: LiveScreen, _ loop: EventLoop, _ setup: TerminalSetup) {
        self.editor = editor
        self.screen = screen
        self.loop = loop
        isSecret = setup.isSecret
        keeper = HistoryKeeper(setup.historyFile)
        editor.walk.history = setup.history
        editor.returned.isCommand = setup.isCommand
    }

    // MARK: - The line

    var draft: Draft { editor.pastes.draft(of: editor.coming) }
    var isDraftReturned: Bool { editor.returned.draft?.line == editor.coming }
    var history: LineHistory { editor.walk.history }
    var historyFailure: HistoryFile.Failure? { keeper.failure }

    func setDraft(_ draft: Draft) {
        search.leave()
        menu = .closed
        editor.returned.draft = nil
        editor.request(.replace(editor.pastes.line(of: draft)))
        notice.touch()
        screen.drawSoon()
    }

    func putBack(_ draft: Draft) {
        setDraft(draft)
        editor.returned.draft = ReturnedDraft(line: editor.coming)
    }

    func setRecall(_ recall: @escaping () -> Draft?) { editor.recalled.source = recall }

    func setCompleter(_ completer: @escaping (String, CompletionCause) -> [Completion]?) {
        self.completer = completer
    }

    func keepNoHistory() { keeper = HistoryKeeper(nil) }

    func offer(_ candidates: [Completion], for draft: String) {
        guard menu.isOpenFor(draft), draft == editor.textBeforeCursor else { return }
        menu = PromptMenu(candidates, typed: draft)
        screen.drawNow()
    }

    /// Recomputes the candidates for the text before the cursor.
    func refreshMenu() {
        guard isMenuStale, !editor.isChangeWanted, characters.isEmpty else { return }
        isMenuStale = false
        guard !menu.isKeyHelp, !menu.isRemark, let completer else { return }
        let typed = editor.textBeforeCursor
        menu =
            completer(typed, .typing).map { PromptMenu($0, typed: typed) }
            ?? menu.narrowed(to: typed)
    }

    /// The next character for libedit; nil if there is none.
    func nextCharacter() -> UInt32? { characters.popFirst() }

    /// Emits `draftBegun` for the first key, and resets the state of an emptied draft.
    func noticeDraft() {
        let hasDraft = !editor.isEmpty
        if !hasDraft { editor.recalled.lineIsEmpty() }
        if !hasDraft, editor.walk.index == nil { editor.returned.draft = nil }
        if notice.begins(hasDraft) { loop.emit(.draftBegun) }
    }

    /// The submission of a line that libedit has ended.
    func submit(_ line: String) -> Submission {
        menu = .closed
        isMenuStale = false
        if let command = editor.returned.command(in: line), let draft = editor.returned.draft {
            editor.request(.replace(draft.line))
            return keep(Draft(command))
        }
        let entered = editor.pastes.draft(of: line)
        editor.returned.draft = nil
        editor.pastes.beginDraft()
        notice.submitted()
        return keep(entered)
    }

    private func keep(_ entered: Draft) -> Submission {
        remember(entered)
        return Submission(entered)
    }

    /// Adds a text to the history and its file.
    private func remember(_ entered: Draft) {
        guard entered.text.utf8.count <= LineHistory.longestEntry, !isSecret(entered.text),
            editor.walk.history.add(entered)
        else { return }
        keeper.keepNewest(of: history)
    }

    /// Writes the entries that could not be written before; called at the end.
    func keepHistory() { keeper.keep(history) }

    /// Moves the draft into the history and empties the prompt; false if it is empty.
    func putAside() -> Bool {
        endModes()
        guard !editor.isEmpty else { return false }
        remember(draft)
        editor.returned.draft = nil
        editor.walk.reset()
        editor.request(.replace(""))
        // Returns vi to insert mode for the next draft.
        if editor.isVi { characters += [0x1B, EditorCode.nothing.rawValue, 0x69] }
        // Old undo states may hold placeholders of pastes that are no longer stored.
        editor.undo.reset()
        editor.pastes.beginDraft()
        return true
    }

    /// Ends the search, the menu and a pending Ctrl-X.
    func endModes() {
        search.leave()
        menu = .closed
        isMenuStale = false
        isAfterControlX = false
    }

    func forgetKeys() { characters = [] }

    // MARK: - Rows

    func rows(in size: TerminalSize, mark: StyledText, color: ColorPolicy) -> PromptRows {
        refreshMenu()
        return PromptRows(
            draft: layout(in: size, mark, color), menu: isMenuOver ? [] : menu.rows(room: room))
    }

    /// The number of candidates shown at once.
    var room: Int { max(1, screen.size.rows / 3) }

    private func layout(
        in size: TerminalSize, _ mark: StyledText, _ color: ColorPolicy
    ) -> DraftLayout {
        let room = FrameComposer.draftRows(in: size)
        let reach = max(2_048, size.columns * room * 2)
        let found = search.current?.layout(
            of: history, in: size, reach: reach, rows: room, color: color)
        return found
            ?? DraftLayout(
                prompt: mark, draft: editor.window(around: reach), columns: size.columns,
                maximumRows: room, color: color, label: editor.pastes.label)
    }

    /// The key help was opened by `?`, but the draft is no longer `?`.
    private var isMenuOver: Bool { menu.isKeyHelp && editor.text != KeyHelp.question }

    /// Shows a remark below the prompt until the next key.
    func say(_ text: String) {
        menu = PromptMenu(
            remark: StyledText(untrusted: text, style: .dim).wrapped(to: screen.size.columns - 1))
    }
}
