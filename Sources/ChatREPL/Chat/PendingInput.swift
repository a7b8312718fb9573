import ChatTerminal

/// The queue of input entered during an answer, and the messages returned to the prompt.
final class PendingInput {
    private let console: any Console
    private let remarks: Remarks
    private(set) var entries: [ChatInput] = []
    private var returned: [Draft] = []
    /// Called when the queue has changed.
    var changed: () -> Void = {}

    init(_ console: any Console, _ remarks: Remarks) {
        self.console = console
        self.remarks = remarks
    }

    func add(_ entry: ChatInput) {
        // Repeated Ctrl-D is queued once.
        if case .leave = entry.meaning, case .leave = entries.last?.meaning { return }
        entries.append(entry)
        changed()
    }

    var messages: [Draft] { entries.compactMap(\.message) }

    /// Removes and returns the first entry.
    ///
    /// `changed` is to be called once it has been taken up, so that it is not gone from the kept
    /// queue before it is kept as a question.
    func next() -> ChatInput? { entries.isEmpty ? nil : entries.removeFirst() }

    /// Up on an empty prompt: removes and returns the last entry.
    func takeBack() -> Draft? {
        guard let entry = entries.popLast() else { return nil }
        changed()
        if case .leave = entry.meaning { remarks.sayAside("not leaving after this answer") }
        return entry.entered
    }

    // MARK: - Nothing is sent by itself

    /// Empties the queue after a stop or an error, with the failed message first.
    ///
    /// Messages return to the prompt before the draft; commands are named in a remark and dropped.
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

    /// Names the dropped entries in remarks.
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
            // The failed message may be one of those already returned.
            returned += messages.filter { !returned.contains($0) }
        } else {
            returned = messages + (typed.isEmpty ? [] : [typed])
        }
        show()
    }

    /// Puts what another program had not sent before what is typed.
    func restore(_ messages: [Draft], _ typed: Draft?) {
        if messages.isEmpty, let typed, console.line.draft.isEmpty {
            return console.line.setDraft(typed)
        }
        putBack(messages + (typed.map { [$0] } ?? []))
    }

    /// Replaces the draft.
    func put(_ draft: Draft) {
        returned = [draft]
        show()
    }

    /// Puts a draft into the prompt, after the returned messages.
    func putBehind(_ draft: Draft) {
        guard console.line.isDraftReturned else { return console.line.setDraft(draft) }
        returned.append(draft)
        show()
    }

    private func show() { console.line.putBack(Draft.lines(returned).asTyped) }
}

extension Console {
    /// Whether messages can return to the prompt: it is editable and holds no command.
    var takesMessages: Bool {
        canEdit && (!line.draft.isCommand || line.isDraftReturned)
    }
}
