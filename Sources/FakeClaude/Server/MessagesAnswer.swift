import WireJSON

/// The way from a checked request to a timed delivery.
struct MessagesAnswer: Sendable {
    let request: MessagesRequest
    let prompt: Prompt
    let usage: Usage
    let fault: Fault
    let configuration: Configuration

    func delivery(headers: [HTTPHeader], random: inout Random) -> Delivery {
        let answer = fault.applied(to: Answer.to(request, promptTokens: prompt.tokens))
        let shown = request.thinkingMode == .on(shown: true)
        let seal = { (text: String) in
            ThinkingSignature(
                model: request.model.id, shown: shown, text: text,
                prefix: PrefixDigests(request).whole, previous: ThinkingChain(request).last,
                key: configuration.signingKey)
        }
        let finished = Finished(answer, request: request, signature: seal, random: &random)
        let frame = MessageFrame(
            id: "msg_01" + random.letters(22), model: request.model.id, usage: usage)
        let delivery =
            request.wantsStream && !fault.nonstream
            ? stream(finished, frame: frame, headers: headers, random: random)
            : whole(finished, frame: frame, headers: headers)
        return fault.applied(to: delivery)
    }

    private func stream(
        _ finished: Finished, frame: MessageFrame, headers: [HTTPHeader], random: Random
    ) -> Delivery {
        let events = fault.applied(
            to: EventComposer.events(
                for: finished, frame: frame, model: request.model, random: random))
        var steps = pause(milliseconds: configuration.latency)
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
            status: 200, headers: headers + [type], body: frame.whole(finished).bytes,
            tokens: finished.outputTokens)
        // Nobody sees it, but the answer takes as long as a streamed one.
        delivery.steps =
            pause(milliseconds: configuration.latency) + pause(tokens: finished.outputTokens)
            + delivery.steps
        return delivery
    }

    private func pause(tokens: Int) -> [Delivery.Step] {
        guard configuration.rate > 0, tokens > 0 else { return [] }
        return [.pause(nanoseconds: tokens * 1_000_000_000 / configuration.rate)]
    }

    private func pause(milliseconds: Int) -> [Delivery.Step] {
        milliseconds > 0 ? [.pause(nanoseconds: milliseconds * 1_000_000)] : []
    }
}
