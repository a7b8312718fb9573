/// The request line and the headers of a request.
package struct HTTPRequestHead: Sendable, Hashable {
    package var method: String
    package var target: String
    package var minorVersion: Int
    package var headers: [HTTPHeader]

    package init(method: String, target: String, minorVersion: Int = 1, headers: [HTTPHeader]) {
        self.method = method
        self.target = target
        self.minorVersion = minorVersion
        self.headers = headers
    }

    /// Whether the connection stays open for further requests.
    package var keepsAlive: Bool {
        let wish = headers["connection"]?.lowercased()
        return minorVersion == 0 ? wish == "keep-alive" : wish != "close"
    }
}
