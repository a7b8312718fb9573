/// The numbers and final bytes by which terminals name keys.
enum KeyCodes {
    /// The private code points of functional keys in the kitty protocol.
    static let functional = 57_344...63_743

    static let keypadEnter = 57_414
    private static let keypad = 57_399...57_426
    private static let keypadCharacters = Array("0123456789./*-+\r=,".unicodeScalars)
    /// The motion keys of the keypad; their codes follow those of its characters.
    private static let keypadMotions: [Key?] = [
        .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, nil, .delete,
    ]

    /// The character that a keypad key types.
    static func keypadCharacter(_ code: Int) -> Unicode.Scalar? {
        let index = code - keypad.lowerBound
        guard keypadCharacters.indices.contains(index), code != keypadEnter else { return nil }
        return keypadCharacters[index]
    }

    /// The action of a keypad key.
    static func keypadKey(_ code: Int, _ modifiers: KeyModifiers) -> Key? {
        let index = code - keypad.lowerBound - keypadCharacters.count
        guard keypadMotions.indices.contains(index), let key = keypadMotions[index] else {
            return nil
        }
        return byWord(key, modifiers)
    }

    /// The key of `ESC O x` and `ESC [ … x`.
    static func cursorKey(_ final: UInt8, _ modifiers: KeyModifiers) -> Key? {
        let key: Key? =
            switch final {
            case UInt8(ascii: "A"): .up
            case UInt8(ascii: "B"): .down
            case UInt8(ascii: "C"): .right
            case UInt8(ascii: "D"): .left
            case UInt8(ascii: "H"): .home
            case UInt8(ascii: "F"): .end
            default: nil
            }
        return key.map { byWord($0, modifiers) }
    }

    private static func byWord(_ key: Key, _ modifiers: KeyModifiers) -> Key {
        guard !modifiers.isDisjoint(with: [.alt, .control]) else { return key }
        switch key {
        case .left: return .wordLeft
        case .right: return .wordRight
        default: return key
        }
    }

    /// The key of `ESC [ n ~`.
    static func editingKey(_ number: Int?) -> Key? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        default: nil
        }
    }

    /// The keys of `ESC O … x`; some terminals insert a modifier parameter.
    static func singleShiftKeys(_ bytes: [UInt8], final: UInt8) -> [Key] {
        guard let last = bytes.split(separator: UInt8(ascii: ";")).last else {
            return singleShiftKey(final).map { [$0] } ?? []
        }
        let modifiers = KeyModifiers(parameter: Int(String(decoding: last, as: UTF8.self)))
        return cursorKey(final, modifiers).map { [$0] } ?? []
    }

    /// The key of `ESC O x`: some terminals' keypad keys, and rxvt's Ctrl-arrows.
    static func singleShiftKey(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "X"): .text("=")
        case UInt8(ascii: "a"): .up
        case UInt8(ascii: "b"): .down
        case UInt8(ascii: "c"): .wordRight
        case UInt8(ascii: "d"): .wordLeft
        case UInt8(ascii: "j")...UInt8(ascii: "y"): .text(Unicode.Scalar(final - 0x40))
        default: cursorKey(final, [])
        }
    }

    /// The C0 control byte of Ctrl and a character, by the terminals' customary mapping.
    static func control(_ code: Int) -> UInt8? {
        switch code {
        case 0x40...0x5F, 0x61...0x7A: UInt8(code & 0x1F)
        case 0x20, 0x32: 0x00
        case 0x33: 0x1B
        case 0x34: 0x1C
        case 0x35: 0x1D
        case 0x36, 0x7E: 0x1E
        case 0x2F, 0x37: 0x1F
        case 0x38, 0x3F: 0x7F
        default: nil
        }
    }
}
