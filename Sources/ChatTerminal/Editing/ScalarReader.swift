/// Puts typed characters together from their bytes; what is no UTF-8 becomes U+FFFD, as it does
/// everywhere else.
struct ScalarReader: Sendable {
    /// The beginning of a character whose rest has not come yet.
    private var bytes: [UInt8] = []

    var isOpen: Bool { !bytes.isEmpty }

    /// Takes a byte of a character, and returns the character that it ends.
    ///
    /// `isTaken` is false where the byte is no part of what is open and has to be handed in again.
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

    /// What is left of a character that does not come to its end.
    mutating func finish() -> Unicode.Scalar? {
        defer { bytes = [] }
        return isOpen ? "\u{FFFD}" : nil
    }

    /// Hands out the bytes of the open character.
    mutating func takeBytes() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// The beginning of a character at the end of some bytes, whose rest is missing.
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

    /// Overlong forms, surrogates and what is beyond Unicode show in the second byte.
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
