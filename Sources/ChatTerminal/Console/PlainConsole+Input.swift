// Input: lines entered at a terminal, or lines from a pipe.

import SystemKit

extension PlainConsole {
    /// Handles input that has been read, or waits for more.
    func step() {
        sayLostLine()
        if terminal.isTyped ? takeTyped() : takePiped() { return }
        if input.hasEnded, !isBusy {
            endPrompt()
            return loop.emit(.endOfInput)
        }
        showPrompt()
        let news = terminal.wait(
            waking: loop.waking, reads: !input.hasEnded && (terminal.isTyped || !isBusy),
            until: loop.timer)
        news.signals.forEach(handle(signal:))
        // Checks again: handling a signal or the end of an answer may have read the input.
        if news.isReady, !loop.isStopped, terminal.isReady { input.read() }
        loop.tell(news, at: terminal.now)
    }

    /// Submits the next line of a pipe once the answer to the one before is complete.
    private func takePiped() -> Bool {
        guard !isBusy, let line = input.takeLine() else { return false }
        if let draft = entered.entry.take(line, isCommand: entered.isCommand) {
            submit(draft, isOnScreen: false)
        }
        return true
    }

    // MARK: - A terminal

    /// Handles entered lines and Ctrl-D.
    private func takeTyped() -> Bool {
        guard let typed = input.takeTyped() else { return false }
        let isUnseen = isBusy || typed.isUnseen
        let wasShown = prompt.isShown
        if !isUnseen, typed.bytes.contains(0x0A) {
            prompt.isShown = false
            // Text after the last newline is echoed too, so the cursor is not at a line start.
            output.isAtLineStart = typed.bytes.last == 0x0A
        }
        if prompt.inquiry != nil, !isBusy { return answer(wasShown ? typed.bytes : nil) }
        let drafts = drafts(of: typed)
        for draft in drafts { submit(draft, isOnScreen: !isUnseen) }
        // `endOfInput` comes after the submissions of the lines entered before it.
        guard input.isAtEnd, drafts.isEmpty else { return true }
        input.takeEnd()
        if !isBusy { endPrompt() }
        loop.emit(.endOfInput)
        return true
    }

    private func drafts(of typed: PlainInput.Typed) -> [Draft] {
        var drafts: [Draft] = []
        if typed.isCut {
            prompt.hasLostLine = true
        } else if let draft = entered.entry.take(typed.bytes, isCommand: entered.isCommand) {
            drafts.append(draft)
        }
        if input.isAtEnd, let draft = entered.entry.finish(isCommand: entered.isCommand) {
            drafts.append(draft)
        }
        return drafts
    }

    private func submit(_ draft: Draft, isOnScreen: Bool) {
        var submission = Submission(draft)
        submission.isOnScreen = isOnScreen && terminal.isTyped
        entered.remember(submission.entered)
        loop.emit(.submitted(submission))
    }

    // MARK: - Questions

    /// The first line is the answer; Ctrl-D is the answer that changes nothing.
    ///
    /// Without `bytes` only what was entered before the question was shown is dropped.
    private func answer(_ bytes: [UInt8]?) -> Bool {
        guard let bytes else {
            input.takeEnd()
            return true
        }
        let line = bytes.prefix { $0 != 0x0A }
        let isEnd = input.isAtEnd && line.isEmpty
        if input.isAtEnd { input.takeEnd() }
        let text = String(decoding: line, as: UTF8.self)
        let given = isEnd ? prompt.inquiry?.dismissal : prompt.inquiry?.take(line: text)
        if let given { end(with: given) } else { endPrompt() }
        return true
    }

    /// Ends what is asked.
    private func end(with answer: TerminalEvent) {
        endPrompt()
        prompt.inquiry = nil
        loop.emit(answer)
    }

    // MARK: - The prompt

    private func sayLostLine() {
        guard prompt.hasLostLine, !isBusy else { return }
        prompt.hasLostLine = false
        prompt.isShown = false
        output.commit(
            StyledText(
                untrusted: "this terminal passes on \(Descriptors.longestCookedLine - 1) bytes of "
                    + "a line and drops the rest: what you entered was cut there, and nothing was sent"
            ))
    }

    /// Shows the prompt, at a terminal only.
    private func showPrompt() {
        guard !isBusy, !input.hasEnded, !prompt.isShown, terminal.isTyped else { return }
        if prompt.inquiry != nil { return showInquiry() }
        let text = rows.prompt.plain
        guard !text.isEmpty else { return }
        if let held = entered.entry.held {
            output.commit(StyledText(untrusted: Self.notice(of: held)))
        }
        prompt.isShown = true
        output.startLine()
        let mark =
            entered.entry.begun.isEmpty ? text : String(repeating: " ", count: text.count)
        output.write(mark + Sanitizer.sanitize(entered.entry.beginning))
        // The echo of Enter will end this row.
        output.isAtLineStart = true
    }

    private func showInquiry() {
        guard let shown = prompt.inquiry?.lines() else { return }
        input.discard()
        for line in shown.listed {
            let rows = line.wrapped(to: size.columns - 1, indent: 5, words: .keep)
            for row in rows { output.commit(row) }
        }
        prompt.isShown = true
        output.write(shown.prompt)
        output.isAtLineStart = true
    }

    private static func notice(of paste: String) -> String {
        "[Pasted: \(PasteStore.lines(of: paste)) lines, \(paste.utf8.count) bytes; "
            + "Enter sends, Ctrl-C forgets]"
    }

    /// Ends the prompt's row, where Enter has not.
    func endPrompt() {
        if prompt.isShown { output.write("\n") }
        prompt.isShown = false
    }

    // MARK: - Signals

    private func handle(signal: Int32) {
        switch signal {
        case Signals.interrupt: interrupt()
        case Signals.windowChanged, Signals.goOn: break
        case Signals.stop: suspend()
        default: loop.emit(.terminated(signal: signal))
        }
    }

    private func interrupt() {
        // The line discipline echoes ^C after the prompt.
        if prompt.isShown { output.isAtLineStart = false }
        if let inquiry = prompt.inquiry, !isBusy { return end(with: inquiry.dismissal) }
        prompt.isShown = false
        let isPaste = entered.entry.held != nil
        // While an answer streams Ctrl-C interrupts it and does not clear the draft.
        if !isBusy, entered.entry.forget(), isPaste { return output.commit("forgotten") }
        loop.emit(.interrupt)
    }

    private func suspend() {
        try? terminal.giveBack()
        terminal.pause(stops: true)
        if isBusy, !terminal.isEnding { terminal.take(.silent, kept: false) }
        // The shell has written below the prompt, so it is shown again.
        prompt.isShown = false
    }
}
