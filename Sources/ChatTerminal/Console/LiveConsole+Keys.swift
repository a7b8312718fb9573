extension LiveConsole {
    /// Sends a key where it belongs: to the loop's own commands, the search, or the line.
    func handle(_ key: Key) {
        if search != nil, handleInSearch(key) { return }
        if key != .tab { menu = [] }
        switch key {
        case .text(let scalar): characters.append(scalar.value)
        case .control(let byte): handle(control: byte)
        case .alt(let scalar): characters += [0x1B, scalar.value]
        case .escape: handleEscape()
        case .paste(let text): paste(text)
        case .tab: complete()
        case .backTab, .pageUp, .pageDown: break
        default:
            if let code = EditorCode(key) { characters.append(code.rawValue) }
        }
    }

    private func handle(control byte: UInt8) {
        switch byte {
        case 0x03: interrupt()
        case 0x04:
            if isDraftEmpty {
                emit(.endOfInput)
            } else {
                characters.append(EditorCode.delete.rawValue)
            }
        case 0x0C: clearScreen()
        case 0x12: search = HistorySearch()
        case 0x1A: suspend()
        default:
            characters.append(EditorCode(control: byte)?.rawValue ?? UInt32(byte))
        }
    }

    private func handleEscape() {
        if editor.isVi {
            characters += [0x1B, EditorCode.nothing.rawValue]
        } else {
            emit(.escape)
        }
    }

    private func paste(_ text: String) {
        guard !text.isEmpty else { return }
        editor.request(.insert(pastes.fold(text)))
    }

    /// True if the search has used the key up; others end the search and do their own work.
    private func handleInSearch(_ key: Key) -> Bool {
        guard var current = search else { return false }
        switch key {
        case .text(let scalar): current.extend(scalar, in: editor.history)
        case .backspace: current.shorten(in: editor.history)
        case .control(0x12), .up: current.older(in: editor.history)
        case .escape, .control(0x07):
            search = nil
            return true
        case .control(0x03):
            search = nil
            // An answer under way is what Ctrl-C means first.
            return !isBusy
        default:
            search = nil
            if current.match != nil {
                editor.request(.replace(current.text(in: editor.history)))
            }
            // Enter takes the match into the prompt; sending it is a second decision.
            return key == .enter || key == .tab
        }
        search = current
        return true
    }

    /// As many candidates as there is room for, and how many more there are.
    private func fitting(_ labels: [StyledText]) -> [StyledText] {
        let room = max(1, size.rows / 3)
        guard labels.count > room else { return labels }
        let left = labels.count - (room - 1)
        return labels.prefix(room - 1) + [StyledText(untrusted: "… \(left) more", style: .dim)]
    }

    private func complete() {
        guard let completer, editor.cursor == editor.count else { return }
        let draft = editor.text
        let candidates = completer(draft)
        menu = candidates.count > 1 ? fitting(candidates.map(\.label)) : []
        guard let first = candidates.first?.text else { return }
        let common = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1.text) }
        if common.count > draft.count || candidates.count == 1, common != draft {
            editor.request(.replace(common))
        }
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}

extension EditorCode {
    init?(_ key: Key) {
        switch key {
        case .enter: self = .submit
        case .newline: self = .newline
        case .backspace: self = .backspace
        case .delete: self = .delete
        case .left: self = .left
        case .right: self = .right
        case .up: self = .up
        case .down: self = .down
        case .home: self = .lineStart
        case .end: self = .lineEnd
        case .wordLeft: self = .wordLeft
        case .wordRight: self = .wordRight
        default: return nil
        }
    }

    /// The emacs keys that libedit would do by scalars or with its own history.
    init?(control byte: UInt8) {
        switch byte {
        case 0x01: self = .lineStart
        case 0x02: self = .left
        case 0x05: self = .lineEnd
        case 0x06: self = .right
        case 0x0E: self = .down
        case 0x10: self = .up
        case 0x1F: self = .undo
        default: return nil
        }
    }
}
