extension ClaudeClient {
    /// Message batches: many requests, answered within a day at half the price.
    ///
    /// ```swift
    /// let batch = try await client.batches.create(items)
    /// let ended = try await client.batches.wait(for: batch.id)
    /// for try await result in try client.batches.results(of: ended.value) { … }
    /// ```
    public var batches: Batches { Batches(client: self) }

    /// `/v1/messages/batches`.
    public struct Batches: Sendable {
        let client: ClaudeClient
        private static let path = "/v1/messages/batches"

        /// Creates a batch of at most 100,000 requests and 256 MB.
        ///
        /// Invalid or duplicate ids, and requests that batches do not accept, throw a `badRequest`
        /// before anything is sent. A batch is not sent again when it may have been accepted: after
        /// `connectionLost`, look for it in the list before you send it again.
        public func create(_ items: [BatchItem]) async throws(ClaudeError) -> ClaudeResponse<Batch>
        {
            let body = try BatchItem.body(of: items)
            // The header field applies to the whole batch, so each request gets the betas of all.
            var request = client.configuration.request(
                "POST", Self.path, body: .init(TransportRequestBody(body)),
                betas: items.flatMap(\.request.betas))
            request.timeouts.allowUpload(of: body.count)
            return try await client.value("batch", request, .afterRefusal, read: Batch.init(json:))
        }

        /// The current state of a batch.
        public func retrieve(_ id: String) async throws(ClaudeError) -> ClaudeResponse<Batch> {
            try await client.value("batch", try request("GET", id), read: Batch.init(json:))
        }

        /// The batches of the workspace, newest first.
        ///
        /// `limit` is the number per page, 1 to 1,000; 20 by default.
        public func list(limit: Int? = nil) -> Pages<Batch> {
            Pages(
                client: client, path: Self.path, query: Query().adding("limit", limit),
                style: .afterID, read: Batch.init(json:))
        }

        /// Cancels a batch; requests that have begun are finished, and results follow at its end.
        @discardableResult
        public func cancel(_ id: String) async throws(ClaudeError) -> ClaudeResponse<Batch> {
            try await client.value(
                "batch", try request("POST", id, "/cancel"), read: Batch.init(json:))
        }

        /// Deletes a batch, which must have ended, and its results.
        ///
        /// After a lost connection the request is sent again, and may end with `notFound`.
        @discardableResult
        public func delete(_ id: String) async throws(ClaudeError) -> ResponseHead {
            try await client.value("deletion", try request("DELETE", id)) { $0["id"] }.head
        }

        /// Polls a batch until it has ended.
        ///
        /// The first wait is two seconds, and each is twice the one before, up to a minute. The
        /// first error ends it; it can then be called again.
        ///
        /// - Parameters:
        ///   - id: The id of the batch.
        ///   - observer: Called with the batch after each request.
        /// - Returns: The ended batch.
        /// - Throws: The error of a request, or `cancelled`.
        public func wait(
            for id: String, observer: (ClaudeResponse<Batch>) -> Void = { _ in }
        ) async throws(ClaudeError) -> ClaudeResponse<Batch> {
            var interval = Duration.seconds(2)
            while true {
                let batch = try await retrieve(id)
                observer(batch)
                if batch.hasEnded { return batch }
                do {
                    try await client.surroundings.sleep(interval)
                } catch {
                    throw ClaudeError(.cancelled, "cancelled while waiting for the batch")
                }
                interval = min(interval * 2, .seconds(60))
            }
        }

        /// The results of a batch that has ended, in any order.
        ///
        /// They are read from the batch's `resultsURL`, only when it has the origin of the client's
        /// base URL; another one throws a `redirected` error. A batch without results throws a
        /// `badRequest`.
        public func results(of batch: Batch) throws(ClaudeError) -> BatchResults {
            guard let url = batch.resultsURL else {
                throw ClaudeError(.badRequest, "the batch '\(batch.id)' has no results yet")
            }
            guard client.configuration.baseURL.hasSameOrigin(as: url) else {
                throw client.redact(ClaudeError(.redirected, url))
            }
            var request = client.configuration.request(
                "GET", url: url, accept: "application/binary")
            // The results stay available, so a slow reader may take a day.
            request.timeouts.total = max(request.timeouts.total, .seconds(24 * 3600))
            return BatchResults(client: client, request: request, expected: batch.counts.results)
        }

        private func request(
            _ method: String, _ id: String, _ rest: String = ""
        ) throws(ClaudeError) -> TransportRequest {
            client.configuration.request(method, "\(Self.path)/\(try Query.segment(id))\(rest)")
        }
    }
}

extension BaseURL {
    /// Whether a URL has the same scheme, host and port; it may have a query.
    func hasSameOrigin(as url: String) -> Bool {
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first, let other = try? BaseURL(String(address), allowsHTTP: true)
        else { return false }
        let query = parts.dropFirst().joined()
        func port(_ url: BaseURL) -> Int { url.port ?? (url.isEncrypted ? 443 : 80) }
        return other.isEncrypted == isEncrypted && other.host == host && port(other) == port(self)
            && query.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
    }
}

extension Timeouts {
    /// Extends time-outs for a large body to what a slow connection (50 kB per second) needs.
    mutating func allowUpload(of bytes: Int) {
        let time = Duration.seconds(bytes / 50_000)
        firstByte += time
        total += time
    }
}
