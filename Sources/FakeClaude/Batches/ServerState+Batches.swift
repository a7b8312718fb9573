import WireJSON

/// Creates, polls, cancels and deletes batches.
extension ServerState {
    private func place(ofBatch id: String) throws(APIError) -> Int {
        guard let place = batches.firstIndex(where: { $0.id == id }) else {
            throw .notFound("Message Batch '\(id)' not found.")
        }
        return place
    }

    mutating func createBatch(
        _ requests: [BatchRequest], _ head: HTTPRequestHead, polls: Int, now: Int
    ) -> Batch {
        let batch = Batch(
            id: "msgbatch_01" + random.letters(22), created: now, head: head, requests: requests,
            polls: polls)
        batches.insert(batch, at: 0)
        return batch
    }

    /// The batch, advanced by one poll.
    mutating func pollBatch(
        _ id: String, _ configuration: Configuration, now: Int
    ) throws(APIError) -> Batch {
        let place = try place(ofBatch: id)
        if batches[place].ended == nil {
            let isLate = now >= batches[place].expires
            if isLate { batches[place].interrupt() }
            if isLate || batches[place].pollsLeft == 0 {
                end(batchAt: place, configuration, now: now)
            } else {
                batches[place].pollsLeft -= 1
            }
        }
        return batches[place]
    }

    mutating func cancelBatch(_ id: String, now: Int) throws(APIError) -> Batch {
        let place = try place(ofBatch: id)
        guard batches[place].ended == nil else {
            throw .invalid("Message Batch '\(id)' has already ended and cannot be canceled.")
        }
        batches[place].cancel(now)
        return batches[place]
    }

    mutating func deleteBatch(_ id: String) throws(APIError) {
        let place = try place(ofBatch: id)
        guard batches[place].ended != nil else {
            throw .invalid(
                "Message Batch '\(id)' is still in progress. Cancel it, or wait until it has ended"
                    + " before you delete it.")
        }
        batches.remove(at: place)
    }

    func batchResults(_ id: String, now: Int) throws(APIError) -> [UInt8] {
        let batch = batches[try place(ofBatch: id)]
        guard batch.ended != nil, !batch.isArchived(now) else {
            throw .notFound("Message Batch '\(id)' has no available results.")
        }
        return batch.results
    }

    // MARK: The end of a batch

    private mutating func end(batchAt place: Int, _ configuration: Configuration, now: Int) {
        var batch = batches[place]
        let processed = batch.processed ?? batch.requests.count
        let undone = batch.canceled == nil ? "expired" : "canceled"
        var lines: [[UInt8]] = []
        var hash = KeyedHash(key: 0x6261_7463_68)
        for (number, request) in batch.requests.enumerated() {
            let result: JSON =
                number < processed
                ? process(request, of: batch, configuration, now: now) : ["type": JSON(undone)]
            batch.counts[result.type, default: 0] += 1
            let line: JSON = ["custom_id": JSON(request.customID), "result": result]
            lines.append(line.bytes + [UInt8(ascii: "\n")])
            hash.update(field: request.customID)
        }
        // The API promises no order, so the results are shuffled.
        var order = Random(seed: hash.value())
        lines.shuffle(using: &order)
        batch.results = Array(lines.joined())
        batch.ended = now
        batches[place] = batch
    }

    private mutating func process(
        _ request: BatchRequest, of batch: Batch, _ configuration: Configuration, now: Int
    ) -> JSON {
        if request.customID.contains("expired") { return ["type": "expired"] }
        do throws(APIError) {
            let mark = FaultMark.specification(inBody: request.params)
            let fault = try mark.map { (text) throws(APIError) in try Fault(reading: text) }
            if fault?.expire == true { return ["type": "expired"] }
            if let error = fault?.error { throw error }
            if request.customID.contains("errored") { throw .standard(status: 500) }
            let message = try message(
                request, of: batch, fault: fault ?? Fault(), configuration, now: now)
            return ["type": "succeeded", "message": message]
        } catch {
            let response: JSON = ["type": "error", "error": error.object, "request_id": nil]
            return ["type": "errored", "error": response]
        }
    }

    /// Answers one request like a single one, and bills it at half the price.
    private mutating func message(
        _ item: BatchRequest, of batch: Batch, fault: Fault, _ configuration: Configuration,
        now: Int
    ) throws(APIError) -> JSON {
        try BatchRules.checkParams(item.params)
        let request = try MessagesRequest.checked(
            HTTPRequest(head: batch.head, body: []), known: item.params, counting: false,
            signingKey: configuration.signingKey)
        let prompt = Prompt(request)
        var plan = try plan(request, prompt, now: now)
        plan.usage.batched = true
        cache.commit(plan, start: now)
        let answer = MessagesAnswer(
            request: request, prompt: prompt, usage: plan.usage, fault: fault,
            configuration: configuration, now: now)
        let (finished, frame) = answer.written(random: &random)
        var billed = plan.usage
        billed.add(finished)
        billed.output = finished.outputTokens
        batchItems.append(
            Bill.Item(
                requestID: "\(batch.id)/\(item.customID)", model: request.model.id, usage: billed,
                cost: request.model.price.cost(of: billed), complete: true))
        return answer.message(finished, frame)
    }
}
