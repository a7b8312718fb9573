/// Everything a client is told once.
public struct ClientConfiguration: Sendable {
    /// Where the API is; the key goes nowhere else.
    public var baseURL: BaseURL
    /// What proves who pays.
    public var credential: Credential
    /// The value of `anthropic-version`.
    public var version: APIVersion = .v2023_06_01
    /// Values of `anthropic-beta`.
    public var betas: [String] = []
    /// Further header fields; each replaces the field of the same name that would be sent, but for
    /// `anthropic-beta`, whose values are added.
    ///
    /// Their values may be secrets: they are made unreadable in errors and heads of responses.
    public var headers: [HeaderField] = []
    /// How long each part of an exchange may take.
    public var timeouts = Timeouts()
    /// When a request is sent again.
    public var retry = RetryPolicy()
    /// What the client calls itself.
    public var userAgent = "claude-chat"
    /// What of the proxies in the environment is a secret.
    var proxies = ProxySecrets(environment: [:])

    /// Everything else is as most programs want it.
    public init(baseURL: BaseURL = .anthropic, credential: Credential) {
        self.baseURL = baseURL
        self.credential = credential
    }

    /// A request below the base URL, for which `path` is already percent-encoded.
    func request(
        _ method: String, _ path: String, query: Query = Query(), body: Body? = nil,
        accept: String = Body.json, betas: [String] = []
    ) -> TransportRequest {
        request(
            method, url: baseURL.appending(path + query.text), body: body, accept: accept,
            betas: betas)
    }

    /// A request to an address that was checked to be of the base URL's origin.
    func request(
        _ method: String, url: String, body: Body? = nil, accept: String = Body.json,
        betas: [String] = []
    ) -> TransportRequest {
        var fields = [
            HeaderField(HeaderName.accept, accept),
            // A compressed stream could be a bomb, and arrives in lumps.
            HeaderField(HeaderName.acceptEncoding, "identity"),
            HeaderField(HeaderName.version, version.rawValue),
            HeaderField(HeaderName.userAgent, userAgent),
        ]
        if let field = credential.field { fields.append(field) }
        let added = headers.filter { $0.name == HeaderName.betas }.map(\.value)
        let values = Self.list(self.betas + added + betas)
        if !values.isEmpty { fields.append(HeaderField(HeaderName.betas, values)) }
        // libcurl would call a body without a type a form.
        if body != nil || method == "POST" {
            fields.append(HeaderField(HeaderName.contentType, body?.type ?? Body.json))
        }
        for field in headers where field.name != HeaderName.betas {
            fields.removeAll { $0.name == field.name }
            fields.append(field)
        }
        return TransportRequest(
            method: method, url: url, fields: fields, body: body?.content ?? [], timeouts: timeouts)
    }

    /// The parts of comma-separated lists as one list, each once.
    private static func list(_ values: [String]) -> String {
        var parts: [String] = []
        // A batch has a hundred thousand requests with the same few values.
        var seen: Set<String> = []
        for value in values where seen.insert(value).inserted {
            for part in value.split(whereSeparator: { ", \t".contains($0) })
            where !parts.contains(String(part)) { parts.append(String(part)) }
        }
        return parts.joined(separator: ",")
    }

    /// What takes the secrets out of a text.
    var redaction: Redaction {
        Redaction(secrets: credential.secrets + headers.flatMap(\.secrets), proxies: proxies)
    }

    /// What a request carries.
    struct Body: Sendable {
        static let json = "application/json"

        var content: TransportRequestBody
        var type = json

        init(_ content: TransportRequestBody, type: String = json) {
            self.content = content
            self.type = type
        }

        init(_ json: JSON) { self.init(TransportRequestBody(json)) }
    }
}
