extension LiveConsole {
    /// Sends a key where it belongs: to the loop's own actions, the search, or the line.
    func handle(_ key: Key) {
        if isPresentedSeen { presented = [] }
        if isAfterControlX { return handleAfterControlX(key) }
        if search != nil, handleInSearch(key) { return }
        if key == .pasteWasCut { return say("only the first 30 MB of the paste are kept") }
        // The person reads them; there is nothing to send.
        if key == .enter, isKeyHelpShown { return }
        if key != .tab { menu = [] }
        if key == .text("?"), isDraftEmpty { menu = KeyHelp.rows }
        if key == .enter { noteOpenFence() }
        if let action = KeyBinding.loopActions[key] { return perform(action) }
        switch key {
        case .text(let scalar): characters.append(scalar.value)
        case .control(0x18): isAfterControlX = true
        case .control(let byte): characters.append(UInt32(byte))
        case .alt(let scalar): characters += [0x1B, scalar.value]
        case .paste(let text): paste(text)
        default:
            if let code = KeyBinding.codes[key] { characters.append(code.rawValue) }
        }
    }

    /// A typed `?` is all of the draft; a pasted one, or one of vi's commands, is none.
    private var isKeyHelpShown: Bool { menu == KeyHelp.rows && !isMenuOver }

    /// What was to be shown for a `?` has become another draft.
    var isMenuOver: Bool { menu == KeyHelp.rows && editor.text != KeyHelp.question }

    private func handleAfterControlX(_ key: Key) {
        isAfterControlX = false
        if case .control(let byte) = key, KeyBinding.loopActions[.afterControlX(byte)] != nil {
            return handle(.afterControlX(byte))
        }
        characters.append(0x18)
        handle(key)
    }

    func perform(_ action: LoopAction) {
        switch action {
        case .interrupt: interrupt()
        case .escape: escape()
        case .endOfInput: endInput()
        case .clearScreen: clearScreen()
        case .suspend: suspend()
        case .complete: complete()
        case .searchOlder: search = HistorySearch(.older, from: placeInHistory)
        case .searchNewer: search = HistorySearch(.newer, from: placeInHistory)
        case .repeatOlder: searchAgain(.older)
        case .repeatNewer: searchAgain(.newer)
        case .openEditor: openEditor()
        }
    }

    private func escape() {
        if editor.isVi {
            characters += [0x1B, EditorCode.nothing.rawValue]
        } else {
            emit(.escape)
        }
    }

    private func endInput() {
        if isDraftEmpty {
            emit(.endOfInput)
        } else {
            characters.append(EditorCode.delete.rawValue)
        }
    }

    private func paste(_ text: String) {
        guard !text.isEmpty else { return }
        editor.request(.insert(editor.pastes.fold(text)))
    }

    /// Below the prompt, until the next key.
    private func say(_ text: String) {
        menu = StyledText(untrusted: text, style: .dim).wrapped(to: size.columns - 1)
    }

    private func noteOpenFence() {
        guard Multiline.isOpen(editor.text) else { return }
        say("\"\"\" at the end closes the text, and Enter then sends it")
    }

    /// Puts a draft into the person's editor and what was saved there back into the prompt.
    private func openEditor() {
        let draft = draft
        switch edit(draft.text) {
        case .text(let text): setDraft(Draft(text, edited: draft))
        case .unchanged: break
        case .failed(let reason):
            say(reason)
        }
    }
}

// The search.
extension LiveConsole {
    private var placeInHistory: Int {
        editor.historyCursor.index ?? editor.history.entries.count
    }

    /// True if the search has used the key up; others end the search and do their own work.
    private func handleInSearch(_ key: Key) -> Bool {
        guard var current = search else { return false }
        switch key {
        case .text(let scalar): current.extend(String(Character(scalar)), in: editor.history)
        case .paste(let text):
            current.extend(String(text.prefix { $0 != "\n" }), in: editor.history)
        case .backspace: current.shorten(in: editor.history)
        case .control(0x12), .up: current.again(.older, in: editor.history)
        case .control(0x13), .down: current.again(.newer, in: editor.history)
        case .escape, .control(0x07), .control(0x03):
            // The draft stands as it was; another Ctrl-C is for the answer under way.
            search = nil
            return true
        default:
            search = nil
            accept(current)
            // Enter takes the match into the prompt; sending it is a second decision.
            return key == .enter || key == .tab
        }
        search = current
        return true
    }

    private func accept(_ found: HistorySearch) {
        lastQuery = found.query.isEmpty ? lastQuery : found.query
        guard let match = found.match else { return }
        showEntry(match)
    }

    /// The next entry with what was searched for last.
    private func searchAgain(_ direction: HistorySearch.Direction) {
        if let match = editor.history.search(lastQuery, from: placeInHistory, direction) {
            showEntry(match)
        }
    }

    private func showEntry(_ place: Int) {
        let entry = editor.historyCursor.jump(
            to: place, in: editor.history, current: editor.text)
        if let entry { editor.request(.replace(editor.line(of: entry))) }
    }
}

// Completion.
extension LiveConsole {
    private func complete() {
        guard let completer else { return }
        let typed = editor.textBeforeCursor
        let candidates = completer(typed)
        let labels = candidates.map(\.label)
        // Tab on Tab turns the page.
        menuPage = menu.isEmpty ? 0 : menuPage + 1
        menu = candidates.count > 1 ? page(of: labels) : []
        guard let first = candidates.first?.text else { return }
        let common = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1.text) }
        if common.count > typed.count || candidates.count == 1, common != typed {
            menuPage = 0
            menu = candidates.count > 1 ? page(of: labels) : []
            editor.request(.complete(common))
        }
    }

    /// As many candidates as there is room for, and how many more there are.
    private func page(of labels: [StyledText]) -> [StyledText] {
        let room = max(1, size.rows / 3)
        guard labels.count > room else { return labels }
        let length = max(1, room - 1)
        let start = menuPage % ((labels.count + length - 1) / length) * length
        let end = min(start + length, labels.count)
        let more = "… \(start + 1) to \(end) of \(labels.count), Tab for more"
        return labels[start..<end] + [StyledText(untrusted: more, style: .dim)]
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
