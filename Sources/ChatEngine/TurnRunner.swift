package import ChatKit
package import ClaudeMessages

/// Runs the steps of a turn until it ends: counts, asks, sends, runs tools.
///
/// Cancelling its task ends the turn as soon as possible and keeps what has arrived.
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

    /// How long to wait for a token count; it normally comes at once, and an estimate is enough.
    private static var countingTime: Duration { .seconds(10) }

    /// Runs a turn to its end.
    ///
    /// - Returns: How it ended.
    package func run(_ turn: OpenTurn) async -> TurnEnding {
        var turn = turn
        // The events of immediate steps are reported together.
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
        case .send(let request): return turn.took(await send(request, turn))
        case .wait(let duration):
            // To stop waiting, the user cancels the task, and the turn is closed.
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

    /// The prompt's tokens; nil when the server does not count them in time.
    private func count(_ request: MessageRequest) async -> Int? {
        try? await client.retrying(.never).waiting(atMost: Self.countingTime)
            .countTokens(request).value
    }

    /// Sends a request, reports its events and keeps the running answer each second.
    private func send(_ request: MessageRequest, _ turn: OpenTurn) async -> OpenTurn.News {
        let stream = client.observingRetries { [host] notice in
            await host.take(.retrying(notice), of: turn.id)
        }.stream(request)
        let keeping = host.keepsGrowth ? keepGrowth(of: stream, turn) : nil
        let news = await receive(stream, turn)
        keeping?.cancel()
        await keeping?.value
        return news
    }

    /// Reports the events of an answer in batches.
    private func receive(_ stream: MessageStream, _ turn: OpenTurn) async -> OpenTurn.News {
        do throws(ClaudeError) {
            var events = stream.makeAsyncIterator()
            var hasBegun = false
            var usage = Usage()
            while let batch = try await events.nextBatch() {
                if !hasBegun, let head = stream.head { await host.take(.began(head), of: turn.id) }
                hasBegun = true
                // Only few batches report usage; the others are mostly text.
                if batch.contains(where: \.saysUsage) { usage = stream.usage }
                await host.take(.events(batch, usage: usage), of: turn.id)
                // What is already drawn is kept; an endless stream of events must not prevent the
                // end.
                if Task.isCancelled { throw stream.stopped }
            }
            return .answered(
                try await stream.message(), broken: stream.brokenInputs,
                requests: stream.sentRequests)
        } catch {
            await host.take(.failed(error), of: turn.id)
            return .failed(error, partial: stream.partialMessage, requests: stream.sentRequests)
        }
    }

    /// Keeps each second what has arrived of the answer, also while nothing more does.
    private func keepGrowth(of stream: MessageStream, _ turn: OpenTurn) -> Task<Void, Never> {
        Task.detached(executorPreference: client.taskExecutor) { [self] in
            var kept: Message?
            while !Task.isCancelled {
                try? await client.surroundings.sleep(.seconds(1))
                let partial = stream.partialMessage
                guard !Task.isCancelled, partial != kept else { continue }
                kept = partial
                await record(turn.grown(partial, stream.sentRequests), turn.id)
            }
        }
    }

    // MARK: - Tools

    /// Runs all calls concurrently, off the receiving thread; each result is recorded when it
    /// arrives.
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
    /// The error of a stream that the user has cancelled.
    fileprivate var stopped: ClaudeError {
        var error = ClaudeError(.cancelled, "cancelled")
        error.requestID = head?.requestID
        return error
    }
}

extension OpenTurn.Step {
    /// Whether the step takes no time.
    fileprivate var isImmediate: Bool {
        switch self {
        case .open, .reserve: true
        default: false
        }
    }
}
