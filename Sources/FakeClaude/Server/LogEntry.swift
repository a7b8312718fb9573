package import WireJSON

/// One request and its answer.
package struct LogEntry: Sendable, Hashable {
    package var requestID: String
    /// The number of its connection, counted from 1.
    package var connection: Int
    /// Milliseconds since 1970.
    package var time: Int
    package var method: String
    /// The target as received, including a fault.
    package var path: String
    package var headers: [HTTPHeader]
    package var body: String
    /// 0 until the response begins.
    package var status = 0
    package var model: String?
    package var usage: Usage?
    package var cost: Int?
    /// Whether the whole answer was sent; an interrupted one is billed for what was generated.
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

    /// A header with its secret masked; the last four characters of a long one tell keys apart.
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
