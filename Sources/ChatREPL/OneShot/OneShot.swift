import ChatEngine
package import ChatKit
package import ChatTerminal
package import ClaudeMessages
package import SystemKit

/// One question, its answer on standard output, everything else on standard error.
package struct OneShot: Sendable {
    let client: ClaudeClient
    let question: Question
    let settings: TurnSettings
    let output: CheckedOutput
    let diagnostics: Diagnostics
    /// Whether the cost is printed: standard error is a terminal.
    let saysBill: Bool
    /// Turns the answer into lines for a screen reader; nil without one.
    let speech: SpokenAnswer?
    /// The conversation it is asked in.
    let transcript: Transcript
    /// Nil where nothing of it is kept.
    let keeping: Keeping?

    package init(
        client: ClaudeClient, question: Question, settings: TurnSettings, output: CheckedOutput,
        diagnostics: Diagnostics, saysBill: Bool, speech: SpokenAnswer? = nil,
        transcript: Transcript = Transcript(), keeping: Keeping? = nil
    ) {
        self.client = client
        self.question = question
        self.settings = settings
        self.output = output
        self.diagnostics = diagnostics
        self.saysBill = saysBill
        self.speech = speech
        self.transcript = transcript
        self.keeping = keeping
    }

    /// How long a cancelled answer is waited for.
    static let settlingTime = Duration.milliseconds(400)

    /// Runs to the end, or until a signal or a closed pipe ends it; call it on a thread that may
    /// block.
    ///
    /// The answer is drawn on the console; without one its text is written as it came.
    package func run(on console: AnswerConsole? = nil) -> Ending {
        guard let console else { return write() }
        let screen = OneShotScreen(self, console)
        return conclude(screen.run(), screen.outcome, console.color)
    }

    private func write() -> Ending {
        let vigil = EventWait<TurnEnding>(output: output.descriptor)
        let mailbox = vigil.mailbox
        let host = OneShotHost(self)
        let runner = TurnRunner(client: client, host: keeper(before: host))
        let task = Task.detached(executorPreference: client.taskExecutor) {
            mailbox.post(await runner.run(turn))
        }
        let event = vigil.wait()
        if case .message = event {
            letReaderShow()
            return conclude(.answered, host.outcome)
        }
        task.cancel()
        // Waits up to 400 ms until the text that has arrived is written: a reader of the pipe may
        // have stopped reading. Another signal ends the wait.
        _ = vigil.wait(until: .now + Self.settlingTime, watchesOutput: false)
        guard case .signal(let number) = event else { return conclude(.outputClosed, host.outcome) }
        return conclude(.signal(number), host.outcome)
    }

    /// Waits, for a person who sees both outputs, until a program behind the pipe can have shown the
    /// answer: what is said next would stand between its rows, or behind its last one.
    private func letReaderShow() {
        guard saysBill, Descriptors.isPipe(output.descriptor) else { return }
        Descriptors.waitUntilRead(output.descriptor, until: .now + Self.readingTime)
        _ = Descriptors.wait(for: [], until: .now + Self.showingTime)
    }

    private static let readingTime = Duration.milliseconds(200)
    private static let showingTime = Duration.milliseconds(10)

    /// The turn of the question.
    var turn: OpenTurn {
        OpenTurn(question, behind: transcript.head, in: transcript, settings: settings)
    }

    /// A host that keeps what is to be kept, before this one sees it.
    func keeper(before host: any TurnHost) -> any TurnHost {
        guard let keeping else { return host }
        return KeepingHost(host, keeping, now: client.surroundings.now) { [diagnostics] problem in
            diagnostics.say(problem)
        }
    }

    // MARK: - Messages and exit code

    private func conclude(
        _ end: OneShotEnd, _ outcome: OneShotOutcome, _ color: ColorPolicy = .off
    ) -> Ending {
        defer { sayBill(outcome, color) }
        switch end {
        case .answered: return concludeAnswer(outcome)
        case .signal(let number):
            say(outcome.error ?? ClaudeError(.cancelled, "cancelled"), outcome)
            return .signal(number)
        case .outputClosed: return .signal(Signals.brokenPipe)
        }
    }

    private func concludeAnswer(_ outcome: OneShotOutcome) -> Ending {
        if let failure = outcome.failure { return failed(failure) }
        if let question = outcome.question {
            diagnostics.say(ErrorText.sentence(for: question, .flags) ?? "not sent")
            return .code(.badInput)
        }
        if let error = outcome.error {
            say(error, outcome)
            return .code(ExitCode(for: error))
        }
        let (reason, hasText) = (outcome.stopReason, outcome.hasVisibleText)
        if let remark = ErrorText.remark(on: reason, .flags, hasText: hasText) {
            diagnostics.say(remark)
        }
        if !outcome.bill.meter.hasEnded { diagnostics.say(ErrorText.missingEnd) }
        return .code(ExitCode(for: reason, hasText: hasText))
    }

    private func failed(_ failure: OutputError) -> Ending {
        guard case .failed(let number) = failure else { return .signal(Signals.brokenPipe) }
        diagnostics.say("could not write the answer: \(Platform.errorText(number))")
        return .code(.ioError)
    }

    private func say(_ error: ClaudeError, _ outcome: OneShotOutcome) {
        let count = outcome.characters
        let kept = count > 0 ? "\(Numbers.plural(count, "character")) kept" : nil
        diagnostics.say(
            ErrorText.sentence(for: error, at: client.configuration.baseURL, kept: kept))
    }

    private func sayBill(_ outcome: OneShotOutcome, _ color: ColorPolicy) {
        let model = settings.requests.modelID
        guard saysBill, let facts = AnswerFacts(asked: model, outcome.spent) else { return }
        let parts = [model] + facts.parts
        diagnostics.remark(parts.joined(separator: speech == nil ? " · " : ", "), color)
    }
}
