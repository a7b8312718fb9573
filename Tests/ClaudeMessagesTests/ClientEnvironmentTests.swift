import ClaudeMessages
import MessagesTesting
import Testing

/// Clients made from environment variables, and additional header fields.
@Suite struct ClientEnvironmentTests {
    @Test(
        arguments: [
            (["ANTHROPIC_API_KEY": "k"], "https://api.anthropic.com", .apiKey("k")),
            (["ANTHROPIC_AUTH_TOKEN": "t"], "https://api.anthropic.com", .bearer("t")),
            (
                ["ANTHROPIC_API_KEY": "k", "ANTHROPIC_AUTH_TOKEN": "t"],
                "https://api.anthropic.com", .apiKey("k")
            ),
            (
                ["ANTHROPIC_API_KEY": "", "ANTHROPIC_AUTH_TOKEN": "t", "ANTHROPIC_BASE_URL": ""],
                "https://api.anthropic.com", .bearer("t")
            ),
            (
                ["ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": "https://a.example/x/"],
                "https://a.example/x", .apiKey("k")
            ),
            (["ANTHROPIC_BASE_URL": "http://[::1]:8080"], "http://[::1]:8080", .none),
            (
                ["ANTHROPIC_CUSTOM_HEADERS": "Authorization: Bearer x"],
                "https://api.anthropic.com", .none
            ),
        ] as [([String: String], String, Credential)])
    func variables(
        _ variables: [String: String], _ baseURL: String, _ credential: Credential
    ) throws {
        let configuration = try ClientConfiguration(environment: variables)
        #expect(configuration.baseURL.description == baseURL)
        #expect(configuration.credential == credential)
        #expect(configuration.version == .v2023_06_01)
        #expect(try ClaudeClient(environment: variables).configuration.credential == credential)
    }

    /// Blanks, quotes and byte order marks around a value are removed.
    @Test(arguments: [
        "k-1", " k-1", "k-1\n", "k-1\r\n", "\t k-1 \u{A0}", "\"k-1\"", "'k-1'", "\"k-1\"\r",
        "\u{201C}k-1\u{201D}", "\u{2018}k-1\u{2019}", "\u{AB}k-1\u{BB}", "\u{201E}k-1\u{201C}",
        "`k-1`", "\u{FEFF}k-1", "\u{FEFF}\"k-1\"", "\" k-1 \"", "k-1\u{200B}", "\"'k-1'\"", "\"k-1",
    ])
    func whatIsAroundAValueIsNoPartOfIt(_ value: String) throws {
        for (name, credential) in [
            ("ANTHROPIC_API_KEY", Credential.apiKey("k-1")),
            ("ANTHROPIC_AUTH_TOKEN", .bearer("k-1")),
        ] {
            let configuration = try ClientConfiguration(environment: [name: value])
            #expect(configuration.credential == credential)
        }
        let address = value.replacing("k-1", with: "http://localhost:1")
        let configuration = try ClientConfiguration(environment: ["ANTHROPIC_BASE_URL": address])
        #expect(configuration.baseURL.description == "http://localhost:1")
    }

    @Test(arguments: ["k\n1", "k\r\n1", "\"k\"1\" 2", "k 1", "k\u{200B}1", "ключ"])
    func whatIsInsideAKeyIsAMistake(_ value: String) {
        let problem = EnvironmentProblem.badCredential(variable: "ANTHROPIC_API_KEY")
        #expect(throws: problem) {
            try ClientConfiguration(environment: ["ANTHROPIC_API_KEY": value])
        }
    }

    @Test(arguments: [" ", "\"\"", "''", "\u{FEFF}", "\r\n"]) func nothingAroundNothingIsUnset(
        _ value: String
    ) throws {
        #expect(throws: EnvironmentProblem.noCredential) {
            try ClientConfiguration(environment: ["ANTHROPIC_API_KEY": value])
        }
        let variables = ["ANTHROPIC_API_KEY": value, "ANTHROPIC_AUTH_TOKEN": "t"]
        #expect(try ClientConfiguration(environment: variables).credential == .bearer("t"))
    }

    @Test(
        arguments: [
            ([:], .noCredential), (["ANTHROPIC_API_KEY": ""], .noCredential),
            (["ANTHROPIC_BASE_URL": "https://a.example"], .noCredential),
            (["ANTHROPIC_CUSTOM_HEADERS": "x-a: b"], .noCredential),
            (["ANTHROPIC_API_KEY": "a b"], .badCredential(variable: "ANTHROPIC_API_KEY")),
            (["ANTHROPIC_AUTH_TOKEN": "é"], .badCredential(variable: "ANTHROPIC_AUTH_TOKEN")),
            (
                ["ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": "http://a.example"],
                .badBaseURL(.plainHTTP)
            ),
            (
                ["ANTHROPIC_API_KEY": "k", "ANTHROPIC_CUSTOM_HEADERS": "a: b\nc"],
                .badHeader(line: 2)
            ),
        ] as [([String: String], EnvironmentProblem)])
    func problems(_ variables: [String: String], _ problem: EnvironmentProblem) {
        #expect(throws: problem) { try ClientConfiguration(environment: variables) }
        #expect(throws: problem) { try ClaudeClient(environment: variables) }
        for secret in ["a b", "é", "a.example", "c\""] {
            #expect(!"\(problem)".contains(secret))
        }
    }

    @Test func anAddressOfOnesOwn() throws {
        let url = try BaseURL("http://localhost:1")
        let variables = ["ANTHROPIC_BASE_URL": "not even an address"]
        #expect(try ClientConfiguration(environment: variables, baseURL: url).baseURL == url)
    }

    @Test(
        arguments: [
            ("", []), ("\n \n\r\n", []),
            ("X-A: b", [("x-a", "b")]),
            (
                "  X-A \t:\t b c \r\nx-b:\n\nX-C: d:e",
                [("x-a", "b c"), ("x-b", ""), ("x-c", "d:e")]
            ),
            ("x-a: \u{0}b\u{1B}", [("x-a", "b")]),
        ] as [(String, [(String, String)])])
    func lines(_ text: String, _ fields: [(String, String)]) throws {
        #expect(try HeaderField.parsing(text) == fields.map { HeaderField($0.0, $0.1) })
        let values = try HeaderField.parsing(text).map(\.value)
        #expect(values == fields.map(\.1))
    }

    @Test(arguments: [
        ("x", 1), (": x", 1), ("a: b\n\nc d: e", 3), ("é: x", 1), ("a\u{0}: x", 1),
        ("Content-Length: 5", 1), ("transfer-encoding: chunked", 1), ("\"a\": b", 1),
    ])
    func linesThatAreNone(_ text: String, _ line: Int) {
        #expect(throws: EnvironmentProblem.badHeader(line: line)) { try HeaderField.parsing(text) }
    }

    /// Name and value of each header field sent.
    private func sent(_ change: (inout ClientConfiguration) -> Void) async throws -> [String] {
        let transport = ScriptedTransport(.json(200, ["input_tokens": 1]))
        _ = try await ClaudeClient.scripted(transport, configure: change).countTokens(.hello)
        return transport.requests.flatMap { $0.fields.map { "\($0.name): \($0.value)" } }
    }

    @Test func fieldsOfOnesOwnReplaceOthers() async throws {
        let fields = try await sent { configuration in
            configuration.version = .v2026_10_21
            configuration.betas = ["one", "two"]
            configuration.headers = [
                HeaderField("User-Agent", "mine"), HeaderField("x-a", "1"), HeaderField("X-A", "2"),
                HeaderField("x-api-key", "other"), HeaderField("Anthropic-Beta", "three, one"),
            ]
        }
        #expect(
            fields == [
                "accept: application/json", "accept-encoding: identity",
                "anthropic-version: 2026-10-21", "anthropic-beta: one,two,three",
                "content-type: application/json", "user-agent: mine", "x-a: 2", "x-api-key: other",
            ])
    }

    @Test func betasOfRequests() async throws {
        var (one, two) = (MessageRequest.hello, MessageRequest.hello)
        one.betas = ["b", "c"]
        two.betas = ["c", "d"]
        let transport = ScriptedTransport([
            .json(200, ["input_tokens": 1]), .stream(Wire.hi), .stream(Wire.hi),
            .json(200, ["id": "b"]),
        ])
        let client = ClaudeClient.scripted(transport) { $0.betas = ["a", "b"] }
        _ = try await client.countTokens(one)
        _ = try await client.message(one)
        _ = try await client.stream(one).message()
        _ = try await client.batches.create([
            BatchItem(customID: "1", request: one), BatchItem(customID: "2", request: two),
        ])
        let betas = transport.requests.map { HeaderFields($0.fields)["anthropic-beta"] }
        #expect(betas == ["a,b,c", "a,b,c", "a,b,c", "a,b,c,d"])
    }

    @Test func aFieldOfOnesOwnIsASecret() async {
        let replies: [ScriptedTransport.Reply] = [
            .error(401, "authentication_error", "what is CANARY-0123 or CANARY-scheme-secret?"),
            .failure(TransportError(.tls, "the proxy saw CANARY-0123, Basic CANARY-scheme-secret")),
        ]
        for reply in replies {
            let client = ClaudeClient.scripted(ScriptedTransport(reply)) {
                $0.headers = [
                    HeaderField("cookie", "CANARY-0123"),
                    HeaderField("proxy-authorization", "Basic CANARY-scheme-secret"),
                    HeaderField("anthropic-workspace-id", "wrkspc_1"),
                    HeaderField("x-short", "true"),
                ]
            }
            for error in [
                await client.stream(.hello).read().error,
                await #expect(throws: ClaudeError.self) { try await client.countTokens(.hello) },
            ] {
                #expect(error?.message.contains("CANARY") == false)
                #expect(error?.message.contains("sk-…") == true)
            }
        }
        let open = ScriptedTransport(
            .error(400, "invalid_request_error", "wrkspc_123456 is not true"))
        let client = ClaudeClient.scripted(open) {
            $0.headers = [
                HeaderField("anthropic-workspace-id", "wrkspc_123456"), HeaderField("x-s", "true"),
            ]
        }
        #expect(await client.stream(.hello).read().error?.message == "wrkspc_123456 is not true")
    }
}
