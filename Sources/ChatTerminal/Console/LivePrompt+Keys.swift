extension LivePrompt {
    /// Handles a key; returns the action that the console must perform.
    func handle(_ key: Key) -> LoopAction? {
        notice.touch()
        if isAfterControlX { return handleAfterControlX(key) }
        if handleInSearch(key) { return nil }
        if key == .pasteWasCut {
            say("only the first 30 MB of the paste are kept")
            return nil
        }
        refreshMenu()
        if handleInMenu(key) { return nil }
        isMenuStale = key.changesDraft
        if key == .text("?"), editor.isEmpty { menu = .keyHelp }
        if key == .enter { noteOpenFence() }
        if let action = KeyBinding.loopActions[key] { return act(action) }
        switch key {
        case .text(let scalar): characters.append(scalar.value)
        case .control(0x18): isAfterControlX = true
        case .control(let byte): characters.append(UInt32(byte))
        case .alt(let scalar): characters += [0x1B, scalar.value]
        case .paste(let text) where !text.isEmpty:
            editor.request(.insert(editor.pastes.fold(text)))
        default:
            if let code = KeyBinding.codes[key] { characters.append(code.rawValue) }
        }
        return nil
    }

    private func handleAfterControlX(_ key: Key) -> LoopAction? {
        isAfterControlX = false
        if case .control(let byte) = key, KeyBinding.loopActions[.afterControlX(byte)] != nil {
            return handle(.afterControlX(byte))
        }
        characters.append(0x18)
        return handle(key)
    }

    /// Performs the actions that change only the draft, and returns the others.
    func act(_ action: LoopAction) -> LoopAction? {
        switch action {
        case .complete: complete()
        case .searchOlder: search.begin(.older, from: editor.walk.place)
        case .searchNewer: search.begin(.newer, from: editor.walk.place)
        case .repeatOlder: searchAgain(.older)
        case .repeatNewer: searchAgain(.newer)
        case .escape where editor.isVi: characters += [0x1B, EditorCode.nothing.rawValue]
        case .endOfInput where !editor.isEmpty: characters.append(EditorCode.delete.rawValue)
        case .interrupt, .escape, .endOfInput, .clearScreen, .suspend, .openEditor: return action
        }
        return nil
    }

    private func noteOpenFence() {
        guard Multiline.isOpen(editor.text) else { return }
        say("\"\"\" at the end closes the text, and Enter then sends it")
    }

    // MARK: - The menu

    /// Handles a key while the menu is open; true if the key is used up.
    private func handleInMenu(_ key: Key) -> Bool {
        switch key {
        // Enter does not send the `?` that opened the key help.
        case .enter where isKeyHelpShown: return true
        case .escape where menu.isChoice || isKeyHelpShown:
            menu = .closed
            return true
        case .up where menu.isChoice: choose(menu.move(down: false))
        case .down where menu.isChoice: choose(menu.move(down: true))
        case .tab where menu.isChoice: return false
        // The menu stays until it is recomputed for the changed draft.
        case _ where menu.isChoice && key.changesDraft: return false
        default:
            menu = .closed
            return false
        }
        return true
    }

    private var isKeyHelpShown: Bool { menu.isKeyHelp && editor.text == KeyHelp.question }

    private func choose(_ candidate: Completion?) {
        if let candidate { editor.request(.complete(candidate.text)) }
    }

    /// Tab: inserts the candidates' common prefix, or shows the next page of candidates.
    private func complete() {
        guard let completer else { return }
        let typed = editor.textBeforeCursor
        let candidates = completer(typed, .tab) ?? []
        let common = candidates.map(\.text).commonBeginning ?? typed
        let isLonger = common.count > typed.count || candidates.count == 1 && common != typed
        if !isLonger, menu.isChoice, menu.selected == nil, candidates.count > 1 {
            if !menu.turnPage(room: room) { choose(menu.move(down: true)) }
            return
        }
        menu = PromptMenu(candidates.count > 1 ? candidates : [], typed: typed)
        if isLonger { editor.request(.complete(common)) }
    }

    // MARK: - The search

    /// Handles a key during a history search; true if the key is used up.
    private func handleInSearch(_ key: Key) -> Bool {
        switch search.take(key, in: history) {
        case .notUsed: return false
        case .used: return true
        case .accepted(let place, let usesKey):
            if let place { showEntry(place) }
            return usesKey
        }
    }

    /// Shows the next entry that matches the last query.
    private func searchAgain(_ direction: HistorySearch.Direction) {
        if let match = history.search(search.lastQuery, from: editor.walk.place, direction) {
            showEntry(match)
        }
    }

    private func showEntry(_ place: Int) {
        let entry = editor.walk.jump(to: place, current: editor.text)
        if let entry { editor.request(.replace(editor.line(of: entry))) }
    }
}

extension [String] {
    /// The longest common prefix, compared by grapheme clusters; nil for an empty array.
    fileprivate var commonBeginning: String? {
        guard let first else { return nil }
        return dropFirst().reduce(first) { common, text in
            String(zip(common, text).prefix { $0 == $1 }.map(\.0))
        }
    }
}
