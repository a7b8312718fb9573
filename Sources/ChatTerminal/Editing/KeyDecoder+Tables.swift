extension KeyDecoder {
    /// More than this in one read was not typed.
    static let longestTyped = 32

    /// Whether a read may belong to a paste without marks: plain text with a line break, or more
    /// of it than one types.
    static func mayBeBurst(_ bytes: [UInt8], isOpen: Bool) -> Bool {
        // Marks tell better, and a single key is a key.
        let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || isSpacing($0) }
        if isOpen, isPlain { return true }
        if bytes.count > longestTyped { return isPlain || isBurst(bytes) && !hasMark(bytes) }
        return isPlain && bytes.count > 1 && bytes.contains { $0 == 0x0D || $0 == 0x0A }
    }

    private static let pasteStart: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]

    /// Whether a paste with marks begins there.
    private static func hasMark(_ bytes: [UInt8]) -> Bool {
        bytes.contains(0x1B)
            && String(decoding: bytes, as: UTF8.self).utf8Offset(of: pasteStart) != nil
    }

    /// The beginning of a scalar at the end, whose rest is missing.
    static func cutScalar(_ bytes: some BidirectionalCollection<UInt8>) -> [UInt8] {
        let tail = Array(bytes.suffix(3))
        guard let start = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }),
            let length = scalarLength(tail[start]), tail.count - start < length
        else { return [] }
        return Array(tail[start...])
    }

    private static func isSpacing(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0D].contains(byte) }

    /// Whether something stands behind a line break: nobody types that fast, so it is one text.
    static func isBurst(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        guard let lastVisible = bytes.lastIndex(where: { $0 != 0x0D && $0 != 0x0A }),
            let firstBreak = bytes.firstIndex(where: { $0 == 0x0D || $0 == 0x0A })
        else { return false }
        return firstBreak < lastVisible
    }

    /// CR and CRLF become newlines; other controls and C1 are lost, invalid bytes become U+FFFD.
    static func pastedText(_ bytes: some Collection<UInt8>) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var before: UInt8 = 0
        var needsCare = false
        for byte in bytes {
            switch byte {
            case 0x0D: kept.append(0x0A)
            case 0x0A: if before != 0x0D { kept.append(0x0A) }
            case 0x09, 0x20..<0x7F: kept.append(byte)
            case 0x80...:
                // C1 controls begin with C2, the placeholders of pastes with F3.
                if byte == 0xC2 || byte >= 0xF3 { needsCare = true }
                kept.append(byte)
            default: break
            }
            before = byte
        }
        let text = String(decoding: kept, as: UTF8.self)
        guard needsCare else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    !(0x80..<0xA0).contains($0.value) && !PasteStore.isReserved($0)
                }))
    }
}
