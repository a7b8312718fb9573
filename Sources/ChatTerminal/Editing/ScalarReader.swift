/// Decodes typed UTF-8 bytes into scalars; invalid bytes become U+FFFD.
struct ScalarReader: Sendable {
    /// The bytes of an unfinished scalar.
    private var bytes: [UInt8] = []

    var isOpen: Bool { !bytes.isEmpty }

    /// Takes a byte; returns the scalar that it completes.
    ///
    /// `isTaken` is false if the byte does not continue the unfinished scalar and has to be pushed
    /// again.
    mutating func push(_ byte: UInt8) -> (scalar: Unicode.Scalar?, isTaken: Bool) {
        guard let first = bytes.first else {
            guard Self.length(first: byte) != nil else { return ("\u{FFFD}", true) }
            bytes = [byte]
            return (nil, true)
        }
        guard Self.canFollow(byte, first: first, at: bytes.count) else {
            bytes = []
            return ("\u{FFFD}", false)
        }
        bytes.append(byte)
        guard bytes.count == Self.length(first: first) else { return (nil, true) }
        defer { bytes = [] }
        return (String(decoding: bytes, as: UTF8.self).unicodeScalars.first, true)
    }

    /// U+FFFD for an unfinished scalar, nil if there is none.
    mutating func finish() -> Unicode.Scalar? {
        defer { bytes = [] }
        return isOpen ? "\u{FFFD}" : nil
    }

    /// Takes the bytes of the unfinished scalar.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// The bytes of an unfinished scalar at the end.
    static func cut(_ bytes: some BidirectionalCollection<UInt8>) -> [UInt8] {
        let tail = Array(bytes.suffix(3))
        guard let start = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }),
            let length = length(first: tail[start]), tail.count - start < length,
            tail[start...].indices.dropFirst().allSatisfy({
                canFollow(tail[$0], first: tail[start], at: $0 - start)
            })
        else { return [] }
        return Array(tail[start...])
    }

    private static func length(first: UInt8) -> Int? {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }

    /// The second byte tells overlong forms, surrogates and values over U+10FFFF.
    private static func canFollow(_ byte: UInt8, first: UInt8, at index: Int) -> Bool {
        guard index == 1 else { return byte & 0xC0 == 0x80 }
        return switch first {
        case 0xE0: (0xA0...0xBF).contains(byte)
        case 0xED: (0x80...0x9F).contains(byte)
        case 0xF0: (0x90...0xBF).contains(byte)
        case 0xF4: (0x80...0x8F).contains(byte)
        default: byte & 0xC0 == 0x80
        }
    }
}
