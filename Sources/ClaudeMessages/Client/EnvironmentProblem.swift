/// Why environment variables make no client; holds no value, which may be a secret.
public enum EnvironmentProblem: Error, Sendable, Hashable {
    /// Neither key nor token, and the server is not this machine.
    case noCredential
    /// A key or token with characters that none has, in the variable of that name.
    case badCredential(variable: String)
    /// `ANTHROPIC_BASE_URL` cannot be used.
    case badBaseURL(BaseURL.Problem)
    /// A line of `ANTHROPIC_CUSTOM_HEADERS`, counted from 1, is no `Name: value`.
    case badHeader(line: Int)
}
