import ClaudeMessages
import Testing

@Suite struct BaseURLTests {
    @Test(arguments: [
        ("https://api.anthropic.com", "https://api.anthropic.com", false),
        ("HTTPS://API.Anthropic.COM/", "https://api.anthropic.com", false),
        ("https://host.example/v1/api//", "https://host.example/v1/api", false),
        ("https://host.example:8443/a%20b", "https://host.example:8443/a%20b", false),
        ("https://my_host-1.example", "https://my_host-1.example", false),
        ("https://[2001:DB8::1]:8443/x", "https://[2001:db8::1]:8443/x", false),
        ("https://[::ffff:10.0.0.1]", "https://[::ffff:10.0.0.1]", false),
        ("https://host.example/@x", "https://host.example/@x", false),
        ("https://api.anthropic.com.evil.example", "https://api.anthropic.com.evil.example", false),
        ("https://xn--pple-43d.example", "https://xn--pple-43d.example", false),
        ("http://localhost:8080", "http://localhost:8080", true),
        ("http://LOCALHOST", "http://localhost", true),
        ("http://127.0.0.1:1", "http://127.0.0.1:1", true),
        ("http://127.255.255.254:65535", "http://127.255.255.254:65535", true),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1", true),
        ("https://localhost", "https://localhost", true),
    ])
    func accepts(_ text: String, _ shown: String, _ isLoopback: Bool) throws {
        let url = try BaseURL(text)
        #expect(url.description == shown)
        #expect(url.isLoopback == isLoopback)
        #expect(try BaseURL(url.description) == url)
    }

    @Test(arguments: [
        ("", BaseURL.Problem.noScheme),
        ("api.anthropic.com", .noScheme),
        ("//api.anthropic.com", .noScheme),
        ("ftp://host.example", .noScheme),
        ("file:///etc/passwd", .noScheme),
        (" https://host.example", .noScheme),
        ("https:/host.example", .noScheme),
        ("javascript://host.example", .noScheme),
        ("https://user@host.example", .userInfo),
        ("https://user:pass@host.example", .userInfo),
        ("https://api.anthropic.com@evil.example", .userInfo),
        ("https://api.anthropic.com:443@evil.example", .userInfo),
        ("http://localhost@evil.example", .userInfo),
        ("https://host.example?x=1", .queryOrFragment),
        ("https://host.example/#x", .queryOrFragment),
        ("https://api.anthropic.com?@evil.example", .queryOrFragment),
        ("https://", .badHost),
        ("https:///path", .badHost),
        ("https://:443", .badHost),
        ("https://-host.example", .badHost),
        ("https://.host.example", .badHost),
        ("https://host .example", .badHost),
        ("https://host\u{0}.example", .badHost),
        ("https://host\n.example", .badHost),
        ("https://exämple.com", .badHost),
        ("https://аpi.anthropic.com", .badHost),
        ("https://host\\evil.example", .badHost),
        ("https://host%2eexample", .badHost),
        ("https://[::1", .badHost),
        ("https://[localhost]", .badHost),
        ("https://[]", .badHost),
        ("https://[::1]x", .badHost),
        ("https://[::1%25eth0]", .badHost),
        ("https://2001:db8::1", .badPort),
        ("https://host.example:", .badPort),
        ("https://host.example:0", .badPort),
        ("https://host.example:65536", .badPort),
        ("https://host.example:-1", .badPort),
        ("https://host.example:+443", .badPort),
        ("https://host.example:４４３", .badPort),
        ("https://host.example:99999999999999999999", .badPort),
        ("https://host.example:80:80", .badPort),
        ("https://host.example/a b", .badPath),
        ("https://host.example/\u{1B}", .badPath),
        ("https://host.example/é", .badPath),
        ("https://host.example/a\r\nx-api-key:b", .badPath),
        ("https://host.example/a\\b", .badPath),
        ("http://host.example", .plainHTTP),
        ("http://localhost.evil.example", .plainHTTP),
        ("http://127.0.0.1.evil.example", .plainHTTP),
        ("http://127.0.0.256", .plainHTTP),
        ("http://127.1", .plainHTTP),
        ("http://128.0.0.1", .plainHTTP),
        ("http://0.0.0.0", .plainHTTP),
        ("http://192.168.1.5:8080", .plainHTTP),
        ("http://[::2]", .plainHTTP),
    ])
    func refuses(_ text: String, _ problem: BaseURL.Problem) {
        #expect(throws: problem) { try BaseURL(text) }
    }

    @Test func plainHTTPWhereItIsAllowed() throws {
        let url = try BaseURL("http://192.168.1.5:8080/v1", allowsHTTP: true)
        #expect(url.description == "http://192.168.1.5:8080/v1")
        #expect(!url.isEncrypted)
        #expect(!url.isLoopback)
        #expect(url.origin == "http://192.168.1.5:8080")
        #expect(throws: BaseURL.Problem.userInfo) {
            try BaseURL("http://a@192.168.1.5", allowsHTTP: true)
        }
    }

    @Test(
        arguments: [
            ("https://h.example", nil, "https://h.example"),
            ("https://h.example/v1", "/v1", "https://h.example"),
            ("https://h.example/v1/", "/v1", "https://h.example"),
            ("https://h.example:8/API/V1", "/v1", "https://h.example:8/API"),
            ("https://h.example/a/v1/messages", "/v1/messages", "https://h.example/a"),
            ("https://h.example/v1/models", "/v1/models", "https://h.example"),
            ("https://h.example/v1/chat/completions", "/v1/chat/completions", "https://h.example"),
            (
                "https://h.example/v1/account/anthropic", nil,
                "https://h.example/v1/account/anthropic"
            ),
            ("https://h.example/v10", nil, "https://h.example/v10"),
            ("https://h.example/xv1", nil, "https://h.example/xv1"),
        ] as [(String, String?, String)])
    func addressesOfOtherClients(_ text: String, _ path: String?, _ without: String) throws {
        let url = try BaseURL(text)
        #expect(url.apiPath == path)
        #expect(url.withoutAPIPath.description == without)
    }

    @Test func partsOfTheDefault() {
        let url = BaseURL.anthropic
        #expect(url.isEncrypted && url.host == "api.anthropic.com")
        #expect(url.port == nil && url.path == "")
    }
}
