package import ClaudeMessages

// What was given to the program and cannot be used.
extension ErrorText {
    package static let noKey =
        "no API key: get one at https://platform.claude.com/settings/keys and run "
        + "'claude-chat login', or set it with 'export ANTHROPIC_API_KEY=sk-ant-…' (to try without one: make demo)"

    /// Other clients want `/v1` in the address.
    package static func repeatedPath(_ path: String, in baseURL: BaseURL) -> String {
        "the base URL ends in \(path), and /v1/messages is added to it: "
            + "should it not be found there, use \(baseURL.withoutAPIPath)"
    }
}
