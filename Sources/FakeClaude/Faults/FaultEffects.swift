package import WireJSON

extension Fault {
    /// Parses a fault specification in a request.
    init(reading text: String) throws(APIError) {
        do throws(FaultGrammar.Unreadable) {
            self = try FaultGrammar.parse(text)
        } catch {
            throw .invalid("\(error)")
        }
    }

    /// The error sent in place of an answer; nil when there is none.
    var error: APIError? {
        guard let status else { return nil }
        var error = APIError.standard(status: status)
        if let errorType { error.type = errorType }
        error.code = errorCode
        error.headers = headers.isEmpty ? error.headers : headers
        return error
    }

    /// The answer with this fault applied.
    package func applied(to answer: Answer) -> Answer {
        var answer = answer
        if escape { answer.blocks = [.text(Samples.escapes)] }
        if empty { answer = Answer(blocks: []) }
        if let stopReason { answer.stopReason = stopReason }
        if stopReason == "pause_turn" {
            answer.blocks.append(
                .serverToolUse(name: "web_search", input: ["query": "one more thing"]))
        }
        return answer
    }

    /// The events with this fault applied.
    package func applied(to events: [StreamEvent]) -> [StreamEvent] {
        var events = unknown ? UnknownThings.added(to: events) : events
        if let streamError {
            events = Array(events.prefix(streamError.after))
            var error = APIError.standard(status: 529)
            if streamError.type != error.type {
                error = APIError(
                    status: 500, type: streamError.type, message: "Internal server error")
            }
            var object = error.object
            object["details"] = object["details"] ?? .null
            events.append(
                StreamEvent("error", ["error": object], tokens: events.last?.tokens ?? 0))
        }
        return events
    }

    /// The message with this fault applied, for an answer that is not streamed.
    package func applied(toMessage message: JSON) -> JSON {
        guard unknown else { return message }
        var message = message
        message["weather"] = ["sky": "clear"]
        message["content"] = .array([UnknownThings.block] + (message["content"]?.arrayValue ?? []))
        return message
    }

    /// The bytes of an event, with this fault's line ends and comments.
    package func bytes(of event: StreamEvent) -> [UInt8] {
        let lineEnd = crlf ? "\r\n" : "\n"
        let comment = comments ? Array(": a comment\(lineEnd)".utf8) : []
        return comment + event.bytes(lineEnd: lineEnd)
    }

    /// The delivery with this fault applied.
    package func applied(to delivery: Delivery) -> Delivery {
        var delivery = delivery
        delivery.delay += delay ?? 0
        delivery.splitting = splitting
        delivery.isDropped = drop
        if gzip { delivery.compress() }
        if let stall { delivery.interrupt(after: stall.after, with: .stall(stall.milliseconds)) }
        if let cut { delivery.interrupt(after: cut, with: .cut) }
        if let reset { delivery.interrupt(after: reset, with: .reset) }
        if let end { delivery.interrupt(after: end, with: .end) }
        return delivery
    }
}

/// What interrupts a body; a stall is in milliseconds.
private enum Interruption {
    case stall(Int)
    case cut
    case reset
    case end
}

extension Delivery {
    fileprivate mutating func compress() {
        var gzip = GzipStored()
        var tokens = 0
        steps =
            [.body(GzipStored.header, tokens: 0)]
            + steps.map { step in
                guard case .body(let bytes, let count) = step else { return step }
                tokens = count
                return .body(gzip.blocks(bytes), tokens: count)
            } + [.body(gzip.trailer(), tokens: tokens)]
        head.headers.append(HTTPHeader("content-encoding", "gzip"))
    }

    /// Interrupts the body after its first `count` bytes; a shorter body is not interrupted.
    fileprivate mutating func interrupt(after count: Int, with interruption: Interruption) {
        var left = max(count, 0)
        for (place, step) in steps.enumerated() {
            guard case .body(let bytes, let tokens) = step else { continue }
            guard left < bytes.count else {
                left -= bytes.count
                continue
            }
            let (first, rest) = (Array(bytes.prefix(left)), Array(bytes.dropFirst(left)))
            let torn = Step.torn(first, of: bytes.count, tokens: tokens)
            let tail: [Step]
            switch interruption {
            case .stall(let milliseconds):
                tail =
                    [
                        .body(first, tokens: tokens), .pause(nanoseconds: milliseconds * 1_000_000),
                        .body(rest, tokens: tokens),
                    ] + steps[(place + 1)...]
            // A body with a content length still announces the full length.
            case .cut: tail = [announced(torn, after: place), .close]
            case .reset: tail = [announced(torn, after: place), .reset]
            case .end: tail = [.body(first, tokens: tokens)]
            }
            steps.replaceSubrange(place..., with: tail)
            return
        }
    }

    private func announced(_ torn: Step, after place: Int) -> Step {
        guard framing == .length, case .torn(let bytes, let whole, let tokens) = torn else {
            return torn
        }
        let rest = steps[(place + 1)...].reduce(whole) { sum, step in
            guard case .body(let bytes, _) = step else { return sum }
            return sum + bytes.count
        }
        return .torn(bytes, of: rest, tokens: tokens)
    }
}
