import ChatREPL
import ClaudeMessages
import Testing

@Suite struct EnvironmentTextTests {
    /// The address came from a variable, so no flag is named.
    @Test(
        arguments: [
            (.noCredential, ErrorText.noKey),
            (
                .badCredential(variable: "ANTHROPIC_AUTH_TOKEN"),
                "ANTHROPIC_AUTH_TOKEN holds spaces, line ends or other characters that no key "
                    + "has: set it again"
            ),
            (
                .badBaseURL(.plainHTTP),
                "ANTHROPIC_BASE_URL cannot be used: plain http would send the key readable for "
                    + "all: set it again"
            ),
            (
                .badHeader(line: 2),
                "ANTHROPIC_CUSTOM_HEADERS, line 2: not of the form 'Name: value': set it again"
            ),
        ] as [(EnvironmentProblem, String)])
    func everyProblem(_ problem: EnvironmentProblem, _ sentence: String) {
        #expect(EnvironmentText.sentence(for: problem) == sentence)
    }

    private static let addresses: [(BaseURL.Problem, String)] = [
        (.noScheme, "it must begin with https:// (or http:// on this machine)"),
        (.userInfo, "it must not contain a user name or password"),
        (.queryOrFragment, "it must not contain '?' or '#'"),
        (.badHost, "its host is not a plain ASCII host name or address"),
        (.badPort, "its port is not a number from 1 to 65535"),
        (.badPath, "its path holds characters that must be escaped"),
        (.plainHTTP, "plain http would send the key readable for all"),
    ]

    @Test func everyAddressThatCannotBe() {
        #expect(Self.addresses.map(\.0) == BaseURL.Problem.allCases)
        #expect(BaseURL.Problem.allCases.map(EnvironmentText.reason) == Self.addresses.map(\.1))
    }
}
