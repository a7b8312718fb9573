import FakeClaude
import Synchronization
import WireJSON

/// A server and one connection to it, for the length of a test.
struct FakeServer: ~Copyable {
    let server: Server
    private let client: TestClient

    struct Reply {
        var status: Int?
        var head: String
        var text: String

        /// JSON null for a body that is not JSON.
        var json: JSON { (try? JSON(parsing: text)) ?? nil }

        /// `TYPE: MESSAGE` of an error.
        var error: String {
            let error = json["error"]
            return (error?["type"]?.stringValue ?? "")
                + ": \(error?["message"]?.stringValue ?? text)"
        }
    }

    init(_ configuration: Configuration = Configuration()) throws {
        let opened = try Server(configuration: configuration)
        let connected = try TestClient(port: try opened.start())
        server = opened
        client = connected
    }

    deinit { server.stop() }

    func ask(
        _ method: String, _ path: String, _ body: String? = nil, headers: String = ""
    ) throws -> Reply {
        client.send(method, path, body: body, headers: headers)
        let (head, text) = try client.answer()
        return Reply(status: Int(head.dropFirst(9).prefix(3)), head: head, text: text)
    }

    /// The answer to a messages request.
    func message(_ body: String) throws -> JSON { try ask("POST", "/v1/messages", body).json }
}

/// A clock that only a test advances.
final class HandClock: Sendable {
    /// Milliseconds since 1970; it starts on 20 November 2026.
    let time = Mutex(1_795_170_530_779)

    func advance(hours: Int) { time.withLock { $0 += hours * 3_600_000 } }

    var configuration: Configuration { Configuration(now: { self.time.withLock { $0 } }) }
}
