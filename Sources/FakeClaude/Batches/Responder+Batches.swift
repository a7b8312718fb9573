import Synchronization
import WireJSON

/// The endpoints of message batches.
extension Responder {
    /// `names` are the path components after `/v1/messages/batches`.
    func batches(
        _ names: [String], _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> Exchange {
        let id = names.first ?? ""
        switch (request.head.method, names.count, names.last) {
        case ("POST", 0, _): return batch(try created(state), state)
        case ("GET", 0, _): return try list(state)
        case ("GET", 1, _):
            let polled = try state.withLock { (state) throws(APIError) in
                try state.pollBatch(id, configuration, now: now)
            }
            return batch(polled, state)
        case ("DELETE", 1, _):
            try state.withLock { (state) throws(APIError) in try state.deleteBatch(id) }
            return Exchange(
                status: 200, ["id": JSON(id), "type": "message_batch_deleted"], headers: headers)
        case ("POST", 2, "cancel"):
            let canceled = try state.withLock { (state) throws(APIError) in
                try state.cancelBatch(id, now: now)
            }
            return batch(canceled, state)
        case ("GET", 2, "results"): return try results(id, state)
        case (_, 0, _), (_, 1, _), (_, 2, "cancel"), (_, 2, "results"): throw .wrongMethod
        default: throw .notFound("Not found")
        }
    }

    private func created(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Batch {
        try RequestRules.checkBetas(MessagesRequest.betas(request.head.headers))
        let body = try MessagesRequest.parsed(request.body)
        let requests = try BatchRules.requests(body)
        return state.withLock {
            $0.createBatch(requests, request.head, polls: configuration.batchPolls, now: now)
        }
    }

    private func batch(_ batch: Batch, _ state: borrowing Mutex<ServerState>) -> Exchange {
        Exchange(status: 200, batch.json(origin: origin(state), now: now), headers: headers)
    }

    private func list(_ state: borrowing Mutex<ServerState>) throws(APIError) -> Exchange {
        let batches = state.withLock { $0.batches }
        let origin = origin(state)
        let page = try Page(batches.map(\.id), target)
        let json = page.json { batches[$0].json(origin: origin, now: now) }
        return Exchange(status: 200, json, headers: headers)
    }

    private func results(
        _ id: String, _ state: borrowing Mutex<ServerState>
    ) throws(APIError) -> Exchange {
        let lines = try state.withLock { (state) throws(APIError) in
            try state.batchResults(id, now: now)
        }
        let type = HTTPHeader("content-type", "application/x-jsonl")
        return Exchange(Delivery(status: 200, headers: headers + [type], body: lines))
    }

    /// The base URL of this request, including a fault in the path.
    private func origin(_ state: borrowing Mutex<ServerState>) -> String {
        let authority =
            request.head.headers["host"] ?? "127.0.0.1:\(state.withLock { $0.port })"
        return "http://\(authority)\(target.prefix)"
    }
}
