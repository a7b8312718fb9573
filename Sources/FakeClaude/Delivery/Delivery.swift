/// A response as it will be sent: a head and timed pieces of a body.
package struct Delivery: Sendable, Hashable {
    package enum Framing: Sendable, Hashable { case chunked, length }

    /// What happens next on the connection.
    package enum Step: Sendable, Hashable {
        case pause(nanoseconds: Int)
        /// A piece of the body; by its end that many output tokens were generated.
        case body([UInt8], tokens: Int)
        /// The beginning of a piece whose rest never comes.
        case torn([UInt8], of: Int, tokens: Int)
        case close
        case reset
    }

    package var head: ResponseHead
    package var framing: Framing
    package var steps: [Step]
    package var splitting: Fault.Splitting?
    /// Whether the connection is reset instead of sending anything.
    package var isDropped = false
    /// Milliseconds before the status line.
    package var delay = 0

    package init(head: ResponseHead, framing: Framing, steps: [Step]) {
        self.head = head
        self.framing = framing
        self.steps = steps
    }

    /// A body that is sent at once.
    package init(status: Int, headers: [HTTPHeader], body: [UInt8], tokens: Int = 0) {
        self.init(
            head: ResponseHead(status: status, headers: headers), framing: .length,
            steps: [.body(body, tokens: tokens)])
    }

    private var bodyLength: Int {
        steps.reduce(0) { sum, step in
            switch step {
            case .body(let bytes, _): sum + bytes.count
            case .torn(_, let whole, _): sum + whole
            default: sum
            }
        }
    }
}

extension Delivery {
    /// The acts that deliver this response, without those after a close or reset.
    package var actions: [WireAction] {
        var head = head
        switch framing {
        case .chunked: head.headers.append(HTTPHeader("transfer-encoding", "chunked"))
        case .length: head.headers.append(HTTPHeader("content-length", String(bodyLength)))
        }
        var actions: [WireAction] = delay > 0 ? [.pause(nanoseconds: delay * 1_000_000)] : []
        if isDropped { return actions + [.reset] }
        actions.append(.write(head.bytes, tokens: 0))
        var last = 0
        for step in steps {
            switch step {
            case .pause(let nanoseconds): actions.append(.pause(nanoseconds: nanoseconds))
            case .body(let bytes, let tokens):
                // An empty piece only tells how far the answer has come.
                let framed = bytes.isEmpty ? [] : framed(bytes, of: bytes.count)
                actions.append(.write(framed, tokens: tokens))
                last = tokens
            case .torn(let bytes, let whole, let tokens):
                actions.append(.write(framed(bytes, of: whole), tokens: tokens))
            case .close, .reset:
                return split(actions) + [step == .close ? .close : .reset]
            }
        }
        if framing == .chunked { actions.append(.write(Array("0\r\n\r\n".utf8), tokens: last)) }
        return split(actions)
    }

    private func framed(_ bytes: [UInt8], of whole: Int) -> [UInt8] {
        guard framing == .chunked else { return bytes }
        let head = Array((String(whole, radix: 16) + "\r\n").utf8)
        return head + bytes + (bytes.count == whole ? Array("\r\n".utf8) : [])
    }

    private func split(_ actions: [WireAction]) -> [WireAction] {
        guard let splitting else { return actions }
        var random = Random(seed: 0)
        if case .random(let seed) = splitting {
            random = Random(seed: UInt64(bitPattern: Int64(seed)))
        }
        return actions.flatMap { action -> [WireAction] in
            guard case .write(let bytes, let tokens) = action, !bytes.isEmpty else {
                return [action]
            }
            var pieces: [WireAction] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let size = splitting == .bytes ? 1 : 1 + random.below(40)
                pieces.append(.write(Array(rest.prefix(size)), tokens: tokens))
                rest = rest.dropFirst(size)
            }
            return pieces
        }
    }
}
