package import ClaudeMessages

/// The token of a profile of Anthropic's own CLI, from its token file.
package struct ProfileToken: Sendable, Hashable {
    package let credential: Credential
    /// When it expires, in seconds since 1970; nil where the file does not say.
    package let expires: Double?

    /// In seconds: a token that expires sooner counts as expired, as the request takes time.
    private static let reserve = 30.0
    /// The value of `anthropic-beta` without which the API refuses such a token.
    static let beta = "oauth-2025-04-20"

    package init(_ bytes: [UInt8]) throws(AnthropicProfile.Garbled) {
        let json = try AnthropicProfile.object(bytes)
        guard let token = try AnthropicProfile.text("access_token", json) else {
            throw AnthropicProfile.Garbled()
        }
        credential = .bearer(token)
        let time = json["expires_at"] ?? .null
        expires = time.doubleValue
        guard credential.isWellFormed, time.isNull || expires != nil else {
            throw AnthropicProfile.Garbled()
        }
    }

    package func isValid(at now: Double) -> Bool { expires.map { now + Self.reserve < $0 } ?? true }
}

extension AnthropicProfile {
    /// A token of this profile with the header fields that requests need for it.
    func key(_ token: Credential, expires: Double?, program: String? = nil) -> FoundKey {
        var key = FoundKey(token, from: .profile(name, program: program))
        key.betas = [ProfileToken.beta]
        key.expires = expires
        if let workspace { key.headers = [HeaderField("anthropic-workspace-id", workspace)] }
        return key
    }
}
