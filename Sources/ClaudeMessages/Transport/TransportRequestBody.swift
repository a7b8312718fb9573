public import WireJSON

/// The body of a request; long texts are not copied, but escaped as they are sent.
///
/// So a long conversation is not in memory twice while it is sent.
public struct TransportRequestBody: Sendable, ExpressibleByArrayLiteral {
    private enum Piece: Sendable {
        case bytes([UInt8])
        /// The contents of a JSON string, not yet escaped.
        case text(String)
    }

    /// The length in bytes from which a text is not copied.
    package static let longText = 64 * 1024

    private var pieces: [Piece] = []
    /// The bytes after the last text.
    private var tail: [UInt8] = []
    /// The number of bytes before `tail`.
    private var countBefore = 0

    /// The length in bytes.
    public var count: Int { countBefore + tail.count }

    /// A body of these bytes.
    public init(_ bytes: [UInt8] = []) { tail = bytes }

    /// A body of these bytes.
    public init(arrayLiteral bytes: UInt8...) { self.init(bytes) }

    /// The compact text of a JSON value.
    public init(_ json: JSON) { json.write(into: &self) }

    /// Whether there is nothing to send.
    public var isEmpty: Bool { count == 0 }

    /// The whole body.
    public var bytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(count)
        var reader = Reader(self)
        while let piece = reader.next() { output += piece }
        return output
    }
}

extension TransportRequestBody: JSONOutput {
    /// Adds one byte.
    public mutating func append(_ byte: UInt8) { tail.append(byte) }

    /// Adds bytes.
    public mutating func append(contentsOf bytes: some Sequence<UInt8>) {
        tail.append(contentsOf: bytes)
    }

    /// Adds text as the contents of a JSON string.
    public mutating func append(escaping text: String) {
        guard text.utf8.count >= Self.longText else { return tail.append(escaping: text) }
        countBefore += tail.count + text.utf8.reduce(0) { $0 + $1.escapedLength }
        pieces += [.bytes(tail), .text(text)]
        tail = []
    }
}

extension TransportRequestBody {
    /// Reads a body in pieces.
    package struct Reader: Sendable {
        private let pieces: [Piece]
        private var place = 0
        /// The unread part of a text.
        private var rest: Substring.UTF8View?

        package init(_ body: TransportRequestBody) { pieces = body.pieces + [.bytes(body.tail)] }

        /// The next bytes, at least one; `nil` at the end.
        package mutating func next() -> [UInt8]? {
            while place < pieces.count {
                switch pieces[place] {
                case .bytes(let bytes):
                    place += 1
                    if !bytes.isEmpty { return bytes }
                case .text(let text):
                    let piece = (rest ?? text[...].utf8).prefix(TransportRequestBody.longText)
                    rest = (rest ?? text[...].utf8)[piece.endIndex...]
                    guard piece.isEmpty else { return [UInt8](escaping: piece) }
                    rest = nil
                    place += 1
                }
            }
            return nil
        }
    }
}
