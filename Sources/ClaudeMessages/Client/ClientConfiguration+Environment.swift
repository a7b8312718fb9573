extension ClientConfiguration {
    /// Reads the environment variables of the official clients; an empty one counts as unset.
    ///
    /// Blanks, quotes and a byte order mark around a key, a token or a URL are removed. The key is
    /// `ANTHROPIC_API_KEY`, or else the token `ANTHROPIC_AUTH_TOKEN`, which is sent as
    /// `Authorization: Bearer`. `ANTHROPIC_BASE_URL` names another server: one on this machine
    /// needs no key, nor does any when `ANTHROPIC_CUSTOM_HEADERS` (lines of `Name: value`) has a
    /// credential field.
    ///
    /// - Parameters:
    ///   - environment: The variables by name.
    ///   - baseURL: Used instead of `ANTHROPIC_BASE_URL` when given.
    /// - Throws: The first problem found.
    public init(
        environment: [String: String], baseURL: BaseURL? = nil
    ) throws(EnvironmentProblem) {
        let variables = environment.mapValues(\.asMeant).filter { !$0.value.isEmpty }
        let headers = try HeaderField.parsing(environment["ANTHROPIC_CUSTOM_HEADERS"] ?? "")
        let url =
            if let baseURL { baseURL } else { try Self.baseURL(variables["ANTHROPIC_BASE_URL"]) }
        let credential = try Self.credential(variables)
        self.init(baseURL: url, credential: credential ?? .none, headers: headers, environment)
        if needsCredential { throw .noCredential }
    }

    /// The same with a credential from another source.
    package init(
        withoutCredential environment: [String: String], baseURL: BaseURL
    ) throws(EnvironmentProblem) {
        let headers = try HeaderField.parsing(environment["ANTHROPIC_CUSTOM_HEADERS"] ?? "")
        self.init(baseURL: baseURL, credential: .none, headers: headers, environment)
    }

    private init(
        baseURL: BaseURL, credential: Credential, headers: [HeaderField],
        _ environment: [String: String]
    ) {
        self.init(baseURL: baseURL, credential: credential)
        self.headers = headers
        proxies = ProxySecrets(environment: environment)
    }

    /// A credential is missing: the server is another machine, and no header field has one.
    package var needsCredential: Bool {
        let carriers = [HeaderName.key, HeaderName.authorization]
        return credential == .none && !baseURL.isLoopback
            && !headers.contains { carriers.contains($0.name) }
    }

    private static func baseURL(_ text: String?) throws(EnvironmentProblem) -> BaseURL {
        guard let text else { return .anthropic }
        do throws(BaseURL.Problem) {
            return try BaseURL(text)
        } catch {
            throw .badBaseURL(error)
        }
    }

    private static func credential(
        _ variables: [String: String]
    ) throws(EnvironmentProblem) -> Credential? {
        let candidates: [(String, (String) -> Credential)] = [
            ("ANTHROPIC_API_KEY", Credential.apiKey), ("ANTHROPIC_AUTH_TOKEN", Credential.bearer),
        ]
        for (name, make) in candidates {
            guard let credential = variables[name].map(make) else { continue }
            guard credential.isWellFormed else { throw .badCredential(variable: name) }
            return credential
        }
        return nil
    }
}

extension HeaderField {
    /// Parses lines of `Name: value`; empty lines are skipped.
    ///
    /// Throws `badHeader` for a line without a colon, with an invalid name, or with a field that
    /// would change the length or framing of the body.
    public static func parsing(_ text: String) throws(EnvironmentProblem) -> [HeaderField] {
        var fields: [HeaderField] = []
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let line = trim(line)
            guard !line.isEmpty else { continue }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw .badHeader(line: index + 1)
            }
            let name = trim(line[..<colon])
            let value = trim(line[line.index(after: colon)...])
            let field = HeaderField(String(Substring(name)), String(Substring(value)))
            let changesFraming = ["content-length", "transfer-encoding"].contains(field.name)
            guard !name.isEmpty, name.allSatisfy(isNameByte), !changesFraming else {
                throw .badHeader(line: index + 1)
            }
            fields.append(field)
        }
        return fields
    }

    private static func trim(_ text: Substring.UTF8View) -> Substring.UTF8View {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var text = text.drop(while: isSpace)
        while text.last.map(isSpace) == true { text = text.dropLast() }
        return text
    }

    /// A byte of a token (RFC 9110 section 5.6.2).
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
