extension JSON {
    /// Parses one JSON text (RFC 8259) in linear time, with at most `maximumDepth` nested levels.
    ///
    /// A value takes some fifty times the memory of its shortest text, so set `maximumValues` for
    /// untrusted input.
    ///
    /// Invalid UTF-8 and lone surrogates inside strings become U+FFFD, so that one bad escape does
    /// not lose the rest of an event, and stored text is valid when it is sent again.
    public init(
        parsing bytes: some Sequence<UInt8>, maximumDepth: Int = 128, maximumValues: Int = .max
    ) throws(JSONError) {
        var parser = JSONParser(
            bytes: Array(bytes), maximumDepth: maximumDepth, valuesLeft: maximumValues)
        self = try parser.document()
    }

    /// Parses one JSON text that may be cut.
    ///
    /// Complete elements and members are kept: `{"a":[1,2,"x` gives `{"a":[1,2]}`. Bytes after the
    /// value are ignored. Throws when no continuation of the text could be JSON.
    package init(
        cut bytes: some Sequence<UInt8>, maximumValues: Int
    ) throws(JSONError) {
        var parser = JSONParser(bytes: Array(bytes), maximumDepth: 128, valuesLeft: maximumValues)
        parser.mayEndEarly = true
        self = try parser.value()
    }

    public init(
        parsing text: String, maximumDepth: Int = 128, maximumValues: Int = .max
    ) throws(JSONError) {
        try self.init(
            parsing: text.utf8, maximumDepth: maximumDepth, maximumValues: maximumValues)
    }
}

/// A recursive-descent parser; `maximumDepth` limits its recursion.
struct JSONParser {
    let bytes: [UInt8]
    let maximumDepth: Int
    var index = 0
    /// Whether the end of the text also ends open arrays and objects.
    var mayEndEarly = false
    private var depth = 0
    private var valuesLeft: Int

    init(bytes: [UInt8], maximumDepth: Int, valuesLeft: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        self.valuesLeft = valuesLeft
    }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value()
        skipSpace()
        guard index == bytes.count else { throw error(.trailingBytes) }
        return value
    }

    /// The byte at the cursor; 0, which begins no JSON token, at the end.
    var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

    func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: index < bytes.count ? reason : .unexpectedEnd, offset: index)
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    fileprivate mutating func value() throws(JSONError) -> JSON {
        skipSpace()
        guard valuesLeft > 0 else { throw error(.tooManyValues) }
        valuesLeft -= 1
        switch current {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(try number())
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for expected in word.description.utf8 {
            guard index < bytes.count, bytes[index] == expected else {
                throw error(.unexpectedByte)
            }
            index += 1
        }
        return value
    }

    private mutating func array() throws(JSONError) -> JSON {
        try enter()
        var elements: [JSON] = []
        skipSpace()
        if current == UInt8(ascii: "]") {
            leave()
            return .array(elements)
        }
        while true {
            do throws(JSONError) {
                elements.append(try value())
                if try endOfList(UInt8(ascii: "]")) { return .array(elements) }
            } catch {
                try endEarly(error)
                return .array(elements)
            }
        }
    }

    private mutating func object() throws(JSONError) -> JSON {
        try enter()
        var members: [JSONObject.Member] = []
        skipSpace()
        if current == UInt8(ascii: "}") {
            leave()
            return .object(JSONObject(members))
        }
        while true {
            do throws(JSONError) {
                members.append(try member())
                if try endOfList(UInt8(ascii: "}")) { return .object(JSONObject(members)) }
            } catch {
                try endEarly(error)
                return .object(JSONObject(members))
            }
        }
    }

    private mutating func member() throws(JSONError) -> JSONObject.Member {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
        let key = try string()
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
        index += 1
        return JSONObject.Member(key: key, value: try value())
    }

    /// Throws the error, unless it is at the end of a text that may be cut.
    private func endEarly(_ error: JSONError) throws(JSONError) {
        guard mayEndEarly, error.reason == .unexpectedEnd else { throw error }
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= maximumDepth else { throw error(.tooDeep) }
        index += 1
    }

    private mutating func leave() {
        depth -= 1
        index += 1
    }

    /// Skips a comma (`false`) or the closing bracket (`true`).
    private mutating func endOfList(_ close: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if current == UInt8(ascii: ",") {
            index += 1
            return false
        }
        guard current == close else { throw error(.unexpectedByte) }
        leave()
        return true
    }
}
