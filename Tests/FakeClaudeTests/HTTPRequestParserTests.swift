import FakeClaude
import Testing

@Suite struct HTTPRequestParserTests {
    private static let bytes = Array(
        ("POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
            + "\r\nGET /v1/models?limit=2 HTTP/1.1\r\nConnection:  close \r\n\r\n"
            + "POST /a HTTP/1.0\nTransfer-Encoding: chunked\n\n"
            + "3;name=value\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n").utf8)

    private static let events: [HTTPRequestParser.Event] = {
        let first = HTTPRequestHead(
            method: "POST", target: "/v1/messages",
            headers: [HTTPHeader("Host", "x"), HTTPHeader("Content-Length", "5")])
        let second = HTTPRequestHead(
            method: "GET", target: "/v1/models?limit=2",
            headers: [HTTPHeader("Connection", "close")])
        let third = HTTPRequestHead(
            method: "POST", target: "/a", minorVersion: 0,
            headers: [HTTPHeader("Transfer-Encoding", "chunked")])
        return [
            .head(first), .request(HTTPRequest(head: first, body: Array("hello".utf8))),
            .request(HTTPRequest(head: second, body: [])), .head(third),
            .request(HTTPRequest(head: third, body: Array("abc0123456789".utf8))),
        ]
    }()

    @Test(arguments: 1...bytes.count)
    func readsPiecesOfAnySize(_ size: Int) throws {
        var parser = HTTPRequestParser(maximumBody: 100)
        var events: [HTTPRequestParser.Event] = []
        for start in stride(from: 0, to: Self.bytes.count, by: size) {
            parser.push(Self.bytes[start..<min(start + size, Self.bytes.count)])
            while let event = try parser.next() { events.append(event) }
        }
        #expect(events == Self.events)
    }

    @Test(arguments: [
        ("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n", HTTPError.bodyTooLarge),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n", .bodyTooLarge),
        ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", .malformed("content-length")),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", .malformed("transfer-encoding")),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n", .malformed("chunk size")),
        ("POST / HTTP/2\r\n\r\n", .malformed("request line")),
        ("nonsense\r\n\r\n", .malformed("request line")),
        ("GET / HTTP/1.1\r\nno colon\r\n\r\n", .malformed("header line")),
        (String(repeating: "x", count: 70_000), .headTooLarge),
    ])
    func refuses(_ text: String, _ error: HTTPError) {
        var parser = HTTPRequestParser(maximumBody: 100)
        parser.push(text.utf8)
        #expect(throws: error) {
            while try parser.next() != nil {}
        }
    }

    @Test(
        arguments: [
            (1, nil, true), (1, "close", false), (1, "Close", false), (0, nil, false),
            (0, "keep-alive", true),
        ] as [(Int, String?, Bool)])
    func knowsWhetherTheConnectionStays(_ minor: Int, _ wish: String?, _ stays: Bool) {
        let headers = wish.map { [HTTPHeader("CONNECTION", $0)] } ?? []
        let head = HTTPRequestHead(
            method: "GET", target: "/", minorVersion: minor, headers: headers)
        #expect(head.keepsAlive == stays)
    }
}
