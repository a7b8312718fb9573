import Synchronization
import WireJSON

/// Decides the answer to a request, without its socket.
struct Responder: Sendable {
    let configuration: Configuration
    let request: HTTPRequest
    let requestID: String
    let target: Target
    /// Milliseconds since 1970, read once: cache lifetimes run from the start of a request.
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
            // Clients use it to open a connection early; it has no other effect.
            return Exchange(Delivery(status: 404, headers: headers, body: []))
        }
        switch (request.head.method, target.path) {
        case ("GET", "/__log"):
            let entries = state.withLock { $0.visibleEntries.map(\.json) }
            return Exchange(status: 200, .array(entries), headers: headers)
        case ("GET", "/__bill"):
            let bill = state.withLock { $0.bill }
            return Exchange(status: 200, bill.json, headers: headers)
        case ("POST", "/v1/messages"):
            return try messages(state)
        default: return try other(state)
        }
    }

    /// The path components below `root`; nil when the target is outside it.
    private func path(below root: String) -> [String]? {
        guard target.path == root || target.path.hasPrefix(root + "/") else { return nil }
        return target.path.dropFirst(root.count).split(separator: "/").map(String.init)
    }

    /// The endpoints besides messages; their faults come from the path only.
    private func other(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Exchange {
        let fault = try fault(inTarget: state)
        if let fault, let exchange = simple(fault) { return exchange }
        try Access(request.head, requiredKey: configuration.requiredKey).check()
        var exchange = try honest(state)
        if let fault { exchange.delivery = fault.applied(to: exchange.delivery) }
        return exchange
    }

    private func honest(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Exchange {
        if let rest = path(below: "/v1/messages/batches") { return try batches(rest, state) }
        if let rest = path(below: "/v1/files") { return try files(rest, state) }
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
            throw .wrongMethod
        default: throw .notFound("Not found")
        }
    }

    // MARK: Faults

    private func fault(inTarget state: borrowing Mutex<ServerState>) throws(APIError) -> Fault? {
        guard let text = target.fault else { return nil }
        let fault = try Fault(reading: text)
        return state.withLock { $0.allows(fault, named: "path " + text) } ? fault : nil
    }

    /// The fault for a messages request: the first of queue, prompt, path, command line.
    private func fault(
        prompt: JSON?, _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> Fault? {
        if let fault = state.withLock({ $0.dequeue() }) { return fault }
        if let mark = FaultMark.specification(inBody: prompt) {
            let fault = try Fault(reading: mark)
            if state.withLock({ $0.allows(fault, named: "prompt " + mark) }) { return fault }
            return nil
        }
        if let fault = try fault(inTarget: state) { return fault }
        guard let fault = configuration.fault else { return nil }
        return state.withLock { $0.allows(fault, named: "command line") } ? fault : nil
    }

    /// The answer of a fault that replaces the real one; nil for other faults.
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
        var fault = fault
        // Gzip for every client that accepts it, also for streams.
        if request.head.headers["accept-encoding"]?.contains("gzip") == true {
            fault.gzip = true
        }
        var (plan, random, diagnosis) = try state.withLock { (state) throws(APIError) in
            let plan = try state.plan(checked, prompt, now: now)
            return (plan, Random(seed: state.random.next()), state.diagnosis(of: checked, plan))
        }
        plan.usage.fast = checked.isFast
        let answer = MessagesAnswer(
            request: checked, prompt: prompt, usage: plan.usage, fault: fault,
            configuration: configuration, now: now, diagnosis: diagnosis)
        let (finished, frame) = answer.written(random: &random)
        var exchange = Exchange(
            answer.delivery(
                finished, frame,
                headers: headers + Exchange.rateLimits(now: now) + fault.headers, random: random))
        if checked.json["diagnostics"]?.isNull == false {
            let fingerprint = PromptFingerprint(checked, plan.usage)
            state.withLock { $0.remember(fingerprint, of: frame.id) }
        }
        exchange.plan = plan
        var billed = plan.usage
        billed.add(finished)
        exchange.billed = (checked.model, billed)
        return exchange
    }
}
