/// The result of one request of a batch.
public struct BatchResult: Sendable, Hashable {
    /// The outcome of a request of a batch.
    public enum Outcome: Sendable, Hashable {
        /// Answered; billed at half the price.
        case succeeded(Message)
        /// Refused or failed; not billed.
        case errored(ClaudeError)
        /// The batch was cancelled before it began; not billed.
        case canceled
        /// The request had not begun after a day; not billed.
        case expired
        /// An unknown outcome, with its unchanged JSON.
        case other(JSON)
    }

    /// The `BatchItem.customID` of the request.
    public let customID: String
    /// The outcome.
    public let outcome: Outcome

    /// Reads a line of the results; `nil` when it is not a result.
    init?(json: JSON, redactingWith client: ClaudeClient) {
        guard let id = json["custom_id"]?.stringValue, let result = json["result"] else {
            return nil
        }
        customID = id
        outcome =
            switch result["type"]?.stringValue {
            case "succeeded":
                result["message"].flatMap(Message.init(json:)).map { .succeeded($0) }
                    ?? .other(result)
            case "errored": .errored(client.redact(ClaudeError(inBatch: result["error"] ?? .null)))
            case "canceled": .canceled
            case "expired": .expired
            default: .other(result)
            }
    }
}

extension ClaudeError {
    /// The error of one request of a batch: an error response in JSON, without an HTTP status.
    fileprivate init(inBatch json: JSON) {
        self.init(inStream: json)
        status = nil
    }
}

/// The results of a batch, read line by line.
///
/// Bytes are received only as results are read. The sequence ends without an error only after as
/// many results as the batch counted; fewer throw `cutOff`, and a new iterator starts again. A
/// duplicate result or an invalid line is `malformed`.
public struct BatchResults: AsyncSequence, Sendable {
    /// What became of one request.
    public typealias Element = BatchResult
    /// The type of every error, cancellation included.
    public typealias Failure = ClaudeError

    /// The most bytes of a line: a result has one message, with the limit of an answer.
    static let maximumLine = MessageAccumulator.maximumAnswerBytes

    let client: ClaudeClient
    let request: TransportRequest
    /// The number of results; `nil` when the API does not report it.
    let expected: Int?

    /// Makes an iterator that requests the results again from the first one.
    public func makeAsyncIterator() -> Iterator { Iterator(results: self) }

    /// Reads the results; not safe to share between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let results: BatchResults
        private var response: ClaudeResponse<TransportResponse>?
        private var lines = LineCutter(limit: BatchResults.maximumLine)
        private var pending: ArraySlice<[UInt8]> = []
        private var seen: Set<String> = []
        private var hasAllLines = false
        private var isOver = false

        init(results: BatchResults) { self.results = results }

        /// The next result; `nil` after as many as the batch counted.
        public mutating func next() async throws(ClaudeError) -> BatchResult? {
            try await next(isolation: #isolation)
        }

        /// The next element, read in the isolation of the caller; `nil` at the end.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(ClaudeError) -> BatchResult? {
            guard !isOver else { return nil }
            do throws(ClaudeError) {
                let result = try await read()
                if result == nil { finish() }
                return result
            } catch {
                let requestID = response?.head.requestID
                finish()
                throw results.client.redact(error.identified(by: requestID))
            }
        }

        private mutating func finish() {
            isOver = true
            pending = []
            response?.value.body.cancel()
            response = nil
        }

        private mutating func read() async throws(ClaudeError) -> BatchResult? {
            while true {
                while let line = pending.popFirst() {
                    if let result = try result(of: line) { return result }
                }
                if hasAllLines {
                    try checkComplete()
                    return nil
                }
                try await fill()
            }
        }

        /// Receives the next bytes and splits them into lines.
        private mutating func fill() async throws(ClaudeError) {
            if response == nil {
                response = try await results.client.exchange(results.request) { $0 }
            }
            let piece: [UInt8]?
            do {
                piece = try await response?.value.body.next()
            } catch {
                throw ClaudeError(error, hasBegun: true)
            }
            guard let piece else {
                hasAllLines = true
                let rest = lines.finish()
                // The last line may lack its LF; invalid JSON there means a cut result.
                guard rest.isEmpty || (try? JSON(parsing: rest)) != nil else {
                    throw foreign(rest) ?? Self.cutOff
                }
                pending = [rest]
                return
            }
            do throws(LineCutter.TooLong) {
                pending = try lines.push(piece)[...]
            } catch {
                throw ClaudeError(.tooLarge, "a result of more than 64 MiB")
            }
        }

        private mutating func result(of line: [UInt8]) throws(ClaudeError) -> BatchResult? {
            guard line.contains(where: { $0 != 0x0D && $0 != 0x20 }) else { return nil }
            guard
                let json = try? JSON(untrusted: line),
                let result = BatchResult(json: json, redactingWith: results.client)
            else {
                throw foreign(line) ?? .malformed("line \(seen.count + 1) is no result of a batch")
            }
            guard seen.insert(result.customID).inserted else {
                throw .malformed("the result '\(result.customID)' came twice")
            }
            guard seen.count <= BatchItem.maximumItems else {
                throw ClaudeError(.tooLarge, "more than \(BatchItem.maximumItems) results")
            }
            return result
        }

        /// The error for HTML or text of a proxy or portal instead of the first result.
        private func foreign(_ line: [UInt8]) -> ClaudeError? {
            var beginning = BodyBeginning(contentType: "")
            guard seen.isEmpty, beginning.push(line) == .foreign else { return nil }
            return ClaudeError(foreign: line, status: response?.head.status ?? 200)
        }

        private func checkComplete() throws(ClaudeError) {
            guard let expected = results.expected, seen.count < expected else { return }
            throw Self.cutOff
        }

        private static let cutOff = ClaudeError(.cutOff, "the results ended too early")
    }
}

@available(*, unavailable)
extension BatchResults.Iterator: Sendable {}
