import WireJSON

/// Events, blocks and deltas of unknown types.
enum UnknownThings {
    static func added(to events: [StreamEvent]) -> [StreamEvent] {
        guard let first = events.firstIndex(where: { $0.name == "content_block_start" }) else {
            return events
        }
        let tokens = events[first].tokens
        var start = StreamEvent("content_block_start", ["index": 0], tokens: tokens)
        start.data["content_block"] = block
        let stop = StreamEvent("content_block_stop", ["index": 0], tokens: tokens)
        let delta = StreamEvent(
            "content_block_delta",
            ["index": 1, "delta": ["type": "hum_delta", "hum": "hm"]], tokens: tokens)
        let event = StreamEvent("weather_report", ["sky": "clear"], tokens: tokens)
        var rest = events[first...].map { $0.movedUp() }
        let behindStart = rest.first?.name == "content_block_start" ? 1 : 0
        rest.insert(delta, at: behindStart)
        return events[..<first] + [event, start, stop] + rest
    }

    /// A complete block with number literals and escapes that must survive a round trip.
    static let block =
        (try? JSON(
            parsing: #"""
                {"type":"crystal_ball","wide":12345678901234567890,"exact":1.0,"small":1e-7,
                "big":2E+3,"text":"caf\u00e9 \/ \ud83d\ude00","nested":{"b":[],"a":{}},"nothing":null}
                """#)) ?? nil
}

extension StreamEvent {
    /// The same event with its block index increased by one.
    fileprivate func movedUp() -> StreamEvent {
        guard let index = data["index"]?.intValue else { return self }
        var event = self
        event.data["index"] = JSON(index + 1)
        return event
    }
}
