/// Detects the kind of a body by its first bytes: gateways omit the content type or make it up.
struct BodyBeginning: Sendable {
    enum Kind: Sendable {
        /// Server-sent events.
        case events
        /// A JSON value.
        case json
        /// HTML, plain text or nothing: not from a server of this API.
        case foreign
    }

    /// The bytes received so far.
    private(set) var bytes: [UInt8] = []
    /// The content type is `text/event-stream`.
    private let isCalledEvents: Bool
    private let hasType: Bool
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(contentType: String) {
        isCalledEvents = contentType.hasPrefix("text/event-stream")
        hasType = !contentType.isEmpty
    }

    /// Adds the next bytes; returns `nil` while the kind is still ambiguous.
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

    /// The kind of a body that ended while it was ambiguous: a cut stream, or an empty body.
    var kindAtEnd: Kind { text.isEmpty && hasType && !isCalledEvents ? .foreign : .events }

    /// The bytes after a byte order mark and white space.
    private var text: ArraySlice<UInt8> {
        bytes.dropFirst(bytes.starts(with: Self.mark) ? 3 : 0)
            .drop { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
    }

    /// `events` when the line begins with a comment or a field name of server-sent events.
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
