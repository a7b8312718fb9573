package import ChatKit
package import ClaudeMessages

/// Carries out what a turn says has to happen: counts, asks, sends, runs tools, until it has ended.
///
/// Cancelling its task ends the turn at the next possible moment, with everything that had come.
package struct TurnRunner: Sendable {
    private let client: ClaudeClient
    private let tools: [any ToolHandler]
    private let host: any TurnHost
    /// Seconds since 1970.
    private let now: @Sendable () -> Double

    package init(
        client: ClaudeClient, tools: [any ToolHandler] = [], host: any TurnHost,
        now: @escaping @Sendable () -> Double
    ) {
        self.client = client
        self.tools = tools
        self.host = host
        self.now = now
    }

    /// A count is there at once; an estimate is better than waiting for one that is not.
    private static var countingTime: Duration { .seconds(10) }

    /// Runs a turn to its end.
    ///
    /// - Returns: How it ended.
    package func run(_ turn: OpenTurn) async -> TurnEnding {
        var turn = turn
        await record(turn.opening, turn.id)
        while true {
            turn.time = now()
            let step = turn.next
            if case .end(let ending) = step { return ending }
            guard !Task.isCancelled else {
                await record(turn.closed(), turn.id)
                continue
            }
            switch step {
            case .count(let request): _ = turn.took(.counted(await count(request)))
            case .decide(let question):
                await record(turn.took(.decided(await host.decide(question, of: turn.id))), turn.id)
            case .send(let request): await record(turn.took(await send(request, turn.id)), turn.id)
            case .run(let calls): await run(calls, of: &turn)
            case .end(let ending): return ending
            }
        }
    }

    private func record(_ events: [OpenTurn.Event], _ turn: TurnID) async {
        for event in events { await host.take(.record(event), of: turn) }
    }

    /// Nil where the server does not say, or not in time.
    private func count(_ request: MessageRequest) async -> Int? {
        try? await client.retrying(.never).waiting(atMost: Self.countingTime)
            .countTokens(request).value
    }

    /// Sends a request and tells what comes, in batches.
    private func send(_ request: MessageRequest, _ turn: TurnID) async -> OpenTurn.News {
        let (notices, telling) = AsyncStream.makeStream(of: RetryNotice.self)
        let stream = client.observingRetries { telling.yield($0) }.stream(request)
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { [host] in
                for await notice in notices { await host.take(.retrying(notice), of: turn) }
            }
            let news = await read(stream, turn)
            telling.finish()
            return news
        }
    }

    private func read(_ stream: MessageStream, _ turn: TurnID) async -> OpenTurn.News {
        do throws(ClaudeError) {
            var events = stream.makeAsyncIterator()
            var hasBegun = false
            while let batch = try await events.nextBatch() {
                if !hasBegun, let head = stream.head { await host.take(.began(head), of: turn) }
                hasBegun = true
                await host.take(.events(batch, usage: stream.usage), of: turn)
                // What is drawn already is kept; a flood is no reason to go on.
                if Task.isCancelled { throw ClaudeError(.cancelled, "cancelled") }
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
    private func run(_ calls: [ToolCall], of turn: inout OpenTurn) async {
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
        if Task.isCancelled { await record(turn.closed(), turn.id) }
    }
}
