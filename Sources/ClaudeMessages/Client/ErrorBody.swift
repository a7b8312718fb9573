/// The contents of an error body: in the format of this or another API, or plain text.
struct ErrorBody: Sendable {
    private(set) var message: String?
    /// The kind of error, as the server calls it.
    private(set) var type: String?
    /// A code more specific than `type`.
    private(set) var detail: String?
    /// A number in the body from 400 to 599, taken for an HTTP status.
    private(set) var status: Int?
    private(set) var requestID: String?

    /// The most levels of nested JSON, and of JSON in strings, that are read.
    private static let maximumNesting = 4

    /// Reads JSON of any shape; members that it lacks stay `nil`.
    init(_ json: JSON) { self.init(json, nesting: 0) }

    private init(_ json: JSON, nesting: Int) {
        guard nesting < Self.maximumNesting else { return }
        guard let object = json.objectValue else {
            readWords(json, nesting)
            return
        }
        requestID = Self.word(json["request_id"])
        let inner = [json["error"], json["errors"], json["detail"]].compactMap(\.self)
            .first { !$0.isNull && $0 != "" }
        if let inner, inner.objectValue != nil { readObject(inner, nesting) }
        readFacts(json)
        if message == nil, let inner { readWords(inner, nesting) }
        for name in Self.wordNames where message == nil {
            if let words = object[name] { readWords(words, nesting) }
        }
    }

    private static let wordNames = [
        "message", "Message", "msg", "error_description", "description", "title", "reason",
    ]

    /// Reads the object in `error`.
    private mutating func readObject(_ error: JSON, _ nesting: Int) {
        type = Self.word(error["type"])
        for name in Self.wordNames + ["detail", "error"] where message == nil {
            if let words = error[name] { readWords(words, nesting) }
        }
        readFacts(error)
        detail = detail ?? Self.word(error["details"]?["error_code"])
    }

    private mutating func readFacts(_ json: JSON) {
        for name in ["code", "status", "status_code", "statusCode", "http_status"] {
            guard let value = json[name] else { continue }
            let number = value.intValue ?? value.stringValue.flatMap { Int($0) }
            if let number {
                if (400...599).contains(number) { status = status ?? number }
            } else if name == "code" {
                detail = detail ?? Self.word(value)
            }
        }
        // The API's own `error_code` goes before any other code.
        detail = Self.errorCode(in: json, depth: 0) ?? detail
    }

    /// Reads a message from a string, a list, or nested JSON, which also fills members still `nil`.
    private mutating func readWords(_ json: JSON, _ nesting: Int) {
        if let elements = json.arrayValue {
            let words = elements.prefix(10).compactMap {
                ErrorBody($0, nesting: nesting + 1).message
            }
            message = message ?? (words.isEmpty ? nil : words.joined(separator: "; "))
            return
        }
        guard let text = json.stringValue else {
            if json.objectValue != nil { merge(ErrorBody(json, nesting: nesting + 1)) }
            return
        }
        if text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"),
            let inner = try? JSON(untrusted: text.utf8), inner.objectValue != nil
        {
            merge(ErrorBody(inner, nesting: nesting + 1))
        }
        message = message ?? Self.word(json)
    }

    private mutating func merge(_ inner: ErrorBody) {
        message = message ?? inner.message
        type = type ?? inner.type
        detail = detail ?? inner.detail
        status = status ?? inner.status
        requestID = requestID ?? inner.requestID
    }

    /// A string that is not blank and does not spell out a missing value.
    private static func word(_ json: JSON?) -> String? {
        guard let text = json?.stringValue, text.contains(where: { !$0.isWhitespace }),
            !["None", "null", "undefined"].contains(text)
        else { return nil }
        return text
    }

    /// The first `error_code` anywhere in an error.
    private static func errorCode(in json: JSON, depth: Int) -> String? {
        guard depth < maximumNesting else { return nil }
        if let code = word(json["error_code"]) { return code }
        let inside = json.objectValue?.members.map(\.value) ?? json.arrayValue ?? []
        return inside.prefix(50).lazy.compactMap { errorCode(in: $0, depth: depth + 1) }.first
    }

    /// The first object of a list of errors, which some servers send; other JSON unchanged.
    static func first(of json: JSON) -> JSON {
        guard let first = json.arrayValue?.first, first.objectValue != nil else { return json }
        return first
    }

    /// Whether JSON instead of an answer or an event is an error by its members.
    static func isError(_ json: JSON) -> Bool {
        let json = first(of: json)
        return switch json["error"] {
        case .object(let members): !members.isEmpty
        case .string(let text): !text.value.isEmpty
        default: json["type"] == "error"
        }
    }

    /// Whether JSON without a `type` has a message, as error bodies have.
    static func isRemark(_ json: JSON) -> Bool {
        json["type"] == nil
            && ["message", "detail", "errors"].contains {
                json[$0]?.stringValue != nil || json[$0]?.arrayValue != nil
            }
    }
}
