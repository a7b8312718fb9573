/// What the first bytes of a body show it to be: gateways leave the content type out, or invent one.
struct BodyBeginning: Sendable {
    enum Kind: Sendable {
        /// A stream of events.
        case events
        /// A JSON value.
        case json
        /// A web page, words, nothing: no server of this API said it.
        case foreign
    }

    /// What has come of it.
    private(set) var bytes: [UInt8] = []
    /// The server called it a stream of events.
    private let isCalledEvents: Bool
    private let hasType: Bool
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(contentType: String) {
        isCalledEvents = contentType.hasPrefix("text/event-stream")
        hasType = !contentType.isEmpty
    }

    /// Takes the next piece; `nil` while it may still be more than one thing.
    mutating func push(_ piece: [UInt8]) -> Kind? {
        bytes += piece
        guard bytes.count >= 3 || !Self.mark.starts(with: bytes) else { return nil }
        let text = text
        switch text.first {
        case nil: return bytes.count < 4096 ? nil : kindAtEnd
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
        case UInt8(ascii: "<"): return .foreign
        default: return isCalledEvents ? .events : Self.kind(ofLine: text)
        }
    }

    /// The body ended before it was known what it is: a stream that was cut, or nothing.
    var kindAtEnd: Kind { text.isEmpty && hasType && !isCalledEvents ? .foreign : .events }

    /// What has come, without a byte order mark and white space.
    private var text: ArraySlice<UInt8> {
        bytes.dropFirst(bytes.starts(with: Self.mark) ? 3 : 0)
            .drop { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
    }

    /// Whether a line is one of a stream of events: a comment, or a field that there is.
    private static func kind(ofLine text: ArraySlice<UInt8>) -> Kind? {
        var mayBecomeField = false
        for field in ["", "data", "event", "id", "retry"] {
            guard text.starts(with: field.utf8) else {
                mayBecomeField = mayBecomeField || field.utf8.starts(with: text)
                continue
            }
            switch text.dropFirst(field.utf8.count).first {
            case UInt8(ascii: ":"): return .events
            // A field without a value.
            case 0x0A, 0x0D: return .events
            case nil: mayBecomeField = true
            default: break
            }
        }
        return mayBecomeField ? nil : .foreign
    }
}
