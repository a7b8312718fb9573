internal import Synchronization

/// A request that was sent for an answer, with the usage that it may be billed for.
///
/// An answer may take several: a request that fails before any content comes is sent again.
public struct SentRequest: Sendable, Hashable {
    /// The `request-id` of its response; `nil` when no header fields came.
    public var requestID: String?
    /// The usage received; `nil` when the answer had not begun.
    public var usage: Usage?
    /// The usage with the highest value of each count, when a later value was lower; else `nil`.
    public var highestUsage: Usage?
    /// The usage of each message when a gateway joined several in one response; else empty.
    public var joinedUsages: [Usage] = []
    /// Why it gave no whole answer; `nil` when it did, or while it is read.
    public var error: ClaudeError?

    /// Makes one, for tests and mocks.
    public init(requestID: String? = nil, usage: Usage? = nil, error: ClaudeError? = nil) {
        self.requestID = requestID
        self.usage = usage
        self.error = error
    }

    /// Whether the response had an error status; such a request is not billed.
    ///
    /// `false` for an error event in a stream with status 200: that request may be billed.
    public var wasRefused: Bool {
        guard usage == nil, let status = error?.status else { return false }
        return !(200..<300).contains(status)
    }
}

extension MessageStream {
    /// The requests sent so far; the current one is last.
    public var sentRequests: [SentRequest] {
        progress.ended.withLock(\.self) + (progress.current.map { [$0] } ?? [])
    }
}

extension MessageStream.Progress {
    func began(_ head: ResponseHead) {
        self.head.withLock { $0 = head }
        isUnderWay.withLock { $0 = true }
    }

    /// Records the error of the current request, or of one that got no response.
    func failed(_ error: ClaudeError) {
        guard var request = current ?? unanswered(error) else { return }
        request.error = error
        request.requestID = request.requestID ?? error.requestID
        ended.withLock { $0.append(request) }
        isUnderWay.withLock { $0 = false }
    }

    /// The request whose response is being read.
    fileprivate var current: SentRequest? {
        guard isUnderWay.withLock(\.self) else { return nil }
        var request = SentRequest(requestID: head.withLock { $0?.requestID })
        accumulator.withLock {
            request.usage = $0.hasBegun ? $0.usage : nil
            request.highestUsage = $0.highestUsage
            request.joinedUsages = $0.joinedUsages
        }
        return request
    }

    /// A request that got an error status, or was sent in full and got no response.
    private func unanswered(_ error: ClaudeError) -> SentRequest? {
        error.status != nil || error.wasSent ? SentRequest() : nil
    }
}
