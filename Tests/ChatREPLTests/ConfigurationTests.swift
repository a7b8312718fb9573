import ChatKit
import ChatREPL
import ChatTerminal
import ClaudeMessages
import Testing

@Suite struct ConfigurationTests {
    private static let key = ["ANTHROPIC_API_KEY": "sk-ant-api03-CANARY"]

    private func configuration(
        _ variables: [String: String] = key, files: [String: String] = [:],
        _ flags: [String] = []
    ) throws -> Configuration {
        let environment = Environment(
            arguments: [], variables: variables, inputIsTerminal: true, errorsAreSeen: true)
        let preferences = try PreferenceSources(environment: environment)
            .load(try FlagParser().parse(flags))
        return try Configuration(preferences, environment, readFile: { files[$0] }) {
            who throws(Failure) in try who.find(by: ClosedDoor())
        }
    }

    @Test func defaults() throws {
        let configuration = try configuration()
        #expect(configuration.client.baseURL == .anthropic)
        #expect(configuration.client.credential == .apiKey("sk-ant-api03-CANARY"))
        #expect(configuration.client.version == "2023-06-01")
        #expect(configuration.client.userAgent == "claude-chat/\(Version.current)")
        #expect(configuration.client.timeouts == Timeouts())
        let settings = configuration.preferences.requests(of: .known)
        #expect(settings.modelName == "sonnet")
        #expect(settings.cache == .fiveMinutes)
        #expect(settings.maxTokens == nil)
        #expect(configuration.preferences[Settings.system] == nil)
        #expect(configuration.preferences[Settings.window] == nil)
        #expect(!configuration.preferences[Settings.isPrivate])
        #expect(configuration.notes == [])
    }

    @Test func options() throws {
        let configuration = try configuration(
            Self.key,
            [
                "--model", "opus", "--max-tokens", "7", "--system", "s", "--window", "900",
                "--private", "--timeout", "5", "--cache", "off",
            ])
        let settings = configuration.preferences.requests(of: .known)
        #expect(settings.modelID == "claude-opus-5-5")
        #expect(settings.maxTokens == 7)
        #expect(settings.cache == nil)
        #expect(configuration.preferences[Settings.system] == "s")
        #expect(configuration.preferences[Settings.window] == 900)
        #expect(configuration.preferences[Settings.isPrivate])
        #expect(configuration.client.timeouts.idle == .seconds(5))
        #expect(configuration.client.timeouts.firstByte == .seconds(5))
        let hour = try self.configuration(Self.key, ["--cache", "1h"])
        #expect(hour.preferences.requests(of: .known).cache == .oneHour)
    }

    /// Settings go into the request as far as the model accepts them.
    @Test func thinkingEffortAndSampling() throws {
        func request(_ flags: [String]) throws -> MessageRequest {
            try configuration(Self.key, flags).preferences.requests(of: .known)
                .request([], system: nil)
        }
        #expect(try request([]).thinking == .adaptive(display: .summarized))
        #expect(try request([]).effort == nil)
        #expect(try request(["--effort", "low"]).effort == .low)
        let older = ["--model", "claude-haiku-4-5"]
        #expect(try request(older).thinking == nil)
        #expect(try request(older + ["--thinking", "2k"]).thinking == .enabled(budget: 2000))
        #expect(try request(older + ["--temperature", "0.5"]).temperature == 0.5)
        #expect(try request(older + ["--stop", "END"]).stopSequences == ["END"])
        let newer = try configuration(Self.key, ["--thinking", "2k", "--temperature", "0.5"])
        #expect(
            newer.notes == [
                "thinking becomes adaptive with low effort: claude-sonnet-5-5 does not take a budget "
                    + "of tokens",
                "temperature is left out: claude-sonnet-5-5 does not take it",
            ])
    }

    @Test func formulasAreLaidOutUnlessTheirSourceIsAskedFor() throws {
        #expect(try configuration().preferences.markdown.math == .unicode)
        let source = try configuration(Self.key, ["--math", "source"])
        #expect(source.preferences.markdown.math == .source)
        #expect(throws: Failure.self) { try FlagParser().parse(["--math", "latex"]) }
    }

    // MARK: Sources of values

    @Test func aNamedFileWinsOverTheEnvironmentAndThatOverTheFolder() throws {
        let files = [
            "named": "ANTHROPIC_API_KEY=from-file",
            "/h/.config/claude-chat/.env": "ANTHROPIC_API_KEY=from-folder",
        ]
        func key(_ variables: [String: String], named: Bool) throws -> Credential {
            try configuration(
                variables.merging(["HOME": "/h"]) { $1 }, files: files,
                named ? ["--env-file", "named"] : []
            ).client.credential
        }
        #expect(try key(Self.key, named: true) == .apiKey("from-file"))
        #expect(try key(Self.key, named: false) == .apiKey("sk-ant-api03-CANARY"))
        #expect(try key([:], named: false) == .apiKey("from-folder"))
        #expect(try key(["ANTHROPIC_API_KEY": ""], named: false) == .apiKey("from-folder"))
    }

    @Test func theFlagWinsForTheAddress() throws {
        let variables = Self.key.merging(["ANTHROPIC_BASE_URL": "https://a.example"]) { $1 }
        #expect(try configuration(variables).client.baseURL.host == "a.example")
        let flagged = try configuration(variables, ["--base-url", "https://b.example"])
        #expect(flagged.client.baseURL.host == "b.example")
    }

    @Test func credentials() throws {
        let token = ["ANTHROPIC_AUTH_TOKEN": "t"]
        #expect(try configuration(token).client.credential == .bearer("t"))
        #expect(try configuration(token).keySource == nil)
        let both = try configuration(Self.key.merging(token) { $1 })
        #expect(both.client.credential == .apiKey("sk-ant-api03-CANARY"))
        let local = ["ANTHROPIC_BASE_URL": "http://localhost:1"]
        #expect(try configuration(local).client.credential == .none)
        #expect(throws: Failure(.configuration, ErrorText.noKey)) { try configuration([:]) }
        #expect(throws: Failure(.configuration, ErrorText.noKey)) {
            try configuration(["ANTHROPIC_BASE_URL": "https://a.example"])
        }
    }

    @Test func headersOfOnesOwn() throws {
        let headers = ["ANTHROPIC_CUSTOM_HEADERS": "x-a: 1\nAuthorization: Bearer CANARY"]
        let configuration = try configuration(headers)
        #expect(
            configuration.client.headers == [
                HeaderField("x-a", "1"), HeaderField("authorization", "Bearer CANARY"),
            ])
        #expect(configuration.client.credential == .none)
        let file = ["named": "ANTHROPIC_CUSTOM_HEADERS=x-b: 2"]
        let named = try self.configuration(Self.key, files: file, ["--env-file", "named"])
        #expect(named.client.headers == [HeaderField("x-b", "2")])
        #expect(named.client.credential == .apiKey("sk-ant-api03-CANARY"))
        let sentence =
            "ANTHROPIC_CUSTOM_HEADERS, line 2: not of the form 'Name: value': set it again"
        #expect(throws: Failure(.configuration, sentence)) {
            try self.configuration(["ANTHROPIC_CUSTOM_HEADERS": "x-a: 1\nCANARY"])
        }
    }

    @Test(arguments: ["with space", "line\nline", "é", "nul\u{0}"])
    func keysThatAreNone(_ key: String) {
        for name in ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"] {
            let failure = #expect(throws: Failure.self) { try configuration([name: key]) }
            #expect(failure?.code == .configuration)
            #expect(failure?.sentence.hasPrefix("\(name) holds spaces, line ends") == true)
        }
    }

    @Test(arguments: [
        (
            "https://h.example?x",
            "--base-url cannot be used: it must not contain '?' or '#'"
        ),
        (
            "h.example",
            "--base-url 'h.example' cannot be used: it must begin with https:// (or http:// on this machine)"
        ),
        (
            "http://h.example",
            "--base-url 'http://h.example' cannot be used: plain http would send the key readable for all; it needs --allow-http"
        ),
        (
            "http://localhost:80a",
            "--base-url cannot be used: its port is not a number from 1 to 65535"
        ),
        // An address that may contain a password is not repeated.
        (
            "https://me:CANARY%40h.example",
            "--base-url cannot be used: its port is not a number from 1 to 65535"
        ),
        (
            "https://me:CANARY",
            "--base-url cannot be used: its port is not a number from 1 to 65535"
        ),
        (
            "https://me:CANARY@h.example",
            "--base-url cannot be used: it must not contain a user name or password"
        ),
    ])
    func addressesThatCannotBe(_ address: String, _ sentence: String) {
        #expect(throws: Failure(.configuration, sentence)) {
            try configuration(Self.key, ["--base-url", address])
        }
        let variable = sentence.replacing("--base-url", with: "ANTHROPIC_BASE_URL")
        #expect(throws: Failure(.configuration, variable)) {
            try configuration(Self.key.merging(["ANTHROPIC_BASE_URL": address]) { $1 })
        }
    }

    @Test func whatTheModelDoesNotTakeIsSaid() throws {
        let configuration = try configuration(Self.key, ["--max-tokens", "500k"])
        #expect(
            configuration.notes == [
                "max_tokens becomes 128,000: it is the most claude-sonnet-5-5 can write"
            ])
        let settings = configuration.preferences.requests(of: .known)
        #expect(settings.request([], system: nil).maxTokens == 128_000)
    }

    @Test func plainHTTPIsAllowedWhenAsked() throws {
        let configuration = try configuration(
            Self.key, ["--base-url", "http://h.example", "--allow-http"])
        #expect(configuration.client.baseURL.description == "http://h.example")
    }

    @Test func filesThatCannotBe() {
        #expect(throws: Failure(.noInput, "--env-file: there is no file 'missing'")) {
            try configuration(Self.key, ["--env-file", "missing"])
        }
        #expect(throws: Failure(.configuration, "bad, line 1: not of the form NAME=value")) {
            try configuration(files: ["bad": "{"], ["--env-file", "bad"])
        }
        let refusal = Failure(.configuration, "can be read by others")
        #expect(throws: refusal) {
            var preferences = Preferences()
            preferences.set(Settings.envFile, to: "open", from: .flag)
            let environment = Environment(
                arguments: [], variables: [:], inputIsTerminal: true, errorsAreSeen: true)
            _ = try Configuration(
                preferences, environment,
                readFile: { _ throws(Failure) in throw refusal },
                findKey: { who throws(Failure) in try who.find(by: ClosedDoor()) })
        }
    }

    @Test(arguments: ["", " ", "\u{200B}\n"]) func blanks(_ blank: String) throws {
        let variables = Self.key.merging(["ANTHROPIC_BASE_URL": blank]) { $1 }
        let configuration = try configuration(variables, ["--system", blank])
        #expect(configuration.preferences[Settings.system] == nil)
        #expect(configuration.client.baseURL == .anthropic)
    }

    @Test func anAddressAsOtherClientsHaveIt() throws {
        let configuration = try configuration(
            Self.key, ["--base-url", "https://h.example/api/v1/"])
        #expect(
            configuration.notes == [
                "the base URL ends in /v1, and /v1/messages is added to it: should it not be found "
                    + "there, use https://h.example/api"
            ])
        #expect(configuration.client.baseURL.description == "https://h.example/api/v1")
        let variables = Self.key.merging(["ANTHROPIC_BASE_URL": "'https://h.example/v1'"]) { $1 }
        #expect(try self.configuration(variables).notes.count == 1)
    }

    @Test func notes() throws {
        #expect(
            try configuration(Self.key, ["-m", "sonet"]).notes == [
                "the model 'sonet' is not in the catalogue of \(ModelCatalogue.date) (did you mean "
                    + "sonnet?); it is asked all the same, at an unknown price"
            ])
        #expect(
            try configuration(Self.key, ["-m", "claude-sonnet-4-5"]).notes
                == ["claude-sonnet-4-5 is deprecated and stops working on 2026-11-30"])
    }
}
