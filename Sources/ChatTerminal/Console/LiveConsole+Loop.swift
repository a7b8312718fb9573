import SystemKit

extension LiveConsole {
    /// The UI loop: libedit calls it for its next character, and it comes back only with one.
    func nextCharacter() -> UInt32? {
        noticeDraft()
        while !isStopped {
            if loop.deliver() { continue }
            if let wish = editor.wish {
                editor.wish = nil
                perform(wish)
                frameNow()
                continue
            }
            if editor.pendingChange != nil { return EditorCode.change.rawValue }
            if let character = characters.popFirst() { return character }
            if let key = keys.popFirst() {
                handle(key)
                frameNow()
                continue
            }
            noticePaste()
            drawIfDue()
            wait()
        }
        return nil
    }

    private func noticeDraft() {
        let hasDraft = !isDraftEmpty
        defer { hadDraft = hasDraft }
        if !hasDraft { editor.isRecalled = false }
        if !hasDraft, editor.historyCursor.index == nil { editor.returned = nil }
        if hasDraft, !hadDraft { emit(.draftBegun) }
    }

    func begin() {
        // What was typed before the start went through the cooked line discipline, where Enter
        // arrives as a newline.
        let typedAhead = Descriptors.isReady(setup.input)
        resume(after: signals.stopInBackground(of: setup.input))
        if typedAhead, !isStopped, Descriptors.isReady(setup.input),
            case .bytes(let bytes) = Descriptors.read(setup.input)
        {
            decode(bytes.map { $0 == 0x0A ? 0x0D : $0 })
        }
    }

    func end() {
        keepHistory()
        endStream()
        release()
        copies.finish()
    }

    /// Waits for the next thing to happen and handles it.
    private func wait() {
        let deadline = [decoder.deadline, pasteNoticeDue, frameDue, timer, loop.waking?.nextLook]
            .compactMap(\.self).min()
        let ready = Descriptors.wait(
            for: [signals.reading, setup.input, loop.waking?.reading ?? -1], until: deadline)
        if ready[0] { signals.take().forEach(handle(signal:)) }
        // A signal may have stopped us: what was there has been read since, or is another's.
        if ready[1], !isStopped, Descriptors.isReady(setup.input) { readKeys() }
        take(decoder.expire(at: .now))
        if ready[2] || loop.waking?.isDeaf == true { emit(.woken) }
        if let due = timer, due <= .now {
            timer = nil
            emit(.timer)
        }
    }

    /// Reads all that is there, so that a paste without marks is seen as one; false when there is
    /// nothing to read from any more.
    @discardableResult func readKeys() -> Bool {
        var bytes: [UInt8] = []
        repeat {
            switch Descriptors.read(setup.input) {
            case .bytes(let more): bytes += more
            case .nothing: break
            case .end, .failed:
                terminalIsGone()
                return false
            }
        } while bytes.count < 64 * 1024 && Descriptors.isReady(setup.input)
        decode(bytes)
        return true
    }

    private func decode(_ bytes: [UInt8]) { take(decoder.push(bytes, at: .now)) }

    /// What the terminal says of itself counts at once, whatever else is waited for.
    private func take(_ new: [Key]) {
        for key in new {
            if case .report(let report) = key { note(report) } else { keys.append(key) }
        }
    }

    func terminalIsGone() {
        guard !isStopped else { return }
        emit(.terminated(signal: Signals.hangUp))
        loop.stop()
    }

    func handle(signal: Int32) {
        switch signal {
        case Signals.interrupt: interrupt()
        case Signals.windowChanged: updateSize()
        case Signals.stop: suspend()
        case Signals.goOn: resume(after: signals.stopInBackground(of: setup.input))
        default:
            readTypedAhead()
            keys = []
            emit(.terminated(signal: signal))
        }
    }

    /// Reads what was typed or pasted for the chat, so that the shell does not run it.
    func readTypedAhead() {
        guard modes.isEntered, !Descriptors.isInBackground(of: setup.input) else { return }
        // A terminal holds 4 KiB; what comes without an end must not keep the chat alive.
        for _ in 0..<64 {
            guard Descriptors.isReady(setup.input), readKeys() else { break }
        }
    }

    func interrupt() {
        search = nil
        menu = []
        isAfterControlX = false
        // What was taken back from the queue is put aside, and the answer goes on.
        guard !isBusy || editor.isRecalled, !isDraftEmpty else { return emit(.interrupt) }
        remember(draft)
        confirmed = nil
        editor.returned = nil
        editor.historyCursor.reset()
        editor.request(.replace(""))
        // A new draft begins in vi's insert mode, whatever the old one ended in.
        if editor.isVi { characters += [0x1B, EditorCode.nothing.rawValue, 0x69] }
        // Undo is of this draft, and might bring labels back whose pastes are gone.
        editor.undo.reset()
        editor.pastes.beginDraft()
        frameNow()
    }

    package func discardTypeAhead() {
        frameNow()
        drawIfDue()
        while Descriptors.isReady(setup.input),
            case .bytes(let bytes) = Descriptors.read(setup.input)
        {
            decode(bytes)
        }
        decoder.discard()
        keys = []
        characters = []
    }
}

// A paste under way.
extension LiveConsole {
    /// From then on the prompt shows that a paste is open; most are over in an instant.
    private static var pasteNotice: Duration { .milliseconds(300) }

    private var pasteNoticeDue: ContinuousClock.Instant? {
        pasteRow != nil ? nil : decoder.pasteProgress.map { $0.since + Self.pasteNotice }
    }

    private func noticePaste() {
        let progress = decoder.pasteProgress
        let isLong = progress.map { $0.since + Self.pasteNotice <= .now } ?? false
        let row = isLong ? progress.map(Self.pasteRow) : nil
        guard row != pasteRow else { return }
        pasteRow = row
        frameSoon()
    }

    private static func pasteRow(_ progress: PasteProgress) -> StyledText {
        let size = progress.lines > 1 ? "\(progress.lines) lines so far" : "one line so far"
        let fate = progress.isKept ? size : "what was typed before the question is not kept"
        return StyledText(untrusted: "pasting: \(fate) (Ctrl-C ends it)", style: .dim)
    }
}
