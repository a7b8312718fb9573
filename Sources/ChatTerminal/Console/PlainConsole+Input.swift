// What comes in: lines that a person enters, or those of a pipe.

import SystemKit

extension PlainConsole {
    /// Delivers what has come, or waits for something to happen.
    func step() {
        sayRemarks()
        if isTyped ? takeTyped() : takePiped() { return }
        if hasEnded, !isBusy {
            endPrompt()
            return emit(.endOfInput)
        }
        showPrompt()
        let reads = !hasEnded && (isTyped || !isBusy)
        let ready = Descriptors.wait(
            for: [signals?.reading ?? -1, loop.waking?.reading ?? -1, reads ? setup.input : -1],
            until: [timer, loop.waking?.nextLook].compactMap(\.self).min())
        if ready[0] { signals?.take().forEach(handle(signal:)) }
        if ready[1] || loop.waking?.isDeaf == true { emit(.woken) }
        // The end of an answer has taken what was there, or a signal has ended us.
        if ready[2], !isStopped, Descriptors.isReady(setup.input) {
            readInput()
            if isTyped { gatherBurst() }
        }
        if let due = timer, due <= .now {
            timer = nil
            emit(.timer)
        }
    }

    // MARK: - A pipe

    /// The next line, which waits for the answer before; at the end of the input also what is left
    /// without a newline.
    private func takePiped() -> Bool {
        guard !isBusy else { return false }
        let end = input.firstIndex(of: 0x0A)
        guard let bytes = end.map({ input[...$0] }) ?? (hasEnded ? input[...] : nil),
            !bytes.isEmpty
        else { return false }
        input.removeSubrange(..<bytes.endIndex)
        let line = Array(end == nil ? bytes + [0x0A] : bytes)
        if let draft = entry.take(line, isCommand: setup.isCommand) {
            submit(draft, isOnScreen: false)
        }
        return true
    }

    // MARK: - A terminal

    /// What a person has entered, and Ctrl-D.
    private func takeTyped() -> Bool {
        let isUnseen = isBusy || hasUnseenInput
        hasUnseenInput = false
        guard !input.isEmpty || isAtEndOfInput else { return false }
        let bytes = input
        input = []
        if !isUnseen, bytes.contains(0x0A) {
            isPromptShown = false
            // What is behind the last line stands on the screen as well.
            isAtLineStart = bytes.last == 0x0A
        }
        var drafts: [Draft] = []
        if isCut {
            isCut = false
            remarks.append(PlainRemark(text: Self.cutLine))
        } else if let draft = entry.take(bytes, isCommand: setup.isCommand) {
            drafts.append(draft)
        }
        if isAtEndOfInput, let draft = entry.finish(isCommand: setup.isCommand) {
            drafts.append(draft)
        }
        for draft in drafts { submit(draft, isOnScreen: !isUnseen) }
        // The end comes when what was entered before it has been taken.
        guard isAtEndOfInput, drafts.isEmpty else { return true }
        isAtEndOfInput = false
        if !isBusy { endPrompt() }
        emit(.endOfInput)
        return true
    }

    private static var cutLine: String {
        "this terminal passes on \(Descriptors.longestCookedLine - 1) bytes of a line and drops "
            + "the rest: what you entered was cut there, and nothing was sent"
    }

    /// Waits for what comes with a line: a terminal hands its lines over one by one, and the last
    /// one of a paste has no end.
    private func gatherBurst() {
        guard input.contains(0x0A) else { return }
        var quiet = ContinuousClock.now + Self.burstPause
        while .now < quiet, !isAtEndOfInput, input.count < Self.longestBurst {
            guard Descriptors.wait(for: [setup.input], until: quiet)[0] else { continue }
            readInput()
            quiet = .now + Self.burstPause
        }
        input += modes?.takeUnfinishedLine() ?? []
    }

    /// No person presses Enter twice in this time.
    private static var burstPause: Duration { .milliseconds(30) }
    private static var longestBurst: Int { 30_000_000 }

    private func readInput() {
        switch Descriptors.read(setup.input) {
        case .bytes(let bytes):
            isCut = isCut || isTyped && bytes.count >= Descriptors.longestCookedLine
            input += bytes
        case .nothing: break
        // Ctrl-D, unless the terminal itself is gone.
        case .end where modes?.isThere == true: isAtEndOfInput = true
        case .end, .failed: hasEnded = true
        }
    }

    private func submit(_ draft: Draft, isOnScreen: Bool) {
        var submission = Submission(draft)
        submission.isOnScreen = isOnScreen && isTyped
        let text = submission.message.text
        if let question = setup.question(text), confirmed != text {
            entry.putBack(draft)
            confirmed = nil
            return remarks.append(PlainRemark(text: question, question: text))
        }
        confirmed = nil
        if setup.question(text) == nil { history.add(submission.entered) }
        emit(.submitted(submission))
    }

    // MARK: - The prompt

    /// Says what could not be said while an answer was under way.
    private func sayRemarks() {
        guard !isBusy, !remarks.isEmpty else { return }
        for remark in remarks {
            commit(StyledText(untrustedLines: remark.text))
            confirmed = remark.question ?? confirmed
        }
        remarks = []
        isPromptShown = false
    }

    /// A prompt is for a person: it shows only where one types.
    private func showPrompt() {
        guard !isBusy, !hasEnded, !isPromptShown else { return }
        let prompt = rows.prompt.plain
        guard isTyped, !prompt.isEmpty else { return }
        if let held = entry.held {
            commit(StyledText(untrusted: Self.notice(of: held)))
        }
        isPromptShown = true
        startLine()
        let mark = entry.begun.isEmpty ? prompt : String(repeating: " ", count: prompt.count)
        write(mark + Sanitizer.sanitize(entry.beginning))
        // The person's Enter will end this line.
        isAtLineStart = true
    }

    private static func notice(of paste: String) -> String {
        "[Pasted: \(PasteStore.lines(of: paste)) lines, \(paste.utf8.count) bytes; "
            + "Enter sends, Ctrl-C forgets]"
    }

    /// Ctrl-D leaves the cursor behind the prompt.
    private func endPrompt() {
        if isPromptShown { write("\n") }
        isPromptShown = false
    }

    /// While an answer is under way the terminal does not show what is typed between its rows.
    func setSilent(_ isSilent: Bool) {
        guard isTyped, let modes else { return }
        guard !isSilent else { return modes.enter(.silent) }
        // What was typed unseen is shown when its turn comes.
        while !isAtEndOfInput, !hasEnded, Descriptors.isReady(setup.input) { readInput() }
        input += modes.takeUnfinishedLine()
        hasUnseenInput = !input.isEmpty
        try? modes.leave()
    }

    /// What was typed or pasted for us must not be run by the shell.
    package func discardTypeAhead() {
        guard isTyped, !Descriptors.isInBackground(of: setup.input) else { return }
        while !isAtEndOfInput, !hasEnded, Descriptors.isReady(setup.input) { readInput() }
        _ = modes?.takeUnfinishedLine()
        input = []
    }

    func handle(signal: Int32) {
        switch signal {
        case Signals.interrupt: interrupt()
        case Signals.windowChanged, Signals.goOn: break
        case Signals.stop: suspend()
        default: emit(.terminated(signal: signal))
        }
    }

    private func interrupt() {
        // The terminal writes ^C behind the prompt.
        if isPromptShown { isAtLineStart = false }
        isPromptShown = false
        confirmed = nil
        let isPaste = entry.held != nil
        // While an answer is under way Ctrl-C is meant for that.
        if !isBusy, entry.forget(), isPaste { return commit("forgotten") }
        emit(.interrupt)
    }

    private func suspend() {
        try? modes?.leave()
        let stopped = signals?.stopProcess() ?? []
        let arrived = signals?.stopInBackground(of: setup.input, after: stopped) ?? stopped
        if isBusy, !arrived.contains(where: Signals.isDeadly) { modes?.enter(.silent) }
        // The shell has written below the prompt meanwhile.
        isPromptShown = false
        arrived.forEach(handle(signal:))
    }
}
