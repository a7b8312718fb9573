import ChatTerminal

/// What was entered while an answer is under way, to be taken one after the other; and the messages
/// that stand in the prompt again.
final class PendingInput {
    private let console: any Console
    private let remarks: Remarks
    private(set) var entries: [ChatInput] = []
    private var returned: [Draft] = []
    /// Other entries wait than before.
    var changed: () -> Void = {}

    init(_ console: any Console, _ remarks: Remarks) {
        self.console = console
        self.remarks = remarks
    }

    func add(_ entry: ChatInput) {
        // Who presses Ctrl-D twice leaves once.
        if case .leave = entry.meaning, case .leave = entries.last?.meaning { return }
        entries.append(entry)
        changed()
    }

    var messages: [Draft] { entries.compactMap(\.message) }

    /// What is next; nil when nothing waits.
    func next() -> ChatInput? {
        guard !entries.isEmpty else { return nil }
        let entry = entries.removeFirst()
        changed()
        return entry
    }

    /// Up on an empty prompt: the last entry comes back before its turn.
    func takeBack() -> Draft? {
        guard let entry = entries.popLast() else { return nil }
        changed()
        if case .leave = entry.meaning { remarks.sayAside("not leaving after this answer") }
        return entry.entered
    }

    // MARK: - Nothing is sent by itself

    /// Gives back what waits, after a stop or an error, and before it the message that failed.
    ///
    /// Messages go back to the prompt, before what is being typed there; commands are named and
    /// forgotten, because together with text they would mean something else.
    ///
    /// - Returns: Whether messages stand in the prompt.
    func giveBack(_ failed: Draft?) -> Bool {
        let messages = messages
        let mayGoBack = console.takesMessages
        if mayGoBack {
            sayForgotten(entries.filter { $0.message == nil })
            putBack((failed.map { [$0] } ?? []) + messages)
        } else {
            sayForgotten(console.canEdit ? entries.filter { $0.message == nil } : entries)
            if console.canEdit, failed != nil || !messages.isEmpty {
                let are = messages.count + (failed == nil ? 0 : 1) == 1 ? "message" : "messages"
                remarks.say("a command is being typed: Up brings your \(are) back to the prompt")
            }
        }
        entries = []
        return mayGoBack
    }

    /// Names what will not have its turn any more.
    func forget() {
        sayForgotten(entries)
        entries = []
    }

    private func sayForgotten(_ entries: [ChatInput]) {
        let commands = entries.filter { $0.message == nil }.map(\.name)
        let messages = entries.filter { $0.message != nil }.map(\.name)
        if !commands.isEmpty { remarks.say("not run: " + commands.joined(separator: ", ")) }
        if !messages.isEmpty { remarks.say("not sent: " + messages.joined(separator: ", ")) }
    }

    private func putBack(_ messages: [Draft]) {
        guard !messages.isEmpty else { return }
        let typed = console.line.draft
        if console.line.isDraftReturned {
            // It may be one of them that was asked again.
            returned += messages.filter { !returned.contains($0) }
        } else {
            returned = messages + (typed.isEmpty ? [] : [typed])
        }
        show()
    }

    /// Puts a message into the prompt in place of what is there.
    func put(_ draft: Draft) {
        returned = [draft]
        show()
    }

    /// Puts a draft into the prompt, behind the messages that have come back there meanwhile.
    func putBehind(_ draft: Draft) {
        guard console.line.isDraftReturned else { return console.line.setDraft(draft) }
        returned.append(draft)
        show()
    }

    private func show() { console.line.putBack(Draft.lines(returned).asTyped) }
}

extension Console {
    /// Messages can be put back into the prompt: there is one, and no command is being typed there.
    var takesMessages: Bool {
        let draft = line.draft
        let isCommand =
            draft.text.hasPrefix("/") && !draft.text.hasPrefix("//") && draft.folds.isEmpty
            && !draft.text.contains("\n")
        return canEdit && (!isCommand || line.isDraftReturned)
    }
}
