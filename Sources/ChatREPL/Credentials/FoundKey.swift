package import ClaudeMessages

/// What requests are paid with, and where it comes from.
package struct FoundKey: Sendable, Hashable {
    package var credential: Credential
    package var source: KeySource
    /// Values of `anthropic-beta` that it needs.
    package var betas: [String] = []
    /// Header fields that belong to it.
    package var headers: [HeaderField] = []
    /// When it is good for nothing any more, in seconds since 1970.
    package var expires: Double?

    package init(_ credential: Credential, from source: KeySource) {
        self.credential = credential
        self.source = source
    }

    /// The client with it.
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
