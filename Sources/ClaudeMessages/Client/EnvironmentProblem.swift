/// Why a client cannot be made from environment variables; holds no values, which may be secrets.
public enum EnvironmentProblem: Error, Sendable, Hashable {
    /// Neither key nor token, and the server is not this machine.
    case noCredential
    /// The key or token in this variable has invalid characters.
    case badCredential(variable: String)
    /// `ANTHROPIC_BASE_URL` cannot be used.
    case badBaseURL(BaseURL.Problem)
    /// A line of `ANTHROPIC_CUSTOM_HEADERS`, counted from 1, is not `Name: value`.
    case badHeader(line: Int)
}
