import ClaudeMessages
import TestSupport
import Testing

/// Every kind of failed exchange, on real connections.
@Suite struct CurlFailuresTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let code: TransportError.Code
        /// The expected message; `nil` when it is the system's.
        var message: String?
        var scheme = "http"
        var timeouts = Timeouts()
        /// The server's bytes; an empty piece waits for the client, `nil` closes.
        var answer: RawServer.Answer = { _ in nil }
    }

    private static func sends(_ pieces: String...) -> RawServer.Answer {
        { pieces.indices.contains($0) ? Array(pieces[$0].utf8) : nil }
    }

    private static func within(_ change: (inout Timeouts) -> Void) -> Timeouts {
        var timeouts = Timeouts()
        change(&timeouts)
        return timeouts
    }

    private static let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"

    static let rows: [Row] = [
        Row(testDescription: "nobody listens", code: .cannotConnect, scheme: "closed"),
        Row(
            testDescription: "no such scheme", code: .cannotConnect, scheme: "gopher",
            answer: sends("hello")),
        Row(
            testDescription: "a server that does not encrypt", code: .tls, scheme: "https",
            answer: sends("HTTP/1.1 400 No\r\n\r\n")),
        Row(testDescription: "closed without an answer", code: .connectionLost),
        Row(
            testDescription: "less than was announced", code: .cutOff,
            answer: sends("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")),
        Row(
            testDescription: "the last chunk is missing", code: .cutOff,
            answer: sends("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n")),
        Row(
            testDescription: "no answer", code: .stalled, message: "no data for 0 s",
            timeouts: within { $0.firstByte = .milliseconds(50) }, answer: sends("")),
        Row(
            testDescription: "silence in the middle", code: .stalled, message: "no data for 0 s",
            timeouts: within { $0.idle = .milliseconds(50) }, answer: sends(head + "half", "")),
        Row(
            testDescription: "no end", code: .tookTooLong, message: "not over after 0 s",
            timeouts: within { $0.total = .milliseconds(50) }, answer: sends(head + "half", "")),
        Row(testDescription: "no HTTP", code: .malformed, answer: sends("220 ftp ready\r\n\r\n")),
        Row(
            testDescription: "a chunk without a size", code: .malformed,
            answer: sends("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nhalf\r\n")),
        Row(
            testDescription: "a head without an end", code: .tooLarge,
            message: "more than 256 KiB of header fields",
            answer: { number in
                let line = "a: b\r\n"
                return Array(
                    (number == 0
                        ? "HTTP/1.1 200 OK\r\n" : String(repeating: line, count: 4096)).utf8)
            }),
    ]

    @Test(.timeLimit(.minutes(5)), arguments: rows) func everyFailureHasItsCode(
        _ row: Row
    ) async throws {
        let server = try RawServer(speaksFirst: row.scheme == "https", row.answer)
        var address = "\(row.scheme)://127.0.0.1:\(server.port)/"
        // No server listens on port 1.
        if row.scheme == "closed" { address = "http://127.0.0.1:1/" }
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let error = await #expect(throws: TransportError.self) {
            let response = try await transport.send(Self.question(address, row.timeouts))
            while try await response.body.next() != nil {}
        }
        #expect(error?.code == row.code, "\(error?.message ?? "")")
        if let message = row.message { #expect(error?.message == message) }
        #expect(error?.message.isEmpty == false)
    }

    @Test(.timeLimit(.minutes(5))) func cancelling() async throws {
        let server = try RawServer(Self.sends(Self.head + "half", ""))
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let address = "http://127.0.0.1:\(server.port)/"
        let response = try await transport.send(Self.question(address))
        #expect(try await response.body.next() == Array("half".utf8))
        let waiting = Task { () -> TransportError? in
            do throws(TransportError) {
                _ = try await response.body.next()
                return nil
            } catch {
                return error
            }
        }
        waiting.cancel()
        #expect(await waiting.value?.code == .cancelled)
    }

    /// The rows above produce every code but `cancelled` and those of proxies.
    @Test func everyCodeIsProduced() {
        #expect(
            Set(Self.rows.map(\.code) + [.cancelled]) == [
                .cannotConnect, .tls, .connectionLost, .cutOff, .stalled, .tookTooLong, .malformed,
                .tooLarge, .cancelled,
            ])
    }

    /// The client waits at most a second for the end after a complete answer.
    @Test(.timeLimit(.minutes(5))) func anEndThatIsDue() async throws {
        let server = try RawServer(Self.sends(Self.head + "whole", ""))
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let response = try await transport.send(
            Self.question("http://127.0.0.1:\(server.port)/"))
        #expect(try await response.body.next() == Array("whole".utf8))
        response.body.expectEnd()
        let error = await #expect(throws: TransportError.self) { try await response.body.next() }
        #expect(error?.code == .cutOff)
        #expect(error?.message == "the end did not come")
        #expect(error?.wasSent == true)
    }

    /// An unread body is paused without loss, while another exchange continues.
    @Test(.timeLimit(.minutes(5))) func aSlowReader() async throws {
        let length = 6_000_000
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let head = Array("HTTP/1.1 200 OK\r\ncontent-length: \(length)\r\n\r\n".utf8)
        let server = try RawServer { $0 == 0 ? head + body : nil }
        let small = try RawServer(
            Self.sends("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nhi"))
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let large = try await transport.send(Self.question("http://127.0.0.1:\(server.port)/"))
        for _ in 0..<20 {
            let other = try await transport.send(Self.question("http://127.0.0.1:\(small.port)/"))
            #expect(try await other.body.next() == Array("hi".utf8))
        }
        var received: [UInt8] = []
        while let piece = try await large.body.next() { received += piece }
        #expect(received == body)
    }

    /// `prewarm` opens a connection without sending the key; the request then uses it.
    @Test(.timeLimit(.minutes(5))) func aConnectionAheadOfTheQuestion() async throws {
        let server = try RawServer(Self.sends("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi"))
        let transport = CurlTransport(trust: TrustStore(bypassesProxy: true))
        let address = "http://127.0.0.1:\(server.port)/"
        transport.prewarm(address)
        let response = try await transport.send(Self.question(address))
        #expect(try await response.body.next() == Array("hi".utf8))
        #expect(server.requests == 1)
    }

    private static func question(
        _ address: String, _ timeouts: Timeouts = Timeouts()
    ) -> TransportRequest {
        TransportRequest(
            method: "POST", url: address, fields: [], body: TransportRequestBody(Array("{}".utf8)),
            timeouts: timeouts)
    }
}
