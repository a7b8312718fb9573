package import ClaudeMessages

/// A key or token, and its source.
package struct FoundKey: Sendable, Hashable {
    package var credential: Credential
    package var source: KeySource
    /// Values of `anthropic-beta` that it needs.
    package var betas: [String] = []
    /// Header fields that it needs.
    package var headers: [HeaderField] = []
    /// When it expires, in seconds since 1970; nil where that is not known.
    package var expires: Double?

    package init(_ credential: Credential, from source: KeySource) {
        self.credential = credential
        self.source = source
    }

    /// The client configuration with this credential and its header fields.
    func added(to client: ClientConfiguration) -> ClientConfiguration {
        var client = client
        client.credential = credential
        client.betas += betas
        client.headers += headers.filter { field in
            !client.headers.contains { $0.name == field.name }
        }
        return client
    }
}
