/// Reads HTTP/1.1 requests from bytes that arrive in pieces of any size (RFC 9112).
package struct HTTPRequestParser {
    /// What the pushed bytes have completed.
    package enum Event: Sendable, Hashable {
        /// The head is complete and a body follows; this is when to answer `Expect: 100-continue`.
        case head(HTTPRequestHead)
        case request(HTTPRequest)
    }

    private enum State {
        case head
        case fixed(HTTPRequestHead, left: Int)
        case chunkSize(HTTPRequestHead)
        case chunk(HTTPRequestHead, left: Int)
        case chunkEnd(HTTPRequestHead)
        case trailers(HTTPRequestHead)
    }

    package static let maximumHead = 64 * 1024
    private let limit: @Sendable (HTTPRequestHead) -> Int
    private var maximumBody = 0
    private var state = State.head
    private var buffer: [UInt8] = []
    private var cursor = 0
    private var body: [UInt8] = []
    /// The head of the request being parsed, for an answer that refuses it.
    package private(set) var current: HTTPRequestHead?

    package init(maximumBody: Int) { self.init { _ in maximumBody } }

    /// `limit` is the longest accepted body, in bytes, for a head.
    package init(limit: @escaping @Sendable (HTTPRequestHead) -> Int) { self.limit = limit }

    package mutating func push(_ bytes: some Sequence<UInt8>) {
        if cursor > 0 {
            buffer.removeFirst(cursor)
            cursor = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next event; nil until more bytes are pushed.
    package mutating func next() throws(HTTPError) -> Event? {
        while true {
            switch state {
            case .head:
                guard let head = try head() else { return nil }
                if let event = try begin(head) { return event }
            case .fixed(let head, let left):
                let rest = left - take(left)
                guard rest == 0 else {
                    state = .fixed(head, left: rest)
                    return nil
                }
                return finish(head)
            case .chunkSize(let head):
                guard let size = try chunkSize() else { return nil }
                state = size == 0 ? .trailers(head) : .chunk(head, left: size)
            case .chunk(let head, let left):
                let rest = left - take(left)
                state = rest == 0 ? .chunkEnd(head) : .chunk(head, left: rest)
                guard rest == 0 else { return nil }
            case .chunkEnd(let head):
                guard let line = try line() else { return nil }
                guard line.isEmpty else { throw .malformed("chunk without line end") }
                state = .chunkSize(head)
            case .trailers(let head):
                guard let line = try line() else { return nil }
                if line.isEmpty { return finish(head) }
            }
        }
    }

    /// Determines the framing of the body; a request without a body is complete.
    private mutating func begin(_ head: HTTPRequestHead) throws(HTTPError) -> Event? {
        body = []
        current = head
        maximumBody = limit(head)
        if let coding = head.headers["transfer-encoding"] {
            guard coding.lowercased() == "chunked" else { throw .malformed("transfer-encoding") }
            state = .chunkSize(head)
            return .head(head)
        }
        guard let text = head.headers["content-length"] else { return finish(head) }
        guard let length = Int(text), length >= 0 else { throw .malformed("content-length") }
        guard length <= maximumBody else { throw .bodyTooLarge }
        guard length > 0 else { return finish(head) }
        state = .fixed(head, left: length)
        return .head(head)
    }

    private mutating func finish(_ head: HTTPRequestHead) -> Event {
        defer {
            body = []
            current = nil
        }
        state = .head
        return .request(HTTPRequest(head: head, body: body))
    }

    private mutating func take(_ count: Int) -> Int {
        let taken = min(count, buffer.count - cursor)
        body.append(contentsOf: buffer[cursor..<cursor + taken])
        cursor += taken
        return taken
    }

    private mutating func chunkSize() throws(HTTPError) -> Int? {
        guard let line = try line() else { return nil }
        let digits = line.prefix { $0 != ";" }
        guard let size = Int(digits, radix: 16), size >= 0 else { throw .malformed("chunk size") }
        guard size <= maximumBody - body.count else { throw .bodyTooLarge }
        return size
    }

    /// The next line without its end; nil while it is incomplete.
    private mutating func line() throws(HTTPError) -> String? {
        guard let end = buffer[cursor...].firstIndex(of: UInt8(ascii: "\n")) else {
            guard buffer.count - cursor <= Self.maximumHead else { throw .headTooLarge }
            return nil
        }
        var bytes = buffer[cursor..<end]
        cursor = end + 1
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func head() throws(HTTPError) -> HTTPRequestHead? {
        let start = cursor
        var lines: [String] = []
        while let line = try line() {
            if line.isEmpty {
                if lines.isEmpty { continue }  // RFC 9112 section 2.2: skip empty lines first
                return try Self.head(lines)
            }
            lines.append(line)
            guard cursor - start <= Self.maximumHead else { throw .headTooLarge }
        }
        cursor = start
        return nil
    }

    private static func head(_ lines: [String]) throws(HTTPError) -> HTTPRequestHead {
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
            throw .malformed("request line")
        }
        var headers: [HTTPHeader] = []
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed("header line") }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers.append(HTTPHeader(String(line[..<colon]), value.trimmedEnd))
        }
        return HTTPRequestHead(
            method: String(words[0]), target: String(words[1]),
            minorVersion: words[2] == "HTTP/1.1" ? 1 : 0, headers: headers)
    }
}

extension Substring {
    fileprivate var trimmedEnd: String {
        var text = self
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
