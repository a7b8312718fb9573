/// Turns the terminal's bytes into keys; what it does not know it drops.
///
/// Time is handed in: a lone ESC becomes a key only when its deadline has passed, and a paste whose
/// end mark was lost ends by itself.
package struct KeyDecoder: Sendable {
    package typealias Instant = ContinuousClock.Instant

    enum State: Sendable {
        case ground
        case escape
        case sequence([UInt8])  // after ESC [
        case singleShift  // after ESC O
        case string  // OSC, DCS and the like: skipped to their end
        case stringEscape
        case paste
    }

    /// How long an ESC may wait for the rest of its sequence.
    static let escapeDelay = Duration.milliseconds(40)
    /// How long a paste may pause before its end mark counts as lost.
    static let pasteDelay = Duration.seconds(3)
    /// Lines that come without paste marks are one text while no longer pause is between them.
    static let burstDelay = Duration.milliseconds(10)
    private static let longestSequence = 64
    private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

    private var state = State.ground
    private var utf8: [UInt8] = []
    private var pasted: [UInt8] = []
    /// What may be a paste without marks: its end decides.
    private var burst: [UInt8] = []

    /// When `expire` has something to do: an ESC or a paste is still open.
    package private(set) var deadline: Instant?

    package init() {}

    /// Takes what one read returned.
    package mutating func push(_ read: [UInt8], at now: Instant) -> [Key] {
        var keys: [Key] = []
        var bytes = read
        if case .ground = state {
            bytes = utf8 + read
            utf8 = []
            if Self.mayBeBurst(bytes, isOpen: !burst.isEmpty) {
                burst += bytes
                deadline = now + Self.burstDelay
                return []
            }
            keys = takeBurst()
        }
        decode(bytes, to: &keys)
        deadline =
            switch state {
            case .ground: nil
            case .paste: now + Self.pasteDelay
            default: now + Self.escapeDelay
            }
        return keys
    }

    /// Ends what has waited too long.
    package mutating func expire(at now: Instant) -> [Key] {
        guard let due = deadline, now >= due else { return [] }
        defer {
            state = .ground
            deadline = nil
        }
        switch state {
        case .ground: return takeBurst()
        case .escape: return [.escape]
        case .paste: return [takePaste()]
        default: return []
        }
    }

    /// One text if it has lines or is longer than one types, else keys.
    ///
    /// Enter or Tab behind a single line is a key in any case.
    private mutating func takeBurst() -> [Key] {
        guard !burst.isEmpty else { return [] }
        var bytes = burst[...]
        burst = []
        var behind: [UInt8] = []
        if !Self.isBurst(bytes) {
            behind = bytes.reversed().prefix { [0x09, 0x0A, 0x0D].contains($0) }.reversed()
            bytes = bytes.dropLast(behind.count)
        }
        var keys: [Key] = []
        if behind.isEmpty || bytes.count > Self.longestTyped {
            // The rest of a character comes with the next read.
            utf8 = Self.cutScalar(bytes)
            keys.append(.paste(Self.pastedText(bytes.dropLast(utf8.count))))
        } else {
            decode(Array(bytes), to: &keys)
        }
        decode(behind, to: &keys)
        return keys
    }

    private mutating func decode(_ bytes: [UInt8], to keys: inout [Key]) {
        var rest = bytes[...]
        while let byte = rest.first {
            if case .paste = state {
                pushPaste(&rest, to: &keys)
            } else {
                rest.removeFirst()
                push(byte, to: &keys)
            }
        }
    }

    private mutating func push(_ byte: UInt8, to keys: inout [Key]) {
        switch state {
        case .ground: pushGround(byte, to: &keys)
        case .escape: pushEscaped(byte, to: &keys)
        case .sequence(let bytes): pushSequence(bytes, byte, to: &keys)
        case .singleShift:
            state = .ground
            if let key = KeyCodes.singleShiftKey(byte) { keys.append(key) }
        case .string:
            if byte == 0x07 { state = .ground }
            if byte == 0x1B { state = .stringEscape }
        case .stringEscape: state = byte == 0x5C ? .ground : .string
        case .paste: break
        }
    }

    private mutating func pushGround(_ byte: UInt8, to keys: inout [Key]) {
        if !utf8.isEmpty || byte >= 0x80 { return pushUTF8(byte, to: &keys) }
        switch byte {
        case 0x1B: state = .escape
        case 0..<0x20, 0x7F: keys.append(.ofControl(byte))
        default: keys.append(.text(Unicode.Scalar(byte)))
        }
    }

    /// Collects one scalar; a wrong byte drops what was collected, C1 controls are dropped too.
    private mutating func pushUTF8(_ byte: UInt8, to keys: inout [Key]) {
        let isContinuation = byte & 0xC0 == 0x80
        if !utf8.isEmpty, !isContinuation {
            utf8 = []
            return pushGround(byte, to: &keys)
        }
        utf8.append(byte)
        guard let first = utf8.first, let length = Self.scalarLength(first) else {
            utf8 = []
            return
        }
        guard utf8.count >= length else { return }
        let scalar = String(validating: utf8, as: UTF8.self)?.unicodeScalars.first
        utf8 = []
        if let scalar, !(0x80..<0xA0).contains(scalar.value), !PasteStore.isReserved(scalar) {
            keys.append(.text(scalar))
        }
    }

    static func scalarLength(_ first: UInt8) -> Int? {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }

    private mutating func pushEscaped(_ byte: UInt8, to keys: inout [Key]) {
        state = .ground
        switch byte {
        case 0x1B:
            keys.append(.escape)
            state = .escape
        case 0x5B: state = .sequence([])
        case 0x4F: state = .singleShift
        case 0x5D, 0x50, 0x5F, 0x5E, 0x58: state = .string
        case 0x0D, 0x0A: keys.append(.newline)
        case 0x7F, 0x08: keys.append(.alt("\u{7F}"))
        case 0x20..<0x7F: keys.append(.alt(Unicode.Scalar(byte)))
        case 0x80...: pushUTF8(byte, to: &keys)
        default: keys += [.escape, .control(byte)]
        }
    }

    private mutating func pushSequence(
        _ bytes: [UInt8], _ byte: UInt8, to keys: inout [Key]
    ) {
        switch byte {
        case 0x1B: state = .escape
        case 0x20..<0x40:
            state = bytes.count < Self.longestSequence ? .sequence(bytes + [byte]) : .ground
        case 0x40..<0x7F:
            state = .ground
            if bytes == [0x32, 0x30, 0x30], byte == 0x7E {
                state = .paste
            } else {
                keys += KeySequence(bytes, final: byte).keys
            }
        default: state = .ground
        }
    }

    /// Takes a paste up to its end mark, which may be cut anywhere.
    private mutating func pushPaste(_ rest: inout ArraySlice<UInt8>, to keys: inout [Key]) {
        // Only a tilde can end it.
        let piece = rest.prefix { $0 != 0x7E }
        pasted += piece
        rest = rest[piece.endIndex...]
        guard rest.popFirst() != nil else { return }
        pasted.append(0x7E)
        guard pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else { return }
        pasted.removeLast(Self.pasteEnd.count)
        state = .ground
        keys.append(takePaste())
    }

    private mutating func takePaste() -> Key {
        defer { pasted = [] }
        return .paste(Self.pastedText(pasted))
    }
}
