/// What a server says about a failure, in whatever shape: the API's own, that of other APIs behind
/// gateways, words alone.
struct ErrorBody: Sendable {
    private(set) var message: String?
    /// The kind of error, as the server calls it.
    private(set) var type: String?
    /// A code that says more than the kind.
    private(set) var detail: String?
    /// A number that means what it means as an HTTP status.
    private(set) var status: Int?
    private(set) var requestID: String?

    /// JSON in a string in JSON is read so deep.
    private static let maximumNesting = 4

    /// Reads JSON of any shape; says nothing where it says nothing.
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

    /// The error inside an answer.
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
        // The API's own code says more than any other.
        detail = Self.errorCode(in: json, depth: 0) ?? detail
    }

    /// Words, or JSON that holds them; what it says besides counts where nothing else says it.
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

    /// Text that says something; some write nothing as a word.
    private static func word(_ json: JSON?) -> String? {
        guard let text = json?.stringValue, text.contains(where: { !$0.isWhitespace }),
            !["None", "null", "undefined"].contains(text)
        else { return nil }
        return text
    }

    /// The `error_code` anywhere in an error.
    private static func errorCode(in json: JSON, depth: Int) -> String? {
        guard depth < maximumNesting else { return nil }
        if let code = word(json["error_code"]) { return code }
        let inside = json.objectValue?.members.map(\.value) ?? json.arrayValue ?? []
        return inside.prefix(50).lazy.compactMap { errorCode(in: $0, depth: depth + 1) }.first
    }

    /// The first element of a list of errors, as some servers send one; all else as it is.
    static func first(of json: JSON) -> JSON {
        guard let first = json.arrayValue?.first, first.objectValue != nil else { return json }
        return first
    }

    /// Whether JSON in the place of an answer, or of one of its events, calls itself an error.
    static func isError(_ json: JSON) -> Bool {
        let json = first(of: json)
        return switch json["error"] {
        case .object(let members): !members.isEmpty
        case .string(let text): !text.value.isEmpty
        default: json["type"] == "error"
        }
    }

    /// Whether JSON that does not say what it is has words for people, as failures have.
    static func isRemark(_ json: JSON) -> Bool {
        json["type"] == nil
            && ["message", "detail", "errors"].contains {
                json[$0]?.stringValue != nil || json[$0]?.arrayValue != nil
            }
    }
}
