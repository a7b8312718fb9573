/// The certificates to trust and how to reach the server.
public struct TrustStore: Sendable, Hashable {
    /// A file of certificates instead of the system's (`SSL_CERT_FILE`).
    public var file: String?
    /// A folder of certificates (`SSL_CERT_DIR`).
    public var folder: String?
    /// Proxies named in the environment are ignored.
    public var bypassesProxy = false

    /// Names files that take the place of the system's certificates.
    public init(file: String? = nil, folder: String? = nil, bypassesProxy: Bool = false) {
        self.file = file
        self.folder = folder
        self.bypassesProxy = bypassesProxy
    }
}
