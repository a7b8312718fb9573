internal import Synchronization

/// A request that went out whole for an answer, and what is known of its bill.
///
/// An answer may take several: those that failed before any content came are sent again.
public struct SentRequest: Sendable, Hashable {
    /// The `request-id` of its response, where a head came.
    public var requestID: String?
    /// The usage that was said; `nil` where the answer had not begun.
    public var usage: Usage?
    /// The highest counts, where the server took some of them back; else nil.
    public var highestUsage: Usage?
    /// What each message used where a gateway joined several in one response; else empty.
    public var joinedUsages: [Usage] = []
    /// Why it gave no whole answer; `nil` for one that did, or that is under way.
    public var error: ClaudeError?

    /// Puts one together, for tests and stand-ins.
    public init(requestID: String? = nil, usage: Usage? = nil, error: ClaudeError? = nil) {
        self.requestID = requestID
        self.usage = usage
        self.error = error
    }

    /// The API said with a status that it does not answer: that costs nothing.
    ///
    /// An error in a stream that had begun well is none: what was sent was taken.
    public var wasRefused: Bool {
        guard usage == nil, let status = error?.status else { return false }
        return !(200..<300).contains(status)
    }
}

extension MessageStream {
    /// The requests that went out so far, the one under way last.
    public var sentRequests: [SentRequest] {
        progress.ended.withLock(\.self) + (progress.current.map { [$0] } ?? [])
    }
}

extension MessageStream.Progress {
    func began(_ head: ResponseHead) {
        self.head.withLock { $0 = head }
        isUnderWay.withLock { $0 = true }
    }

    /// Ends the request under way, or one that got no head.
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

    /// A status came, or the whole request was out.
    private func unanswered(_ error: ClaudeError) -> SentRequest? {
        error.status != nil || error.wasSent ? SentRequest() : nil
    }
}
