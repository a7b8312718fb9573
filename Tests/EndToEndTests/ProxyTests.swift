import FakeClaude
import TestSupport
import Testing

/// A failing proxy is named and asked once, and its password is never shown.
@Suite struct ProxyTests {
    /// A stage with a proxy that gives this answer to every request.
    private func stage(_ proxy: String, _ answer: String) throws -> (Stage, RawServer) {
        let stage = try Stage()
        let server = try RawServer(methods: ["POST", "CONNECT"]) {
            $0 == 0 ? Array(answer.utf8) : nil
        }
        let address = proxy.replacing("PORT", with: "\(server.port)")
        for name in ["https_proxy", "http_proxy"] { stage.environment[name] = address }
        return (stage, server)
    }

    private static func refusal(_ status: Int, _ body: String = "") -> String {
        "HTTP/1.1 \(status) No\r\nproxy-authenticate: Basic realm=x\r\n"
            + "content-length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static let login =
        "write them into its address, "
        + "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT\n"

    @Test(arguments: [
        "http://127.0.0.1:PORT", "http://u:CANARY@127.0.0.1:PORT", "u:CANARY@127.0.0.1:PORT",
    ])
    func aLoginIsAskedForOnce(_ proxy: String) throws {
        let (stage, server) = try stage(proxy, Self.refusal(407))
        let outcome = try stage.run("--base-url", "https://api.example", "hi")
        let expected = Outcome(
            output: "",
            errors:
                "claude-chat: the proxy asks for a user name and a password, or refuses those it "
                + "got (407): " + Self.login, end: .exited(69), requests: 0)
        #expect(outcome == expected)
        #expect(server.requests == 1)
    }

    /// Over plain http the proxy answers in place of the API.
    @Test(arguments: [
        "", "<html><title>Log in, CANARY or u:CANARY</title></html>", "Basic dTpDQU5BUlk=",
    ])
    func withoutEncryption(_ body: String) throws {
        let (stage, server) = try stage("http://u:CANARY@127.0.0.1:PORT", Self.refusal(407, body))
        let outcome = try stage.run("--base-url", "http://api.example", "--allow-http", "hi")
        #expect(outcome.end == .exited(69))
        #expect(outcome.errors.hasPrefix("claude-chat: the proxy asks for a user name"))
        #expect(outcome.errors.hasSuffix(Self.login))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(!outcome.errors.contains("dTpDQU5BUlk="))
        #expect(server.requests == 1)
    }

    @Test(arguments: [403, 404, 405, 400]) func aProxyThatDoesNotLetThrough(_ status: Int) throws {
        let (stage, server) = try stage("http://127.0.0.1:PORT", Self.refusal(status))
        let outcome = try stage.run("--base-url", "https://api.example", "hi")
        let expected = Outcome(
            output: "",
            errors:
                "claude-chat: the proxy cannot be used (the proxy's answer is \(status)): check "
                + "HTTPS_PROXY and ALL_PROXY, or let NO_PROXY name api.example\n",
            end: .exited(69), requests: 0)
        #expect(outcome == expected)
        #expect(server.requests == 1)
    }

    @Test func aProxyThatIsOverloadedIsAskedAgain() throws {
        let (stage, server) = try stage("http://127.0.0.1:PORT", Self.refusal(503))
        let outcome = try stage.run("--base-url", "https://api.example", "hi")
        #expect(outcome.end == .exited(69))
        #expect(server.requests == 3)
    }

    /// Invalid addresses of a proxy.
    @Test(arguments: [
        "gopher://u:CANARY@127.0.0.1:1", "socks5h://u:CANARY@127.0.0.1:1", "u:CANARY@127.0.0.1:1",
        "http://u:CAN ARY@127.0.0.1:1", "http://u:CANARY%21@127.0.0.1:1", "http://u:CANARY@:x",
        "http://u:1#CANARY@127.0.0.1:1", "http://u:C/CANARY@127.0.0.1:1", "://u:CANARY@h",
        "https://u:CANARY@127.0.0.1:1", "socks4://u:CANARY@127.0.0.1:1", "http://CANARY#x@h:1",
        "http://CANARY.invalid#x@h:1",
    ])
    func noPasswordIsShown(_ proxy: String) throws {
        let stage = try Stage()
        for name in ["https_proxy", "ALL_PROXY"] { stage.environment[name] = proxy }
        // The stage searches all output for CANARY.
        let outcome = try stage.run("--base-url", "https://api.example", "hi")
        #expect(outcome.end == .exited(69), "\(outcome.errors)")
        #expect(!outcome.errors.contains("ARY"))
    }

    /// A SOCKS proxy that requires a login and got none, or refuses the one that it got.
    @Test(
        arguments: [
            ("socks5h://127.0.0.1:PORT", [5, 0xFF]),
            ("socks5h://u:CANARY@127.0.0.1:PORT", [5, 0xFF]),
            ("socks5h://u:CANARY@127.0.0.1:PORT", [5, 2, 1, 1]),
        ] as [(String, [UInt8])])
    func aSOCKSProxyThatWantsALogin(_ proxy: String, _ answer: [UInt8]) throws {
        let stage = try Stage()
        let server = try RawServer(speaksFirst: true) { $0 == 0 ? answer : $0 == 1 ? [] : nil }
        stage.environment["ALL_PROXY"] = proxy.replacing("PORT", with: "\(server.port)")
        let outcome = try stage.run("--base-url", "https://api.example", "hi")
        #expect(outcome.end == .exited(69))
        #expect(
            outcome.errors
                == "claude-chat: the proxy asks for a user name and a password, or refuses those it "
                + "got (SOCKS): " + Self.login)
        #expect(server.requests == 1)
    }
}
