import ChatTerminal

// What was entered while an answer is under way.
extension Chat {
    /// Takes what is next in the queue once nothing is under way.
    func takeNext() -> LoopDirective {
        while answer == nil, !queue.isEmpty {
            let entry = queue.removeFirst()
            showStatus()
            if take(entry) == .stop { return .stop }
        }
        return .continue
    }

    func enqueue(_ entry: Entry) {
        // Who presses Ctrl-D twice leaves once.
        if case .leave = entry.meaning, case .leave = queue.last?.meaning { return }
        queue.append(entry)
        showStatus()
    }

    /// Up on an empty prompt: the last entry comes back before its turn.
    func takeBack() -> Draft? {
        guard let entry = queue.popLast() else { return nil }
        showStatus()
        if case .leave = entry.meaning { noteAside("not leaving after this answer") }
        return entry.entered
    }

    /// Messages can be put back into the prompt: there is one, and no command is being typed there.
    var canTakeBack: Bool {
        let typed = console.draft
        let isCommand =
            typed.text.hasPrefix("/") && !typed.text.hasPrefix("//") && typed.folds.isEmpty
            && !typed.text.contains("\n")
        return console.canEdit && (!isCommand || console.isDraftReturned)
    }

    /// After a stop or an error nothing is sent by itself.
    ///
    /// Messages go back to the prompt, before what is being typed there; commands are named and
    /// forgotten, because together with text they would mean something else.
    func returnQueue(_ failed: Answer?) {
        let messages = queue.compactMap(\.message)
        if canTakeBack {
            sayForgotten(queue.filter { $0.message == nil })
            if let failed { session.place = Place(behind: failed.parent) }
            putBack((failed.map { [$0.question.draft] } ?? []) + messages)
        } else {
            sayForgotten(console.canEdit ? queue.filter { $0.message == nil } : queue)
            if console.canEdit, failed != nil || !messages.isEmpty {
                note("a command is being typed: Up brings your message back to the prompt")
            }
        }
        queue = []
    }

    /// Names what will not have its turn.
    func sayForgotten(_ entries: [Entry]) {
        let commands = entries.filter { $0.message == nil }.map(\.name)
        let messages = entries.filter { $0.message != nil }.map(\.name)
        if !commands.isEmpty { note("not run: " + commands.joined(separator: ", ")) }
        if !messages.isEmpty { note("not sent: " + messages.joined(separator: ", ")) }
    }

    private func putBack(_ messages: [Draft]) {
        guard !messages.isEmpty else { return }
        let typed = console.draft
        if console.isDraftReturned {
            // It may be one of them that was asked again.
            returned += messages.filter { !returned.contains($0) }
        } else {
            returned = messages + (typed.isEmpty ? [] : [typed])
        }
        console.putBack(Draft.lines(returned).asTyped)
    }
}
