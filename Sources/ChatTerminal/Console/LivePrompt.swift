import SystemKit

/// The draft of a live console: keys go in, rows and what was entered come out.
final class LivePrompt: PromptLine {
    let editor: LineEditor
    private let screen: LiveScreen
    private let loop: EventLoop
    private let isSecret: @Sendable (String) -> Bool
    private var keeper: HistoryKeeper
    var search = PromptSearch()
    var menu = PromptMenu.closed
    private(set) var completer: ((String, CompletionCause) -> [Completion]?)?
    /// The draft was typed at since the menu was made.
    var isMenuStale = false
    /// What keys have become, for libedit.
    var characters: ArraySlice<UInt32> = []
    var isAfterControlX = false
    private var hadDraft = false

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

    func offer(_ candidates: [Completion], for draft: String) {
        guard menu.isOpenFor(draft), draft == editor.textBeforeCursor else { return }
        menu = PromptMenu(candidates, typed: draft)
        screen.drawNow()
    }

    /// Shows what fits the draft as it is typed.
    func refreshMenu() {
        guard isMenuStale, !editor.isChangeWanted, characters.isEmpty else { return }
        isMenuStale = false
        guard !menu.isKeyHelp, !menu.isRemark, let completer else { return }
        let typed = editor.textBeforeCursor
        menu =
            completer(typed, .typing).map { PromptMenu($0, typed: typed) }
            ?? menu.narrowed(to: typed)
    }

    /// What libedit reads next of what is typed.
    func nextCharacter() -> UInt32? { characters.popFirst() }

    /// Says that a draft has begun, and forgets what was true of the one before.
    func noticeDraft() {
        let hasDraft = !editor.isEmpty
        defer { hadDraft = hasDraft }
        if !hasDraft { editor.recalled.lineIsEmpty() }
        if !hasDraft, editor.walk.index == nil { editor.returned.draft = nil }
        if hasDraft, !hadDraft { loop.emit(.draftBegun) }
    }

    /// What is entered by a line that libedit has ended.
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
        hadDraft = false
        return keep(entered)
    }

    private func keep(_ entered: Draft) -> Submission {
        remember(entered)
        return Submission(entered)
    }

    /// Keeps a line in the history, and in its file.
    private func remember(_ entered: Draft) {
        guard entered.text.utf8.count <= LineHistory.longestEntry, !isSecret(entered.text),
            editor.walk.history.add(entered)
        else { return }
        keeper.keepNewest(of: history)
    }

    /// The last chance for what a disk has not taken.
    func keepHistory() { keeper.keep(history) }

    /// Puts the draft aside, into the history; false where there is none.
    func putAside() -> Bool {
        endModes()
        guard !editor.isEmpty else { return false }
        remember(draft)
        editor.returned.draft = nil
        editor.walk.reset()
        editor.request(.replace(""))
        // A new draft begins in vi's insert mode, whatever the old one ended in.
        if editor.isVi { characters += [0x1B, EditorCode.nothing.rawValue, 0x69] }
        // Undo is of this draft, and might bring labels back whose pastes are gone.
        editor.undo.reset()
        editor.pastes.beginDraft()
        return true
    }

    /// Leaves the search, the menu, and what waits for a second key.
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

    /// Candidates that there is room for.
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

    /// What was to be shown for a `?` has become another draft.
    private var isMenuOver: Bool { menu.isKeyHelp && editor.text != KeyHelp.question }

    /// Below the prompt, until the next key.
    func say(_ text: String) {
        menu = PromptMenu(
            remark: StyledText(untrusted: text, style: .dim).wrapped(to: screen.size.columns - 1))
    }
}
