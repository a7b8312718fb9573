// What failures say, read from the answers that they stand in.

extension ClaudeError {
    /// The most that is kept of what a server says.
    static let maximumBody = 64 * 1024

    /// An error inside a stream, or in the place of a whole answer.
    ///
    /// Its status was 200, so its type decides, or else a code that looks like a status.
    init(inStream json: JSON) {
        let json = ErrorBody.first(of: json)
        let body = ErrorBody(json)
        let status = body.type.flatMap { Self.statuses[$0] } ?? body.status
        self.init(status.map(Code.init(status:)) ?? .serverError, "")
        read(body, orElse: json.stringValue ?? json.description)
        self.status = 200
    }

    /// JSON that came with a success and is not what was asked for.
    ///
    /// `isOne` says that it claims to be that.
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

    /// A response with a status that is no success.
    ///
    /// A JSON object speaks for the server, and may be cut; anything else comes from something on
    /// the way.
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

    /// A body that no server of this API would send, quoted; only a proxy says who it is.
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

    /// The status that a type of error comes with.
    static let statuses = [
        "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402,
        "permission_error": 403, "not_found_error": 404, "conflict_error": 409,
        "request_too_large": 413, "rate_limit_error": 429, "api_error": 500, "timeout_error": 504,
        "overloaded_error": 529,
    ]
}
