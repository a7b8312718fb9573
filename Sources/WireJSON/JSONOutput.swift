/// A destination for JSON text.
public protocol JSONOutput {
    /// Appends one byte unchanged.
    mutating func append(_ byte: UInt8)
    /// Appends bytes unchanged.
    mutating func append(contentsOf bytes: some Sequence<UInt8>)
    /// Appends text with the escapes that RFC 8259 section 7 requires and no others.
    mutating func append(escaping text: String)
}

extension [UInt8]: JSONOutput {
    public mutating func append(escaping text: String) { append(escaping: text.utf8) }

    /// UTF-8, or a part of it, with those escapes.
    public init(escaping bytes: some Sequence<UInt8>) {
        self = []
        append(escaping: bytes)
    }

    /// Appends UTF-8, or a part of it, with those escapes.
    public mutating func append(escaping bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""): append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): append(contentsOf: #"\\"#.utf8)
            case 0x0A: append(contentsOf: #"\n"#.utf8)
            case 0x0D: append(contentsOf: #"\r"#.utf8)
            case 0x09: append(contentsOf: #"\t"#.utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
                append(contentsOf: digits.utf8)
            default: append(byte)
            }
        }
    }
}

extension UInt8 {
    /// The length in bytes as the contents of a JSON string.
    public var escapedLength: Int {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x0A, 0x0D, 0x09: 2
        case 0..<0x20: 6
        default: 1
        }
    }
}
