/// The trusted certificates, and whether to use a proxy.
public struct TrustStore: Sendable, Hashable {
    /// A file of certificates instead of the system's (`SSL_CERT_FILE`).
    public var file: String?
    /// A directory of certificates (`SSL_CERT_DIR`).
    public var folder: String?
    /// Whether proxies in the environment are ignored.
    public var bypassesProxy = false

    /// Makes a store; a file or directory replaces the system's certificates.
    public init(file: String? = nil, folder: String? = nil, bypassesProxy: Bool = false) {
        self.file = file
        self.folder = folder
        self.bypassesProxy = bypassesProxy
    }
}
