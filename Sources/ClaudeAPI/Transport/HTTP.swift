/// One header field.
public struct HTTPField: Sendable, Hashable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// In lower case.
    public let name: String
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
    public var debugDescription: String { name }
    public var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

/// Header fields in the order in which they came.
public struct HTTPFields: Sendable, Hashable {
    public var fields: [HTTPField]

    public init(_ fields: [HTTPField] = []) { self.fields = fields }

    /// The first value of that name, given in lower case.
    public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// A request as a transport sends it.
public struct HTTPRequest: Sendable {
    public var method: String
    public var url: String
    public var fields: [HTTPField]
    public var body: [UInt8]
    public var timeouts: Timeouts
    /// Must not be sent twice, which a transport may do by itself when a connection that it kept
    /// turns out to be broken.
    public var needsFreshConnection = false

    public init(
        method: String, url: String, fields: [HTTPField], body: [UInt8] = [],
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
    public var connect: Duration = .seconds(10)
    /// Until the first byte: local models read long prompts.
    public var firstByte: Duration = .seconds(600)
    /// Without any byte after the first; pings count.
    public var idle: Duration = .seconds(90)
    /// From the request to the last byte.
    public var total: Duration = .seconds(1800)

    public init() {}
}

/// A response whose body has not been read yet.
public struct HTTPResponse: Sendable {
    public var status: Int
    public var fields: HTTPFields
    public var body: any HTTPBody

    public init(status: Int, fields: HTTPFields, body: any HTTPBody) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// The body of a response, pulled piece by piece; what is not pulled is not received.
public protocol HTTPBody: Sendable {
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
    /// Must not follow redirects, must not inflate bodies, and ends with `cancelled` soon after
    /// the task is cancelled.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse

    /// Opens a connection that the next request to that address can use; may do nothing.
    func prewarm(_ url: String)

    /// Where a task that reads one answer runs best, if that is anywhere special.
    var taskExecutor: (any TaskExecutor)? { get }
}

extension Transport {
    public var taskExecutor: (any TaskExecutor)? { nil }
}

/// Why an exchange broke.
public struct TransportError: Error, Sendable, Hashable {
    public enum Code: Sendable, Hashable {
        /// DNS, connect, proxy.
        case cannotConnect
        case tls
        /// Reset, or closed without an answer.
        case connectionLost
        /// Closed before the framing said it was over.
        case cutOff
        case stalled
        /// Longer under way than `Timeouts.total`.
        case tookTooLong
        /// Not HTTP.
        case malformed
        case tooLarge
        case cancelled
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
