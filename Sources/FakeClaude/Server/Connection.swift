import Synchronization

/// One client connection on a thread of its own: reads requests and sends answers.
struct Connection: Sendable {
    let socket: Socket
    let number: Int
    let server: Server
    let configuration: Configuration

    /// Runs until the client, a fault or the stopping of the server closes the connection.
    func run() {
        var parser = HTTPRequestParser { configuration.maximumBody(at: $0.target) }
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

    /// False when the connection is closed.
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
        switch deliver(exchange, ticket: ticket) {
        case .sent: return true
        case .hungUp, .close: server.release(socket) { $0.close() }
        case .reset: server.release(socket) { $0.reset() }
        }
        return false
    }

    /// Sends an answer; its prompt is cached from the status line on.
    private func deliver(_ exchange: Exchange, ticket: Ticket) -> Sender.End {
        var sender = Sender(socket, splitting: exchange.delivery.splitting != nil)
        var actions = exchange.delivery.actions[...]
        if case .pause = actions.first,
            sender.perform(CollectionOfOne(actions.removeFirst())) == .hungUp
        {
            server.answerEnds(exchange, ticket: ticket, tokens: 0, whole: false)
            return .hungUp
        }
        server.answerBegins(exchange, ticket: ticket)
        let end = sender.perform(actions)
        let tokens = end == .hungUp ? sender.tokens : sender.finalTokens
        server.answerEnds(exchange, ticket: ticket, tokens: tokens, whole: end == .sent)
        if end != .hungUp, !sender.flush() {
            server.answerWasLost(ticket)
            return .hungUp
        }
        return end
    }

    /// Answers malformed or too large requests, and closes.
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
        _ = deliver(exchange, ticket: ticket)
        // Reads at most twice the longest body before closing; a longer one gets a reset.
        server.release(socket) { $0.closeAfterDraining(limit: 2 * configuration.maximumBody) }
    }
}
