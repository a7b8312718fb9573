import WireJSON

/// Cache breakpoints: their number, lifetimes, order and places.
extension RequestRules {
    private struct Mark {
        var place: String
        var control: JSON
    }

    /// The explicit breakpoints in the order tools, system, messages.
    private var marks: [Mark] {
        var marks: [Mark] = []
        func add(_ block: JSON, _ place: String) {
            guard let control = block["cache_control"], !control.isNull else { return }
            marks.append(Mark(place: "\(place).cache_control", control: control))
        }
        for (place, tool) in request.tools.enumerated() { add(tool, "tools.\(place)") }
        for (place, block) in request.system.enumerated() { add(block, "system.\(place)") }
        for (outer, message) in request.messages.enumerated() {
            for (inner, block) in message.blocks.enumerated() {
                add(block, "messages.\(outer).content.\(inner)")
                for (deep, part) in (block["content"]?.arrayValue ?? []).enumerated() {
                    add(part, "messages.\(outer).content.\(inner).content.\(deep)")
                }
            }
        }
        return marks
    }

    func checkCacheControl() throws(APIError) {
        try checkThinkingIsUnmarked()
        var marks = marks
        let explicit = marks.count
        if let automatic = json["cache_control"], !automatic.isNull {
            try checkAutomatic(automatic)
            // On a block that has a breakpoint already it does not count as another.
            if lastBlock?["cache_control"] == nil {
                marks.append(Mark(place: "cache_control", control: automatic))
            }
            guard explicit < 4 else { throw Self.tooMany(explicit + 1) }
        }
        for mark in marks { try check(mark) }
        guard marks.count <= 4 else { throw Self.tooMany(marks.count) }
        var seenShort = false
        for mark in marks {
            let isLong = CacheLifetime(mark.control) == .oneHour
            guard !isLong || !seenShort else {
                throw .invalid(
                    "\(mark.place).ttl: a ttl='1h' cache_control block must not come after a"
                        + " ttl='5m' cache_control block. Note that blocks are processed in the"
                        + " following order: `tools`, `system`, `messages`.")
            }
            seenShort = seenShort || !isLong
        }
    }

    private var lastBlock: JSON? { request.messages.last?.blocks.last }

    private static func tooMany(_ count: Int) -> APIError {
        .invalid("A maximum of 4 blocks with cache_control may be provided. Found \(count).")
    }

    private func checkAutomatic(_ control: JSON) throws(APIError) {
        guard let last = lastBlock?["cache_control"], !last.isNull,
            CacheLifetime(last) != CacheLifetime(control)
        else { return }
        throw .invalid(
            "cache_control: the last block already has a cache_control with a different ttl")
    }

    private func check(_ mark: Mark) throws(APIError) {
        guard mark.control.objectValue != nil else {
            throw .invalid("\(mark.place): Input should be a valid dictionary")
        }
        try require(mark.control["type"] ?? "", oneOf: ["ephemeral"], at: "\(mark.place).type")
        try require(mark.control["ttl"], oneOf: ["5m", "1h"], at: "\(mark.place).ttl")
        try requireOnly(["type", "ttl"], in: mark.control, at: mark.place)
    }

    private func checkThinkingIsUnmarked() throws(APIError) {
        for (outer, message) in request.messages.enumerated() {
            for (inner, block) in message.blocks.enumerated()
            where block.isThinking && block["cache_control"] != nil {
                throw .invalid(
                    "messages.\(outer).content.\(inner).\(block.type).cache_control: Extra inputs"
                        + " are not permitted")
            }
        }
    }
}
