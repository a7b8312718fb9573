import TextSearch

/// The checked base URL of an API; the key is sent to no other server.
public struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    /// Why a base URL is refused.
    public enum Problem: String, Error, Sendable, CaseIterable {
        /// It does not begin with `https://` or `http://`; neither is assumed.
        case noScheme = "no_scheme"
        /// It has a user name or a password; the base URL is displayed, so it must hold no secret.
        case userInfo = "user_info"
        /// It has a `?` or a `#`, after which no path can be appended.
        case queryOrFragment = "query_or_fragment"
        /// The host is not a name or an IP address in ASCII (international names need `xn--`).
        case badHost = "bad_host"
        /// The port is not a number from 1 to 65535.
        case badPort = "bad_port"
        /// The path has characters that must be percent-encoded; the client does not encode it.
        case badPath = "bad_path"
        /// `http://` to another machine would send the key unencrypted.
        case plainHTTP = "plain_http"
    }

    /// Whether the scheme is https.
    public let isEncrypted: Bool
    /// The host in lower case; an IPv6 address without its brackets.
    public let host: String
    /// The port; `nil` for the default of the scheme.
    public let port: Int?
    /// The path: empty, or with a slash at the start and none at the end.
    public let path: String

    /// The API's own address, `https://api.anthropic.com`.
    public static let anthropic = BaseURL(
        isEncrypted: true, host: "api.anthropic.com", port: nil, path: "")

    private init(isEncrypted: Bool, host: String, port: Int?, path: String) {
        self.isEncrypted = isEncrypted
        self.host = host
        self.port = port
        self.path = path
    }

    /// Parses a URL; `allowsHTTP` permits `http://` to another machine.
    public init(_ text: String, allowsHTTP: Bool = false) throws(Problem) {
        guard let separator = text.place(of: "://") else { throw .noScheme }
        switch text[..<separator.lowerBound].lowercased() {
        case "https": isEncrypted = true
        case "http": isEncrypted = false
        default: throw .noScheme
        }
        let rest = text[separator.upperBound...]
        guard !rest.contains(where: { $0 == "?" || $0 == "#" }) else { throw .queryOrFragment }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        guard !rest[..<slash].contains("@") else { throw .userInfo }
        (host, port) = try Self.authority(rest[..<slash])
        path = try Self.path(rest[slash...])
        guard isEncrypted || isLoopback || allowsHTTP else { throw .plainHTTP }
    }

    private static func authority(_ text: Substring) throws(Problem) -> (String, Int?) {
        var host = text
        var port: Substring?
        if text.first == "[" {
            guard let close = text.firstIndex(of: "]") else { throw .badHost }
            host = text[text.index(after: text.startIndex)..<close]
            let behind = text[text.index(after: close)...]
            guard behind.isEmpty || behind.first == ":" else { throw .badHost }
            port = behind.isEmpty ? nil : behind.dropFirst()
            let isAddress = host.utf8.allSatisfy {
                Character(Unicode.Scalar($0)).isHexDigit || $0 == 0x3A || $0 == 0x2E
            }
            guard isAddress, host.contains(":") else { throw .badHost }
        } else {
            if let colon = text.firstIndex(of: ":") {
                host = text[..<colon]
                port = text[text.index(after: colon)...]
            }
            let isName = host.utf8.allSatisfy { byte in
                let character = Character(Unicode.Scalar(byte))
                return byte < 0x80
                    && (character.isLetter || character.isNumber || "-._".contains(character))
            }
            guard isName, !host.isEmpty, host.first != "-", host.first != "." else {
                throw .badHost
            }
        }
        guard let port else { return (host.lowercased(), nil) }
        // `Int` would accept a sign.
        let isPlain = port.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isPlain, let number = Int(port), (1...65535).contains(number) else { throw .badPort }
        return (host.lowercased(), number)
    }

    private static func path(_ text: Substring) throws(Problem) -> String {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C && $0 != 0x22 })
        else { throw .badPath }
        var path = text
        while path.last == "/" { path = path.dropLast() }
        return String(path)
    }

    /// Whether the host is this machine, where no key is needed and http is safe.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127"
            && numbers.allSatisfy { UInt8($0) != nil }
    }

    /// Scheme, host and port; the key is sent only to this origin.
    public var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return (isEncrypted ? "https://" : "http://") + name + (port.map { ":\($0)" } ?? "")
    }

    /// The URL without a slash at its end.
    public var description: String { origin + path }

    /// The API path at its end, such as `/v1`, which the base URLs of other clients include.
    package var apiPath: String? {
        let paths = ["", "/messages", "/models", "/complete", "/chat/completions"].map {
            "/v1" + $0
        }
        return paths.first { path.lowercased().hasSuffix($0) }
    }

    /// The base URL without that path.
    package var withoutAPIPath: BaseURL {
        let path = self.path.dropLast(apiPath?.count ?? 0)
        return BaseURL(isEncrypted: isEncrypted, host: host, port: port, path: String(path))
    }

    func appending(_ path: String) -> String { description + path }
}
