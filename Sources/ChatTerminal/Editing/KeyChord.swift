/// A key that the terminal reports as a code point with modifiers.
struct KeyChord {
    /// The code point without modifiers.
    var code: Int
    /// The code point with Shift.
    var shifted: Int?
    /// The code point of the same key in the standard (US) layout, if it differs.
    var base: Int?
    var modifiers: KeyModifiers
    /// The code points of the text it produced, after layout, locks and dead keys.
    var text: [Int] = []

    var keys: [Key] {
        if let key = namedKey { return [key] }
        if held.contains(.control) { return controlKey.map { [$0] } ?? [] }
        // Super and Hyper are for the window manager; the key types nothing.
        guard held.isDisjoint(with: [.super, .hyper]) else { return [] }
        if !held.isDisjoint(with: [.alt, .meta]) { return altKey.map { [$0] } ?? [] }
        let typed = text.compactMap(Self.typable)
        if !typed.isEmpty { return typed.map(Key.text) }
        return character.map { [.text($0)] } ?? []
    }

    private var held: KeyModifiers { modifiers.held }

    /// The key, if it is not a character.
    private var namedKey: Key? {
        switch code {
        case 13, KeyCodes.keypadEnter: held.isEmpty ? .enter : .newline
        case 9: held.contains(.shift) ? .backTab : .tab
        case 27: .escape
        case 127, 8: held.isDisjoint(with: [.alt, .control]) ? .backspace : .control(0x17)
        default: KeyCodes.keypadKey(code, modifiers)
        }
    }

    /// The control key, by the active layout if that has one, else by the standard layout.
    ///
    /// Ctrl and `с` of a Cyrillic layout is Ctrl-C, while Ctrl-J of a Dvorak layout stays Ctrl-J.
    private var controlKey: Key? {
        let shifted = held.contains(.shift) ? shifted : nil
        return [shifted, code, base].lazy.compactMap(\.self).compactMap(KeyCodes.control).first
            .map(Key.ofControl)
    }

    private var altKey: Key? {
        guard let character else { return nil }
        if !character.isASCII, let base, let latin = Self.typable(base), latin.isASCII {
            return .alt(held.contains(.shift) ? Self.capital(latin) : latin)
        }
        return .alt(character)
    }

    /// The character, with Shift and, for letters, Caps Lock applied.
    private var character: Unicode.Scalar? {
        guard let plain = KeyCodes.keypadCharacter(code) ?? Self.typable(code),
            !KeyCodes.functional.contains(code) || plain.isASCII
        else { return nil }
        let isShifted = held.contains(.shift)
        if isShifted, let shifted = shifted.flatMap(Self.typable) { return shifted }
        return isShifted != modifiers.contains(.capsLock) ? Self.capital(plain) : plain
    }

    private static func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let capital = scalar.properties.uppercaseMapping.unicodeScalars
        return capital.count == 1 ? capital.first ?? scalar : scalar
    }

    /// The scalar, unless it is a control character or a placeholder of a folded paste.
    private static func typable(_ code: Int) -> Unicode.Scalar? {
        let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
        return scalar.flatMap { isTypable($0) ? $0 : nil }
    }

    static func isTypable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
            && !PasteStore.isReserved(scalar)
    }
}
