/// The settings of a client.
public struct ClientConfiguration: Sendable {
    /// The base URL of the API; the key is sent to no other server.
    public var baseURL: BaseURL
    /// The API key or token.
    public var credential: Credential
    /// The value of `anthropic-version`.
    public var version: APIVersion = .v2023_06_01
    /// Values of `anthropic-beta`.
    public var betas: [String] = []
    /// Further header fields; each replaces the client's field of the same name.
    ///
    /// The values of `anthropic-beta` are added instead.
    ///
    /// Their values may be secrets: they are redacted in errors and response heads.
    public var headers: [HeaderField] = []
    /// How long each part of an exchange may take.
    public var timeouts = Timeouts()
    /// When a request is sent again.
    public var retry = RetryPolicy()
    /// The value of `user-agent`.
    public var userAgent = "claude-chat"
    /// The secrets in the environment's proxy URLs.
    var proxies = ProxySecrets(environment: [:])

    /// Makes a configuration; all other members have the defaults given above.
    public init(baseURL: BaseURL = .anthropic, credential: Credential) {
        self.baseURL = baseURL
        self.credential = credential
    }

    /// A request to a path under the base URL; `path` must be percent-encoded.
    func request(
        _ method: String, _ path: String, query: Query = Query(), body: Body? = nil,
        accept: String = Body.json, betas: [String] = []
    ) -> TransportRequest {
        request(
            method, url: baseURL.appending(path + query.text), body: body, accept: accept,
            betas: betas)
    }

    /// A request to a URL; the caller has checked that it has the base URL's origin.
    func request(
        _ method: String, url: String, body: Body? = nil, accept: String = Body.json,
        betas: [String] = []
    ) -> TransportRequest {
        var fields = [
            HeaderField(HeaderName.accept, accept),
            // Compression delays the events of a stream and permits decompression bombs.
            HeaderField(HeaderName.acceptEncoding, "identity"),
            HeaderField(HeaderName.version, version.rawValue),
            HeaderField(HeaderName.userAgent, userAgent),
        ]
        if let field = credential.field { fields.append(field) }
        let added = headers.filter { $0.name == HeaderName.betas }.map(\.value)
        let values = Self.list(self.betas + added + betas)
        if !values.isEmpty { fields.append(HeaderField(HeaderName.betas, values)) }
        // libcurl would send a body without a type as `application/x-www-form-urlencoded`.
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

    /// Joins comma-separated lists into one without duplicates.
    private static func list(_ values: [String]) -> String {
        var parts: [String] = []
        // A batch may have a hundred thousand requests with the same few values.
        var seen: Set<String> = []
        for value in values where seen.insert(value).inserted {
            for part in value.split(whereSeparator: { ", \t".contains($0) })
            where !parts.contains(String(part)) { parts.append(String(part)) }
        }
        return parts.joined(separator: ",")
    }

    /// Removes the secrets from a text.
    var redaction: Redaction {
        Redaction(secrets: credential.secrets + headers.flatMap(\.secrets), proxies: proxies)
    }

    /// A request body with its content type.
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
