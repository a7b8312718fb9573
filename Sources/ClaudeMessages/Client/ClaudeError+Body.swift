// Errors made of response bodies.

extension ClaudeError {
    /// The most bytes kept of an error body.
    static let maximumBody = 64 * 1024

    /// An error in a stream, or instead of an answer, with status 200.
    ///
    /// Its type decides the code, or else a number from 400 to 599 in its body.
    init(inStream json: JSON) {
        let json = ErrorBody.first(of: json)
        let body = ErrorBody(json)
        let status = body.type.flatMap { Self.statuses[$0] } ?? body.status
        self.init(status.map(Code.init(status:)) ?? .serverError, "")
        read(body, orElse: json.stringValue ?? json.description)
        self.status = 200
    }

    /// JSON with a status 2xx that is not the requested object.
    ///
    /// `isOne` says that its `type` is the requested one.
    init(inSuccess json: JSON, status: Int, wanted: String, isOne: Bool) {
        guard !ErrorBody.isError(json) else {
            self.init(inStream: json)
            self.status = status
            return
        }
        let body = ErrorBody(json)
        guard !isOne, json["type"] == nil, body.message != nil else {
            self.init(.malformed, "the answer is no \(wanted)")
            return
        }
        self.init(.notAPI, "")
        read(body, orElse: "")
        self.status = status
    }

    /// A response with a status other than 2xx.
    ///
    /// A JSON object, which may be cut, is from the server; anything else is from a proxy or portal
    /// in between.
    init(status: Int, body: [UInt8]) {
        let json = (try? JSON(untrusted: body)) ?? (try? JSON(untrustedBeginning: body))
        guard let json, json.objectValue != nil else {
            self.init(foreign: body, status: status)
            return
        }
        self.init(Code(status: status), "")
        read(ErrorBody(json), orElse: String(decoding: body, as: UTF8.self))
        self.status = status
    }

    /// A body that is not from the API, quoted; only status 407 is certain to be from a proxy.
    init(foreign body: [UInt8], status: Int) {
        let code = status == 407 ? Code(status: status) : .notAPI
        self.init(code, String(decoding: body.prefix(Self.maximumBody), as: UTF8.self))
        self.status = status
    }

    private mutating func read(_ body: ErrorBody, orElse text: String) {
        let words = body.message ?? text
        message =
            words.utf8.count <= Self.maximumBody
            ? words : String(decoding: words.utf8.prefix(Self.maximumBody), as: UTF8.self)
        type = body.type
        detail = body.detail
        requestID = body.requestID
    }

    /// The HTTP status of each documented error type.
    static let statuses = [
        "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402,
        "permission_error": 403, "not_found_error": 404, "conflict_error": 409,
        "request_too_large": 413, "rate_limit_error": 429, "api_error": 500, "timeout_error": 504,
        "overloaded_error": 529,
    ]
}
