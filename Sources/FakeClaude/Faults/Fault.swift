/// The faults injected into one response.
package struct Fault: Sendable, Hashable {
    package init() {}

    /// A pause of the body after a number of bytes.
    package struct Stall: Sendable, Hashable {
        package var after: Int
        package var milliseconds: Int

        package init(after: Int, milliseconds: Int) {
            self.after = after
            self.milliseconds = milliseconds
        }
    }

    /// An `error` event after `after` events.
    package struct StreamError: Sendable, Hashable {
        package var after: Int
        package var type: String

        package init(after: Int, type: String) {
            self.after = after
            self.type = type
        }
    }

    package enum Splitting: Sendable, Hashable {
        case bytes
        case random(seed: Int)
    }

    package var status: Int?
    package var errorType: String?
    package var errorCode: String?
    package var headers: [HTTPHeader] = []
    /// The number of requests it applies to; nil means all.
    package var times: Int?
    package var cut: Int?
    package var end: Int?
    package var reset: Int?
    package var stall: Stall?
    package var streamError: StreamError?
    /// Resets the connection without an answer.
    package var drop = false
    package var redacted = false
    package var gzip = false
    package var splitting: Splitting?
    package var redirect: String?
    package var html: Int?
    package var stopReason: String?
    package var crlf = false
    package var comments = false
    package var delay: Int?
    package var empty = false
    package var unknown = false
    package var nonstream = false
    package var escape = false
    package var expire = false
}
