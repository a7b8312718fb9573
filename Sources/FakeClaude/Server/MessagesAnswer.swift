import WireJSON

/// Makes a timed delivery from a checked request.
struct MessagesAnswer: Sendable {
    let request: MessagesRequest
    let prompt: Prompt
    let usage: Usage
    let fault: Fault
    let configuration: Configuration
    /// When the request came, in milliseconds since 1970.
    let now: Int
    /// Why the cache could not be read, if the request asks for diagnostics.
    var diagnosis: JSON = nil

    /// The content of the answer and its frame.
    func written(random: inout Random) -> (finished: Finished, frame: MessageFrame) {
        let answer = fault.applied(to: Answer.to(request, promptTokens: prompt.tokens))
        let shown = request.thinkingMode == .on(shown: true)
        let seal = { (text: String) in
            ThinkingSignature(
                model: request.model.id, shown: shown, text: text,
                prefix: PrefixDigests(request).whole, previous: ThinkingChain(request).last,
                key: configuration.signingKey)
        }
        var finished = Finished(
            answer, request: request, promptTokens: prompt.tokens, signature: seal, random: &random)
        if fault.redacted { finished.redactThinking() }
        var frame = MessageFrame(
            id: "msg_01" + random.letters(22), model: request.model.id, usage: usage)
        frame.diagnostics = diagnosis
        let ran = finished.blocks.contains { block in
            guard case .whole(let result) = block else { return false }
            return result.type.hasSuffix("code_execution_tool_result")
        }
        if ran { frame.container = container(random: &random) }
        return (finished, frame)
    }

    /// The container named in the request, or a new one.
    private func container(random: inout Random) -> JSON {
        let wanted = request.json["container"]
        let id = wanted?.stringValue ?? wanted?["id"]?.stringValue
        var json: JSON = [
            "id": JSON(id ?? "container_01" + random.letters(22)),
            "expires_at": JSON(Timestamp.precise(milliseconds: now + 30 * 86_400_000)),
        ]
        json["skills"] = wanted?["skills"] ?? nil
        return json
    }

    /// The message of an answer that is not streamed.
    func message(_ finished: Finished, _ frame: MessageFrame) -> JSON {
        fault.applied(toMessage: frame.whole(finished))
    }

    func delivery(
        _ finished: Finished, _ frame: MessageFrame, headers: [HTTPHeader], random: Random
    ) -> Delivery {
        var delivery =
            request.wantsStream && !fault.nonstream
            ? stream(finished, frame: frame, headers: headers, random: random)
            : whole(finished, frame: frame, headers: headers)
        delivery.delay = configuration.latency
        return fault.applied(to: delivery)
    }

    private func stream(
        _ finished: Finished, frame: MessageFrame, headers: [HTTPHeader], random: Random
    ) -> Delivery {
        let events = fault.applied(
            to: EventComposer.events(
                for: finished, frame: frame, model: request.model, random: random))
        var steps: [Delivery.Step] = []
        var tokens = 0
        for event in events {
            steps += pause(tokens: event.tokens - tokens)
            tokens = max(tokens, event.tokens)
            steps.append(.body(fault.bytes(of: event), tokens: tokens))
        }
        let type = HTTPHeader("content-type", "text/event-stream; charset=utf-8")
        let head = ResponseHead(
            status: 200, headers: headers + [type, HTTPHeader("cache-control", "no-cache")])
        return Delivery(head: head, framing: .chunked, steps: steps)
    }

    private func whole(
        _ finished: Finished, frame: MessageFrame, headers: [HTTPHeader]
    ) -> Delivery {
        let type = HTTPHeader("content-type", "application/json")
        var delivery = Delivery(
            status: 200, headers: headers + [type],
            body: message(finished, frame).bytes,
            tokens: finished.outputTokens)
        // The client sees no piece of it, but the answer takes as long as a streamed one, and a
        // client that disconnects pays for the tokens generated so far.
        let waits = stride(from: 0, to: finished.outputTokens, by: 16).flatMap { start in
            let end = min(start + 16, finished.outputTokens)
            return pause(tokens: end - start) + [.body([], tokens: end)]
        }
        if configuration.rate > 0 { delivery.steps = waits + delivery.steps }
        return delivery
    }

    private func pause(tokens: Int) -> [Delivery.Step] {
        guard configuration.rate > 0, tokens > 0 else { return [] }
        return [.pause(nanoseconds: tokens * 1_000_000_000 / configuration.rate)]
    }
}
