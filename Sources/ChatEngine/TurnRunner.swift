package import ChatKit
package import ClaudeMessages

/// Carries out what a turn says has to happen: counts, asks, sends, runs tools, until it has ended.
///
/// Cancelling its task ends the turn at the next possible moment, with everything that had come.
package struct TurnRunner: Sendable {
    private let client: ClaudeClient
    private let tools: [any ToolHandler]
    private let host: any TurnHost

    package init(
        client: ClaudeClient, tools: [any ToolHandler] = [], host: any TurnHost
    ) {
        self.client = client
        self.tools = tools
        self.host = host
    }

    /// A count is there at once; an estimate is better than waiting for one that is not.
    private static var countingTime: Duration { .seconds(10) }

    /// Runs a turn to its end.
    ///
    /// - Returns: How it ended.
    package func run(_ turn: OpenTurn) async -> TurnEnding {
        var turn = turn
        // What follows at once is told at once.
        var events: [OpenTurn.Event] = []
        while true {
            turn.time = client.surroundings.now()
            let step = turn.next
            if !step.isImmediate {
                await record(events, turn.id)
                events = []
            }
            if case .end(let ending) = step { return ending }
            if Task.isCancelled {
                events += turn.closed()
            } else {
                events += await carryOut(step, of: &turn)
            }
        }
    }

    private func carryOut(_ step: OpenTurn.Step, of turn: inout OpenTurn) async
        -> [OpenTurn.Event]
    {
        switch step {
        case .open: return turn.took(.opened)
        case .reserve: return turn.took(.reserved)
        case .count(let request): return turn.took(.counted(await count(request)))
        case .decide(let question):
            return turn.took(.decided(await host.decide(question, of: turn.id)))
        case .send(let request): return turn.took(await send(request, turn.id))
        case .wait(let duration):
            // Who does not want to wait any more cancels, and the turn is closed.
            try? await client.surroundings.sleep(duration)
            return turn.took(.waited)
        case .run(let calls): return await run(calls, of: &turn)
        case .end: return []
        }
    }

    private func record(_ events: [OpenTurn.Event], _ turn: TurnID) async {
        guard !events.isEmpty else { return }
        await host.take(.record(events), of: turn)
    }

    /// Nil where the server does not say, or not in time.
    private func count(_ request: MessageRequest) async -> Int? {
        try? await client.retrying(.never).waiting(atMost: Self.countingTime)
            .countTokens(request).value
    }

    /// Sends a request and tells what comes, in batches.
    private func send(_ request: MessageRequest, _ turn: TurnID) async -> OpenTurn.News {
        let stream = client.observingRetries { [host] notice in
            await host.take(.retrying(notice), of: turn)
        }.stream(request)
        do throws(ClaudeError) {
            var events = stream.makeAsyncIterator()
            var hasBegun = false
            var usage = Usage()
            while let batch = try await events.nextBatch() {
                if !hasBegun, let head = stream.head { await host.take(.began(head), of: turn) }
                hasBegun = true
                // Most batches are text, and change nothing of it.
                if batch.contains(where: \.saysUsage) { usage = stream.usage }
                await host.take(.events(batch, usage: usage), of: turn)
                // What is drawn already is kept; a flood is no reason to go on.
                if Task.isCancelled { throw stream.stopped }
            }
            return .answered(
                try await stream.message(), broken: stream.brokenInputs,
                requests: stream.sentRequests)
        } catch {
            await host.take(.failed(error), of: turn)
            return .failed(error, partial: stream.partialMessage, requests: stream.sentRequests)
        }
    }

    // MARK: - Tools

    /// Runs all calls at the same time, off the thread that receives; each result is recorded as soon
    /// as it is there.
    private func run(_ calls: [ToolCall], of turn: inout OpenTurn) async -> [OpenTurn.Event] {
        let (results, giving) = AsyncStream.makeStream(of: (ToolOutput, ToolCall).self)
        let task = Task.detached { [tools] in
            await withTaskGroup(of: Void.self) { group in
                for call in calls {
                    group.addTask {
                        guard let output = await call.output(by: tools) else { return }
                        giving.yield((output, call))
                    }
                }
            }
            giving.finish()
        }
        await withTaskCancellationHandler {
            for await (output, call) in results {
                await record(turn.took(.returned(output, call)), turn.id)
            }
        } onCancel: {
            task.cancel()
        }
        return Task.isCancelled ? turn.closed() : []
    }
}

extension StreamEvent {
    fileprivate var saysUsage: Bool {
        switch self {
        case .messageStart, .messageDelta: true
        default: false
        }
    }
}

extension MessageStream {
    /// Nobody wants the rest of it.
    fileprivate var stopped: ClaudeError {
        var error = ClaudeError(.cancelled, "cancelled")
        error.requestID = head?.requestID
        return error
    }
}

extension OpenTurn.Step {
    /// It takes no time.
    fileprivate var isImmediate: Bool {
        switch self {
        case .open, .reserve: true
        default: false
        }
    }
}
