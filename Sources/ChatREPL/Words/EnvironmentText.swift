package import ClaudeMessages

/// Why the environment or an address cannot be used, in words.
package enum EnvironmentText {
    package static func sentence(for problem: EnvironmentProblem) -> String {
        switch problem {
        case .noCredential: ErrorText.noKey
        case .badCredential(let variable):
            "\(variable) holds spaces, line ends or other characters that no key has: set it again"
        case .badBaseURL(let problem):
            "ANTHROPIC_BASE_URL cannot be used: \(reason(for: problem)): set it again"
        case .badHeader(let line):
            "ANTHROPIC_CUSTOM_HEADERS, line \(line): not of the form 'Name: value': set it again"
        }
    }

    /// What is wrong with an address.
    package static func reason(for problem: BaseURL.Problem) -> String {
        switch problem {
        case .noScheme: "it must begin with https:// (or http:// on this machine)"
        case .userInfo: "it must not contain a user name or password"
        case .queryOrFragment: "it must not contain '?' or '#'"
        case .badHost: "its host is not a plain ASCII host name or address"
        case .badPort: "its port is not a number from 1 to 65535"
        case .badPath: "its path holds characters that must be escaped"
        case .plainHTTP: "plain http would send the key readable for all"
        }
    }
}
