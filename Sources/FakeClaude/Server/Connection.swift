import Synchronization

/// One client on one thread: reads requests, sends the answers decided for them.
struct Connection: Sendable {
    let socket: Socket
    let number: Int
    let server: Server
    let configuration: Configuration

    /// Until the client, a fault or the server's end closes it.
    func run() {
        var parser = HTTPRequestParser(maximumBody: configuration.maximumBody)
        while true {
            do throws(HTTPError) {
                while let event = try parser.next() {
                    guard answer(event) else { return }
                }
            } catch {
                return refuse(error, head: parser.current)
            }
            guard case .bytes(let bytes) = socket.receive() else {
                return server.release(socket) { $0.close() }
            }
            parser.push(bytes)
        }
    }

    /// `false` when the connection is no more.
    private func answer(_ event: HTTPRequestParser.Event) -> Bool {
        switch event {
        case .head(let head):
            if head.headers["expect"]?.lowercased() == "100-continue" {
                _ = socket.send(ResponseHead(status: 100).bytes)
            }
            return true
        case .request(let request):
            guard answer(request) else { return false }
            if request.head.keepsAlive { return true }
            server.release(socket) { $0.closeAfterDraining(limit: 1 << 20) }
            return false
        }
    }

    private func answer(_ request: HTTPRequest) -> Bool {
        let ticket = server.begin(request, connection: number)
        var exchange = server.decide(request, ticket: ticket)
        if !request.head.keepsAlive {
            exchange.delivery.head.headers.append(HTTPHeader("connection", "close"))
        }
        let outcome = deliver(exchange, ticket: ticket)
        server.answerEnds(exchange, ticket: ticket, tokens: outcome.tokens, whole: outcome.whole)
        if !outcome.open, !outcome.closed { server.release(socket) { $0.close() } }
        return outcome.open
    }

    private struct Outcome {
        var open = true
        var closed = false
        var whole = true
        var tokens = 0
    }

    /// Sends an answer; its prompt is in the cache from the status line on.
    private func deliver(_ exchange: Exchange, ticket: Ticket) -> Outcome {
        var actions = exchange.delivery.actions[...]
        if case .pause(let nanoseconds) = actions.first {
            actions = actions.dropFirst()
            guard socket.wait(until: Clock.monotonic() + nanoseconds) else {
                return Outcome(open: false, whole: false)
            }
        }
        server.answerBegins(exchange, ticket: ticket)
        return send(actions, together: exchange.delivery.splitting == nil ? 32768 : 0)
    }

    /// Performs the acts; writes between which nothing happens are put together.
    private func send(_ actions: some Collection<WireAction>, together: Int) -> Outcome {
        var outcome = Outcome()
        var waiting: [UInt8] = []
        var waitingTokens = 0
        var deadline = Clock.monotonic()
        func flush() -> Bool {
            let sent = waiting.isEmpty || socket.send(waiting)
            waiting.removeAll(keepingCapacity: true)
            if sent { outcome.tokens = max(outcome.tokens, waitingTokens) }
            return sent
        }
        func hungUp() -> Outcome {
            outcome.open = false
            outcome.whole = false
            return outcome
        }
        for action in actions {
            switch action {
            case .write(let bytes, let tokens):
                waiting += bytes
                waitingTokens = max(waitingTokens, tokens)
                guard waiting.count >= together else { continue }
                guard flush() else { return hungUp() }
            case .pause(let nanoseconds):
                guard flush() else { return hungUp() }
                deadline += nanoseconds
                guard socket.wait(until: deadline) else { return hungUp() }
            case .close, .reset:
                _ = flush()
                outcome.open = false
                outcome.closed = true
                outcome.whole = false
                server.release(socket) { action == .reset ? $0.reset() : $0.close() }
                return outcome
            }
        }
        return flush() ? outcome : hungUp()
    }

    /// Answers bytes that are no acceptable request and closes.
    private func refuse(_ error: HTTPError, head: HTTPRequestHead?) {
        let refusal: APIError =
            switch error {
            case .bodyTooLarge: .tooLarge
            case .headTooLarge:
                APIError(
                    status: 431, type: "invalid_request_error", message: "Headers too large")
            case .malformed(let what):
                APIError(
                    status: 400, type: "invalid_request_error", message: "Bad request: \(what)")
            }
        let unknown = HTTPRequestHead(method: "", target: "", minorVersion: 1, headers: [])
        let request = HTTPRequest(head: head ?? unknown, body: [])
        let ticket = server.begin(request, connection: number)
        let exchange = server.refusal(refusal, ticket: ticket)
        let outcome = deliver(exchange, ticket: ticket)
        server.answerEnds(exchange, ticket: ticket, tokens: 0, whole: outcome.whole)
        // Enough for a body that is twice too large; who sends more is cut off.
        server.release(socket) { $0.closeAfterDraining(limit: 2 * configuration.maximumBody) }
    }
}
