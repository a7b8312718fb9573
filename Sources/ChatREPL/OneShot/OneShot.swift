import ChatKit
import ChatTerminal
package import ClaudeMessages
package import SystemKit

/// One question, its answer on standard output, everything else on standard error.
package struct OneShot: Sendable {
    let client: ClaudeClient
    let request: MessageRequest
    let output: OutputDoor
    let diagnostics: Diagnostics
    /// The prices, when somebody watches who wants to know what it cost.
    let prices: ModelCatalogue?

    package init(
        client: ClaudeClient, request: MessageRequest, output: OutputDoor, diagnostics: Diagnostics,
        prices: ModelCatalogue? = nil
    ) {
        self.prices = prices
        self.client = client
        self.request = request
        self.output = output
        self.diagnostics = diagnostics
    }

    /// Runs to the end, or until a signal or a closed pipe ends it; call it on a thread that may
    /// block.
    package func run() -> Ending {
        let vigil = Vigil<Ending>(output: output.descriptor)
        let mailbox = vigil.mailbox
        let task = Task.detached(executorPreference: client.taskExecutor) {
            mailbox.post(await answer())
        }
        switch vigil.wait() {
        case .message(let ending): return ending
        case .signal(let number):
            task.cancel()
            // What had come is on its way out; only a reader that stands still is not waited for.
            _ = vigil.wait(until: .now + .milliseconds(500))
            return .signal(number)
        case .outputClosed, .tooLate:
            task.cancel()
            return .signal(Signals.brokenPipe)
        }
    }

    private func answer() async -> Ending {
        let baseURL = client.configuration.baseURL
        let stream = client.observingRetries { [diagnostics] notice in
            diagnostics.say(ErrorText.retrying(notice, at: baseURL))
        }.stream(request)
        var writer = AnswerWriter(output)
        do throws(OutputError) {
            let failure = try await copy(stream, to: &writer)
            try writer.finish()
            return conclude(stream, failure, writer)
        } catch {
            guard case .failed(let number) = error else {
                return .signal(Signals.brokenPipe)
            }
            diagnostics.say("could not write the answer: \(Platform.errorText(number))")
            return .code(.ioError)
        }
    }

    /// Copies the text until it ends; returns why it ended early.
    private func copy(
        _ stream: MessageStream, to writer: inout AnswerWriter
    ) async throws(OutputError) -> ClaudeError? {
        var events = stream.makeAsyncIterator()
        while true {
            let batch: [StreamEvent]?
            do throws(ClaudeError) {
                batch = try await events.nextBatch()
            } catch {
                return error
            }
            guard let batch else { return nil }
            try writer.write(batch)
        }
    }

    private func conclude(
        _ stream: MessageStream, _ failure: ClaudeError?, _ writer: AnswerWriter
    ) -> Ending {
        if let failure {
            let count = writer.count
            let kept = count > 0 ? "\(Numbers.grouped(count)) characters kept" : nil
            diagnostics.say(
                ErrorText.sentence(for: failure, at: client.configuration.baseURL, kept: kept))
            return .code(ErrorText.exitCode(for: failure))
        }
        let message = stream.partialMessage
        let reason = message?.stopReason
        let hasText = writer.hasVisibleText
        if let remark = ErrorText.remark(on: reason, hasText: hasText) { diagnostics.say(remark) }
        if !stream.sawMessageStop { diagnostics.say(ErrorText.missingEnd) }
        if let prices, let message {
            let billing = Billing(catalogue: prices, asked: request.model)
            let cost = billing.cost(of: message.usage, answeredBy: message.model, isFinal: true)
            let facts = Footer.facts(message.usage, cost)
            diagnostics.say(([request.model] + facts).joined(separator: " · "))
        }
        return .code(ErrorText.exitCode(for: reason, hasText: hasText))
    }
}

/// Says things on standard error, one line each, sanitised, with the program's name before it.
package struct Diagnostics: Sendable {
    private let door: OutputDoor

    package init(_ door: OutputDoor) { self.door = door }

    package func say(_ sentence: String) {
        // When standard error is closed there is nobody left to tell.
        try? door.write("claude-chat: \(Sanitizer.strict(sentence))\n")
    }
}
