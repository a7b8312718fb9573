/// The parameters and final byte of a sequence that begins with `ESC [`.
struct KeySequence {
    /// A private marker such as `?`, which no key has.
    private let marker: UInt8?
    /// The parameters with their subparameters: `1089::99;5` is `[[1089, nil, 99], [5]]`.
    private let fields: [[Int?]]
    private let final: UInt8

    init(_ bytes: [UInt8], final: UInt8) {
        self.final = final
        marker = bytes.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
        fields = bytes.dropFirst(marker == nil ? 0 : 1)
            .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { field in
                field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
                    .map { Int(String(decoding: $0, as: UTF8.self)).flatMap { $0 < 0 ? nil : $0 } }
            }
    }

    /// The keys: none for an unknown sequence or a release, several if one key types more text.
    var keys: [Key] {
        guard marker == nil else { return report.map { [.report($0)] } ?? [] }
        if event == .release { return [] }
        let pressed = pressedKeys
        return event == .again ? pressed.filter(\.repeats) : pressed
    }

    private var report: TerminalReport? {
        guard marker == UInt8(ascii: "?") else { return nil }
        switch final {
        case UInt8(ascii: "c"): return .attributes
        // Without a number it is our own query, echoed back.
        case UInt8(ascii: "u"): return number(0).map { .keyboard(flags: $0) }
        default: return nil
        }
    }

    /// The keys of a press, repeat or release event.
    var pressedKeys: [Key] {
        switch final {
        case UInt8(ascii: "~"):
            guard number(0) == 27, let code = number(2) else {
                return KeyCodes.editingKey(number(0)).map { [$0] } ?? []
            }
            return KeyChord(code: code, modifiers: modifiers).keys
        case UInt8(ascii: "u"): return chord.keys
        case UInt8(ascii: "Z"): return [.backTab]
        // rxvt: with Shift, Ctrl, or both.
        case UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"):
            return KeyCodes.editingKey(number(0)).map { [$0] } ?? []
        default: return KeyCodes.cursorKey(final, modifiers).map { [$0] } ?? []
        }
    }

    /// Whether the sequence encodes a key by its code point.
    var isEncoded: Bool {
        guard marker == nil else { return false }
        switch final {
        case UInt8(ascii: "u"): return number(0) != nil
        case UInt8(ascii: "~"): return number(0) == 27 && number(2) != nil
        default: return false
        }
    }

    /// The bytes that an encoded key stands for in a paste; nil if it encodes no key.
    var pasted: [UInt8]? { isEncoded ? keys.flatMap(\.pasted) : nil }

    private var chord: KeyChord {
        let text = fields.count > 2 ? fields[2].compactMap(\.self) : []
        return KeyChord(
            code: number(0) ?? 0, shifted: number(0, 1), base: number(0, 2),
            modifiers: modifiers, text: text)
    }

    private var modifiers: KeyModifiers { KeyModifiers(parameter: number(1)) }

    private enum Event { case press, again, release }

    /// Without an event type it is a press; unknown types are taken for a release.
    private var event: Event {
        switch number(1, 1) ?? 1 {
        case ...1: .press
        case 2: .again
        default: .release
        }
    }

    private func number(_ field: Int, _ part: Int = 0) -> Int? {
        guard fields.indices.contains(field), fields[field].indices.contains(part) else {
            return nil
        }
        return fields[field][part]
    }
}
