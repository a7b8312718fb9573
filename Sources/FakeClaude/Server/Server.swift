import WireJSON
import Synchronization

/// A Messages API on 127.0.0.1 without a model.
package final class Server: Sendable {
    private let configuration: Configuration
    private let state: Mutex<ServerState>
    private let listener = Mutex<Listener?>(nil)
    private let log: AppendingFile?

    /// Opens the log file; `start()` opens the port.
    package init(configuration: Configuration) throws {
        self.configuration = configuration
        state = Mutex(ServerState(seed: configuration.seed))
        log = try configuration.log.map { (path) throws(SystemError) in
            try AppendingFile(path: path)
        }
    }

    /// Starts listening and returns the port.
    @discardableResult
    package func start() throws -> Int {
        let opened = try Listener(port: configuration.port)
        listener.withLock { $0 = opened }
        state.withLock { $0.port = opened.port }
        try startThread { [self] in
            while let socket = opened.accept() { serve(socket) }
            opened.close()
        }
        return opened.port
    }

    /// Stops listening and closes every connection.
    package func stop() {
        listener.withLock { listener in
            listener?.wake()
            listener = nil
        }
        state.withLock { state in
            state.isStopped = true
            for socket in state.connections.values { socket.shutDown() }
        }
    }

    /// The requests received so far, in order of arrival.
    package var requests: [LogEntry] { state.withLock { $0.visibleEntries } }

    package var bill: Bill { state.withLock { $0.bill } }

    /// Adds a fault for the next messages request, or for the next `times` of them.
    package func enqueue(_ fault: Fault) { state.withLock { $0.queue.append(fault) } }

    private func serve(_ socket: Socket) {
        let (isStopped, number) = state.withLock { state in
            state.connections[Int(socket.descriptor)] = socket
            state.connectionCount += 1
            return (state.isStopped, state.connectionCount)
        }
        let connection = Connection(
            socket: socket, number: number, server: self, configuration: configuration)
        let started = (try? startThread { connection.run() }) != nil
        if isStopped { socket.shutDown() }
        if !started { release(socket) { $0.close() } }
    }

    /// Removes the connection before closing its socket, whose descriptor may then be reused.
    func release(_ socket: Socket, _ close: (Socket) -> Void) {
        state.withLock { _ = $0.connections.removeValue(forKey: Int(socket.descriptor)) }
        close(socket)
    }
}

extension Server {
    func begin(_ request: HTTPRequest, connection: Int) -> Ticket {
        let time = configuration.now()
        let (place, requestID) = state.withLock {
            $0.begin(request, connection: connection, time: time)
        }
        return Ticket(place: place, requestID: requestID, time: time)
    }

    func decide(_ request: HTTPRequest, ticket: Ticket) -> Exchange {
        Responder(
            configuration: configuration, request: request, requestID: ticket.requestID,
            target: Target(request.head.target), now: ticket.time
        ).respond(state)
    }

    /// The answer to a malformed or too large request.
    func refusal(_ error: APIError, ticket: Ticket) -> Exchange {
        Exchange(
            error, requestID: ticket.requestID,
            headers: Exchange.headers(requestID: ticket.requestID, now: ticket.time)
                + [HTTPHeader("connection", "close")])
    }

    /// Applies the cache plan and logs the status.
    func answerBegins(_ exchange: Exchange, ticket: Ticket) {
        state.withLock { state in
            if let plan = exchange.plan { state.cache.commit(plan, start: ticket.time) }
            state.entries[ticket.place].status = exchange.delivery.head.status
        }
    }

    /// Bills the generated tokens, even if the client has disconnected.
    func answerEnds(_ exchange: Exchange, ticket: Ticket, tokens: Int, whole: Bool) {
        let entry = state.withLock { state in
            state.entries[ticket.place].complete = whole
            if let (model, prompt) = exchange.billed {
                var usage = prompt
                usage.output = tokens
                state.entries[ticket.place].model = model.id
                state.entries[ticket.place].usage = usage
                state.entries[ticket.place].cost = model.price.cost(of: usage)
            }
            return state.entries[ticket.place]
        }
        if entry.path.hasPrefix("/__") { return }
        log?.append(entry.json.bytes + [UInt8(ascii: "\n")])
    }

    /// Marks an entry as incomplete when its last bytes could not be sent.
    func answerWasLost(_ ticket: Ticket) {
        state.withLock { $0.entries[ticket.place].complete = false }
    }
}
