/// One header field.
public struct HeaderField: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// In lower case.
    public let name: String
    /// The value, without control characters.
    public let value: String

    /// Makes a field; control characters are left out, so that no value can begin another field.
    public init(_ name: String, _ value: String) {
        self.name = Self.clean(name).lowercased()
        self.value = Self.clean(value)
    }

    private static func clean(_ text: String) -> String {
        func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }
        guard text.utf8.contains(where: isControl) else { return text }
        return String(decoding: text.utf8.filter { !isControl($0) }, as: UTF8.self)
    }

    /// Only the name: values may be secrets.
    public var description: String { name }
    /// Only the name: values may be secrets.
    public var debugDescription: String { name }
    /// Only the name: values may be secrets.
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

/// Header fields in the order in which they came.
public struct HeaderFields: Sendable, Hashable {
    /// The fields; a name may come more than once.
    public var fields: [HeaderField]

    /// Makes a list of fields in that order.
    public init(_ fields: [HeaderField] = []) { self.fields = fields }

    /// The first value of that name, given in lower case.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// A request as a transport sends it.
public struct TransportRequest: Sendable {
    /// The method in capitals, `POST`.
    public var method: String
    /// The whole address.
    public var url: String
    /// The header fields, those with secrets too.
    public var fields: [HeaderField]
    /// The body; empty for none.
    public var body: TransportRequestBody
    /// How long its parts may take.
    public var timeouts: Timeouts
    /// Must not go over a connection that was kept from an earlier request.
    ///
    /// It may turn out to be dead, and nobody could tell whether the request has arrived.
    public var needsFreshConnection = false

    /// Makes a request.
    public init(
        method: String, url: String, fields: [HeaderField], body: TransportRequestBody = [],
        timeouts: Timeouts = Timeouts()
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.timeouts = timeouts
    }
}

/// How long each part of an exchange may take.
public struct Timeouts: Sendable, Hashable {
    /// Until there is a connection, encryption included.
    public var connect: Duration = .seconds(10)
    /// Until the first byte: local models read long prompts.
    public var firstByte: Duration = .seconds(600)
    /// Without any byte after the first; pings count.
    public var idle: Duration = .seconds(90)
    /// From the request to the last byte.
    public var total: Duration = .seconds(1800)

    /// The times that are written at the members.
    public init() {}
}

/// A response whose body has not been read yet.
public struct TransportResponse: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The header fields.
    public var fields: HeaderFields
    /// What is behind the head.
    public var body: any TransportBody

    /// Makes a response.
    public init(status: Int, fields: HeaderFields, body: any TransportBody) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// The body of a response, pulled piece by piece; what is not pulled is not received.
public protocol TransportBody: Sendable {
    /// The next bytes, or `nil` at the end; throws when the exchange broke before it.
    func next() async throws(TransportError) -> [UInt8]?
    /// Closes the exchange; what was received can still be pulled.
    func cancel()
    /// The answer is over, so the end is due: what does not come within a second is not waited
    /// for.
    func expectEnd()
}

/// What carries requests: a network, or a script in a test.
public protocol Transport: Sendable {
    /// Sends a request and returns when the head of the response is there.
    ///
    /// Must not follow redirects, must not inflate bodies, must not send a request more than once,
    /// and ends with `cancelled` soon after the task is cancelled.
    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse

    /// Opens a connection that the next request to that address can use; may do nothing.
    func prewarm(_ url: String)

    /// Where a task that reads one answer runs best, if that is anywhere special.
    var taskExecutor: (any TaskExecutor)? { get }
}

extension Transport {
    /// Nowhere special.
    public var taskExecutor: (any TaskExecutor)? { nil }
}

/// Why an exchange broke.
public struct TransportError: Error, Sendable, Hashable {
    /// The kinds of failure of an exchange.
    public enum Code: Sendable, Hashable {
        /// DNS, connect, proxy.
        case cannotConnect
        /// A proxy asks for a login, or refuses the one it got.
        case proxyAuthentication
        /// A proxy does not let this through, or its address is wrong.
        case proxyRefused
        /// No encrypted connection could be made, or it was not trusted.
        case tls
        /// Reset, or closed without an answer.
        case connectionLost
        /// Closed before the framing said it was over.
        case cutOff
        /// Nothing came for `Timeouts.idle`, or at first for `Timeouts.firstByte`.
        case stalled
        /// Longer under way than `Timeouts.total`.
        case tookTooLong
        /// Not HTTP.
        case malformed
        /// More header fields than any server sends.
        case tooLarge
        /// The task was cancelled, or the body.
        case cancelled
    }

    /// The kind of failure.
    public let code: Code
    /// The transport's own words.
    public let message: String
    /// The last byte of the request's body had been handed over: it may be answered, and billed.
    public var wasSent = false
    /// A connection kept from an earlier request ended before a byte of this one's answer came, as
    /// those do that a server closes when they are idle.
    public var wasKept = false

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
