/// What became of one request of a batch.
public struct BatchResult: Sendable, Hashable {
    /// The ways in which a request of a batch can end.
    public enum Outcome: Sendable, Hashable {
        /// Answered; billed at half the price.
        case succeeded(Message)
        /// Refused or failed; not billed.
        case errored(ClaudeError)
        /// The batch was cancelled before it began; not billed.
        case canceled
        /// It had not begun after a day; not billed.
        case expired
        /// Something that is not known here, as it came.
        case other(JSON)
    }

    /// The `BatchItem.customID` of the request.
    public let customID: String
    /// How the request ended.
    public let outcome: Outcome

    /// Reads a line of the results; `nil` when it is none.
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
    /// The error of one request of a batch: a whole error response, which had no status.
    fileprivate init(inBatch json: JSON) {
        self.init(inStream: json)
        status = nil
    }
}

/// The results of a batch, read line by line.
///
/// What is not read is not received. It ends without an error only when there were as many as the
/// batch counted; one that breaks off throws `cutOff`, and reading begins again with a new
/// iterator. A result that comes twice, and a line that is none, is `malformed`.
public struct BatchResults: AsyncSequence, Sendable {
    /// What became of one request.
    public typealias Element = BatchResult
    /// Every failure is of this type, cancellation included.
    public typealias Failure = ClaudeError

    /// A result holds one message, so it may be as long as an answer may.
    static let maximumLine = MessageAccumulator.maximumAnswerBytes

    let client: ClaudeClient
    let request: TransportRequest
    /// The number of results, where the API says it.
    let expected: Int?

    /// Begins to read from the first result; each iterator asks the server anew.
    public func makeAsyncIterator() -> Iterator { Iterator(results: self) }

    /// Reads the results; not to be shared between tasks.
    public struct Iterator: AsyncIteratorProtocol {
        private let results: BatchResults
        private var response: ClaudeResponse<TransportResponse>?
        private var lines = LineCutter(limit: BatchResults.maximumLine)
        private var pending: ArraySlice<[UInt8]> = []
        private var seen: Set<String> = []
        private var hasAllLines = false
        private var isOver = false

        init(results: BatchResults) { self.results = results }

        /// The next result; `nil` when there were as many as the batch counted.
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

        /// Receives the next piece and cuts it into lines.
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
                // A whole line may lack its end; half a line says that more was to come.
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

        /// What a page of something on the way says in the place of the first result.
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
