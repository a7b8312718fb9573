package import ClaudeMessages

/// The token of a profile of Anthropic's own CLI, as the file that holds it says it.
package struct ProfileToken: Sendable, Hashable {
    package let credential: Credential
    /// In seconds since 1970; nil where that is not said.
    package let expires: Double?

    /// A request takes a while.
    private static let reserve = 30.0
    /// Without it the API takes no such token.
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
    /// What requests need to be paid with a token of this profile.
    func key(_ token: Credential, expires: Double?, program: String? = nil) -> FoundKey {
        var key = FoundKey(token, from: .profile(name, program: program))
        key.betas = [ProfileToken.beta]
        key.expires = expires
        if let workspace { key.headers = [HeaderField("anthropic-workspace-id", workspace)] }
        return key
    }
}
