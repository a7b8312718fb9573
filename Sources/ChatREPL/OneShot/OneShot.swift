import ChatEngine
package import ChatKit
package import ClaudeMessages
package import SystemKit

/// One question, its answer on standard output, everything else on standard error.
package struct OneShot: Sendable {
    let client: ClaudeClient
    let question: Question
    let settings: TurnSettings
    let output: OutputDoor
    let diagnostics: Diagnostics
    /// Somebody watches who wants to know what it cost.
    let saysBill: Bool

    package init(
        client: ClaudeClient, question: Question, settings: TurnSettings, output: OutputDoor,
        diagnostics: Diagnostics, saysBill: Bool
    ) {
        self.client = client
        self.question = question
        self.settings = settings
        self.output = output
        self.diagnostics = diagnostics
        self.saysBill = saysBill
    }

    /// So long an answer is waited for that was stopped.
    private static let settlingTime = Duration.milliseconds(400)

    /// Runs to the end, or until a signal or a closed pipe ends it; call it on a thread that may
    /// block.
    package func run() -> Ending {
        let vigil = Vigil<TurnEnding>(output: output.descriptor)
        let mailbox = vigil.mailbox
        let host = OneShotHost(self)
        let runner = TurnRunner(client: client, host: host)
        let turn = OpenTurn(question, behind: nil, in: Transcript(), settings: settings)
        let task = Task.detached(executorPreference: client.taskExecutor) {
            mailbox.post(await runner.run(turn))
        }
        let event = vigil.wait()
        if case .message(let ending) = event { return conclude(ending, host.outcome) }
        task.cancel()
        // What had come is on its way out; only a reader that stands still is not waited for, and
        // another signal ends it at once.
        let last = vigil.wait(until: .now + Self.settlingTime, watchesOutput: false)
        return stopped(by: event, hasEnded: last.isMessage, host.outcome)
    }

    private func stopped(
        by event: Vigil<TurnEnding>.Event, hasEnded: Bool, _ outcome: OneShotOutcome
    ) -> Ending {
        guard case .signal(let number) = event else {
            sayBill(outcome)
            return .signal(Signals.brokenPipe)
        }
        if hasEnded, let error = outcome.error { say(error, outcome) }
        sayBill(outcome)
        return .signal(number)
    }

    // MARK: - What is said of it

    private func conclude(_ ending: TurnEnding, _ outcome: OneShotOutcome) -> Ending {
        defer { sayBill(outcome) }
        if let failure = outcome.failure { return failed(failure) }
        if let question = outcome.question {
            diagnostics.say(ErrorText.sentence(for: question, way: "--window N") ?? "not sent")
            return .code(.badInput)
        }
        if let error = outcome.error {
            say(error, outcome)
            return .code(ExitCode(for: error))
        }
        let (reason, hasText) = (outcome.stopReason, outcome.hasVisibleText)
        if let remark = ErrorText.remark(on: reason, hasText: hasText) { diagnostics.say(remark) }
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
        let kept = count > 0 ? "\(Numbers.grouped(count)) characters kept" : nil
        diagnostics.say(
            ErrorText.sentence(for: error, at: client.configuration.baseURL, kept: kept))
    }

    private func sayBill(_ outcome: OneShotOutcome) {
        let model = settings.requests.modelID
        guard saysBill, let facts = AnswerFacts(asked: model, outcome.spent) else { return }
        diagnostics.say(([model] + facts.parts).joined(separator: " · "))
    }
}

extension Vigil.Event {
    fileprivate var isMessage: Bool {
        if case .message = self { true } else { false }
    }
}
