import Synchronization
import WireJSON

/// Decides the answer to a request; the socket is somebody else's.
struct Responder: Sendable {
    let configuration: Configuration
    let request: HTTPRequest
    let requestID: String
    let target: Target
    /// Taken once for the whole exchange: lifetimes run from the start of a request.
    let now: Int

    var headers: [HTTPHeader] { Exchange.headers(requestID: requestID, now: now) }

    func respond(_ state: borrowing Mutex<ServerState>) -> Exchange {
        do throws(APIError) {
            return try route(state)
        } catch {
            return Exchange(error, requestID: requestID, headers: headers)
        }
    }

    private func route(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Exchange {
        if request.head.method == "HEAD" {
            // Clients warm their connection with it; nothing else is meant by it.
            return Exchange(Delivery(status: 404, headers: headers, body: []))
        }
        switch (request.head.method, target.path) {
        case ("GET", "/__log"):
            let entries = state.withLock { $0.visibleEntries.map(\.json) }
            return Exchange(status: 200, .array(entries), headers: headers)
        case ("GET", "/__bill"):
            let bill = state.withLock { Bill($0.entries) }
            return Exchange(status: 200, bill.json, headers: headers)
        case ("POST", "/v1/messages"):
            return try messages(state)
        default: return try other(state)
        }
    }

    /// Everything but messages, which has fewer faults: only those that replace the answer.
    private func other(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Exchange {
        if let fault = try fault(inTarget: state), let exchange = simple(fault) { return exchange }
        try Access(request.head, requiredKey: configuration.requiredKey).check()
        switch (request.head.method, target.path) {
        case ("POST", "/v1/messages/count_tokens"):
            let checked = try MessagesRequest.checked(
                request, counting: true, signingKey: configuration.signingKey)
            return Exchange(
                status: 200, ["input_tokens": JSON(Prompt(checked).tokens)], headers: headers)
        case ("GET", "/v1/models"):
            return Exchange(status: 200, try ModelList.page(target), headers: headers)
        case ("GET", let path) where path.hasPrefix("/v1/models/"):
            let name = String(path.dropFirst("/v1/models/".count))
            guard let model = ModelTable.model(name) else { throw .notFound("model: \(name)") }
            return Exchange(status: 200, ModelList.item(model), headers: headers)
        case (_, "/v1/messages"), (_, "/v1/models"), (_, "/v1/messages/count_tokens"):
            throw APIError(
                status: 405, type: "invalid_request_error", message: "Method Not Allowed")
        default: throw .notFound("Not found")
        }
    }

    // MARK: Faults

    private func fault(inTarget state: borrowing Mutex<ServerState>) throws(APIError) -> Fault? {
        guard let text = target.fault else { return nil }
        let fault = try parse(text)
        return state.withLock { $0.allows(fault, named: "path " + text) } ? fault : nil
    }

    private func parse(_ text: String) throws(APIError) -> Fault {
        do throws(FaultGrammar.Unreadable) {
            return try FaultGrammar.parse(text)
        } catch {
            throw .invalid("\(error)")
        }
    }

    /// The fault for a messages request, from the nearest to the widest: queue, prompt, path,
    /// command line.
    private func fault(
        prompt: JSON?, _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> Fault? {
        if let fault = state.withLock({ $0.dequeue() }) { return fault }
        let last = prompt?["messages"]?.arrayValue?.last { $0["role"]?.stringValue == "user" }
        let blocks = MessagesRequest.blocks(last?["content"])
        let text = Question.text(of: MessagesRequest.Message(role: "user", blocks: blocks))
        if let mark = FaultMark.specification(in: text) {
            let fault = try parse(mark)
            if state.withLock({ $0.allows(fault, named: "prompt " + mark) }) { return fault }
            return nil
        }
        if let fault = try fault(inTarget: state) { return fault }
        guard let fault = configuration.fault else { return nil }
        return state.withLock { $0.allows(fault, named: "command line") } ? fault : nil
    }

    /// The whole answer when a fault leaves nothing of the real one.
    private func simple(_ fault: Fault) -> Exchange? {
        if let url = fault.redirect {
            let location = [HTTPHeader("location", url)] + fault.headers
            return Exchange(
                fault.applied(
                    to: Delivery(status: 307, headers: headers + location, body: [])))
        }
        if let status = fault.html {
            let page =
                "<html><head><title>\(status)</title></head>"
                + "<body><h1>\(status)</h1><hr>fake proxy</body></html>\n"
            let type = [HTTPHeader("content-type", "text/html")] + fault.headers
            return Exchange(
                fault.applied(
                    to: Delivery(status: status, headers: type, body: Array(page.utf8))))
        }
        guard let error = fault.error else { return nil }
        var exchange = Exchange(error, requestID: requestID, headers: headers)
        exchange.delivery = fault.applied(to: exchange.delivery)
        return exchange
    }

    // MARK: Messages

    private func messages(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Exchange {
        let json = try? JSON(parsing: request.body)
        let fault = try fault(prompt: json, state)
        if let fault, let exchange = simple(fault) { return exchange }
        try Access(request.head, requiredKey: configuration.requiredKey).check()
        let checked = try MessagesRequest.checked(
            request, known: json, counting: false, signingKey: configuration.signingKey)
        return try answer(checked, fault: fault ?? Fault(), state)
    }

    private func answer(
        _ checked: MessagesRequest, fault: Fault, _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> Exchange {
        let prompt = Prompt(checked)
        guard prompt.tokens <= checked.model.context else {
            throw .invalid(
                "prompt is too long: \(prompt.tokens) tokens > \(checked.model.context) maximum")
        }
        var (plan, random) = state.withLock { state in
            let plan = state.cache.plan(prompt, minimum: checked.model.minimumCached, now: now)
            return (plan, Random(seed: state.random.next()))
        }
        plan.usage.geography = checked.geography
        plan.usage.fast = checked.isFast
        var fault = fault
        // Who offers to read gzip gets it, streams included.
        if request.head.headers["accept-encoding"]?.contains("gzip") == true {
            fault.gzip = true
        }
        let answer = MessagesAnswer(
            request: checked, prompt: prompt, usage: plan.usage, fault: fault,
            configuration: configuration)
        var exchange = Exchange(
            answer.delivery(
                headers: headers + Exchange.rateLimits(now: now) + fault.headers,
                random: &random))
        exchange.plan = plan
        exchange.billed = (checked.model, plan.usage)
        return exchange
    }
}
