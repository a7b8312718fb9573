extension KeyDecoder {
    /// The key of `ESC O x`.
    static func singleShiftKey(_ final: UInt8) -> Key? {
        final == 0x4D ? .enter : cursorKey(final, modifiers: 1)
    }

    /// The key of `ESC [ … x`.
    static func sequenceKey(_ bytes: [UInt8], final: UInt8) -> Key? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        let numbers = parts.map { part in Int(part.prefix { $0 != ":" }) ?? 0 }
        let first = numbers.first ?? 0
        let modifiers = numbers.count > 1 ? min(max(1, numbers[1]), 256) : 1
        switch final {
        case UInt8(ascii: "~"):
            if first == 27, numbers.count > 2 { return modifiedKey(numbers[2], modifiers) }
            return editingKey(first)
        case UInt8(ascii: "u"): return modifiedKey(first, modifiers)
        case UInt8(ascii: "Z"): return .backTab
        default: return cursorKey(final, modifiers: modifiers)
        }
    }

    private static func cursorKey(_ final: UInt8, modifiers: Int) -> Key? {
        let byWord = modifiers > 1 && (modifiers - 1) & 0b110 != 0  // Alt or Ctrl is held
        switch final {
        case UInt8(ascii: "A"): return .up
        case UInt8(ascii: "B"): return .down
        case UInt8(ascii: "C"): return byWord ? .wordRight : .right
        case UInt8(ascii: "D"): return byWord ? .wordLeft : .left
        case UInt8(ascii: "H"): return .home
        case UInt8(ascii: "F"): return .end
        default: return nil
        }
    }

    private static func editingKey(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        default: nil
        }
    }

    /// Keys that terminals report as a code point with modifiers: shift 1, alt 2, ctrl 4, plus one.
    private static func modifiedKey(_ code: Int, _ modifiers: Int) -> Key? {
        let bits = modifiers - 1
        switch code {
        case 13: return bits & 0b111 == 0 ? .enter : .newline
        case 9: return bits & 1 == 0 ? .tab : .backTab
        case 27: return .escape
        case 127, 8: return bits & 0b110 == 0 ? .backspace : .control(0x17)
        default: break
        }
        guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value), value >= 0x20
        else { return nil }
        if bits & 4 != 0 {
            guard let byte = UInt8(exactly: value), (0x40..<0x7F).contains(byte) else { return nil }
            return .control(byte & 0x1F)
        }
        if (0x7F..<0xA0).contains(value) { return nil }
        return bits & 2 != 0 ? .alt(scalar) : .text(scalar)
    }

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
