/// A key that the terminal reports as a code point with modifiers.
struct KeyChord {
    /// What the key types by itself.
    var code: Int
    /// What it types with Shift.
    var shifted: Int?
    /// What stands on the key of a Latin keyboard, where the person's layout has another letter.
    var base: Int?
    var modifiers: KeyModifiers
    /// What it did type, by layout, locks and dead keys.
    var text: [Int] = []

    var keys: [Key] {
        if let key = namedKey { return [key] }
        if held.contains(.control) { return controlKey.map { [$0] } ?? [] }
        // The window manager's and nobody's: typing is not what they mean.
        guard held.isDisjoint(with: [.super, .hyper]) else { return [] }
        if !held.isDisjoint(with: [.alt, .meta]) { return altKey.map { [$0] } ?? [] }
        let typed = text.compactMap(Self.typable)
        if !typed.isEmpty { return typed.map(Key.text) }
        return character.map { [.text($0)] } ?? []
    }

    private var held: KeyModifiers { modifiers.held }

    /// Keys that are no characters.
    private var namedKey: Key? {
        switch code {
        case 13, KeyCodes.keypadEnter: held.isEmpty ? .enter : .newline
        case 9: held.contains(.shift) ? .backTab : .tab
        case 27: .escape
        case 127, 8: held.isDisjoint(with: [.alt, .control]) ? .backspace : .control(0x17)
        default: KeyCodes.keypadKey(code, modifiers)
        }
    }

    /// By the person's layout where it has such a chord, else by the Latin one: Ctrl and `с` of a
    /// Cyrillic keyboard is Ctrl-C, while Ctrl-J of a Dvorak keyboard stays Ctrl-J.
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

    /// The character by Shift and, for letters, Caps Lock.
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

    /// No controls, and nothing that stands for a folded paste.
    private static func typable(_ code: Int) -> Unicode.Scalar? {
        let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
        return scalar.flatMap { isTypable($0) ? $0 : nil }
    }

    static func isTypable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
            && !PasteStore.isReserved(scalar)
    }
}
