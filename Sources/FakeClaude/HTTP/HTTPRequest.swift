/// One header line; names are compared without regard to case.
package struct HTTPHeader: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The first value of that name.
    package subscript(_ name: String) -> String? {
        first { $0.name.lowercased() == name }?.value
    }
}

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

    /// Whether the client wants to send more requests on this connection.
    package var keepsAlive: Bool {
        let wish = headers["connection"]?.lowercased()
        return minorVersion == 0 ? wish == "keep-alive" : wish != "close"
    }
}

/// A whole request.
package struct HTTPRequest: Sendable, Hashable {
    package var head: HTTPRequestHead
    package var body: [UInt8]

    package init(head: HTTPRequestHead, body: [UInt8]) {
        self.head = head
        self.body = body
    }
}

/// A request that cannot be answered by its handler, with the status that says why.
package enum HTTPError: Error, Sendable, Hashable {
    case malformed(String)
    case bodyTooLarge
    case headTooLarge
}
