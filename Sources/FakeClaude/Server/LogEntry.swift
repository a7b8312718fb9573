package import WireJSON

/// What one request was and how it was answered.
package struct LogEntry: Sendable, Hashable {
    package var requestID: String
    /// Which connection it came by, counted from 1.
    package var connection: Int
    /// Milliseconds since 1970.
    package var time: Int
    package var method: String
    /// The target as it came, a fault in it included.
    package var path: String
    package var headers: [HTTPHeader]
    package var body: String
    /// 0 until the answer begins.
    package var status = 0
    package var model: String?
    package var usage: Usage?
    package var cost: Int?
    /// Whether the whole answer was sent; one that was hung up on is billed so far.
    package var complete = false

    package init(requestID: String, connection: Int, time: Int, request: HTTPRequest) {
        self.requestID = requestID
        self.connection = connection
        self.time = time
        method = request.head.method
        path = request.head.target
        headers = request.head.headers.map(Self.masked)
        body = String(decoding: request.body, as: UTF8.self)
    }

    /// A header without its secret: the last four characters of a long one are enough to tell keys
    /// apart.
    package static func masked(_ header: HTTPHeader) -> HTTPHeader {
        let secret = ["x-api-key", "authorization", "proxy-authorization", "cookie"]
        guard secret.contains(header.name.lowercased()) else { return header }
        let scheme = header.value.hasPrefix("Bearer ") ? "Bearer " : ""
        let tail = header.value.count > scheme.count + 12 ? header.value.suffix(4) : ""
        return HTTPHeader(header.name, "\(scheme)***\(tail)")
    }

    package var json: JSON {
        var json: JSON = [
            "request_id": JSON(requestID), "connection": JSON(connection), "time": JSON(time),
            "method": JSON(method),
            "path": JSON(path),
        ]
        json["headers"] = .array(headers.map { [JSON($0.name), JSON($0.value)] })
        json["body"] = JSON(body)
        json["status"] = JSON(status)
        json["usage"] = usage?.complete ?? .null
        json["complete"] = JSON(complete)
        return json
    }
}
