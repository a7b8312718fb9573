/// Everything a client is told once.
public struct ClientConfiguration: Sendable {
    public var baseURL: BaseURL
    public var credential: Credential
    /// The value of `anthropic-version`.
    public var version = "2023-06-01"
    /// Values of `anthropic-beta`.
    public var betas: [String] = []
    public var timeouts = Timeouts()
    public var retry = RetryPolicy()
    public var userAgent = "claude-chat"

    public init(baseURL: BaseURL = .anthropic, credential: Credential) {
        self.baseURL = baseURL
        self.credential = credential
    }

    func request(_ method: String, _ path: String, body: JSON? = nil) -> HTTPRequest {
        var fields = [
            HTTPField("accept", "application/json"),
            // A compressed stream could be a bomb, and arrives in lumps.
            HTTPField("accept-encoding", "identity"),
            HTTPField("anthropic-version", version),
            HTTPField("user-agent", userAgent),
        ]
        if let field = credential.field { fields.append(field) }
        if !betas.isEmpty {
            fields.append(HTTPField("anthropic-beta", betas.joined(separator: ",")))
        }
        if body != nil { fields.append(HTTPField("content-type", "application/json")) }
        return HTTPRequest(
            method: method, url: baseURL.appending(path), fields: fields, body: body?.bytes ?? [],
            timeouts: timeouts)
    }
}

/// Time and chance, handed in so that tests need neither.
public struct Surroundings: Sendable {
    /// Waits; throws when the task is cancelled meanwhile.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A number in `0..<1`.
    public var random: @Sendable () -> Double
    /// Seconds since 1970.
    public var now: @Sendable () -> Double

    public init(
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double, now: @escaping @Sendable () -> Double
    ) {
        self.sleep = sleep
        self.random = random
        self.now = now
    }

    /// The real ones.
    public static var live: Surroundings {
        Surroundings(
            sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) },
            now: secondsSince1970)
    }
}
