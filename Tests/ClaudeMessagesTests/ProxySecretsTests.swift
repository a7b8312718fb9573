import ClaudeMessages
import MessagesTesting
import Testing

/// No error has the login of a proxy in any form.
@Suite struct ProxySecretsTests {
    /// The URL of a proxy, a message of a server or transport, and the redacted message.
    @Test(arguments: [
        (
            "gopher://u:CANARY@h:1", "Unsupported proxy scheme for 'gopher://u:CANARY@h:1'",
            "Unsupported proxy scheme for '…'"
        ),
        ("socks5h://u:CANARY@h:1", "at socks5h://u:CANARY@h:1.", "at …."),
        ("u:CANARY@h:1", "no 'u:CANARY@h:1'", "no '…'"),
        ("http://u:CANARY@h:1", "u:CANARY@h and CANARY and http://h:1", "…h and … and http://h:1"),
        ("http://u:CANAR%59%2Fx@h", "CANAR%59%2Fx, CANARY/x", "…, …"),
        ("http://u:CANARY@x@h", "it is CANARY@x", "it is …"),
        ("http://CANARY@h", "http://CANARY@h", "…"),
        (
            "http://u:CANARY@h", "Proxy-Authorization: Basic dTpDQU5BUlk=",
            "Proxy-Authorization: Basic …"
        ),
        ("http://u:pw@h", "u:pw@h has a pw", "…h has a pw"),
        ("http://h:1", "http://h:1 refuses", "http://h:1 refuses"),
    ])
    func isHidden(_ proxy: String, _ words: String, _ told: String) async throws {
        for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "http_proxy"] {
            let configuration = try ClientConfiguration(environment: [
                "ANTHROPIC_API_KEY": "k", name: proxy,
            ])
            let replies: [ScriptedTransport.Reply] = [
                .failure(TransportError(.tls, words)), .error(400, "invalid_request_error", words),
            ]
            for reply in replies {
                let client = ClaudeClient(configuration, transport: ScriptedTransport(reply))
                let error = await #expect(throws: ClaudeError.self) {
                    try await client.countTokens(.hello)
                }
                #expect(error?.message == told)
            }
        }
    }

    /// The part of any URL before an @ is a login and is redacted.
    @Test(arguments: [
        ("see ftp://me:CANARY@h/x", "see ftp://…@h/x"),
        ("'https://CANARY@h:1'", "'https://…@h:1'"),
        ("https://h/a@b", "https://h/a@b"), ("a://b c@d", "a://b c@d"), ("://", "://"),
        ("x://a:CANARY@b@h, y://c:CANARY@h", "x://…@h, y://…@h"),
    ])
    func theLoginOfAnyAddress(_ words: String, _ told: String) {
        #expect(Credential.none.redacting(words) == told)
    }
}
