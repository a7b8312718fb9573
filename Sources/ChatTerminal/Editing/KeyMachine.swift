/// The state machine that decodes the bytes of a key.
struct KeyMachine: Sendable {
    enum State: Sendable, Hashable {
        case ground
        case escape
        case sequence([UInt8])  // after ESC [
        case singleShift([UInt8])  // after ESC O
        case string  // OSC, DCS and the like: skipped to their end
        case stringEscape
        /// The number of bytes left that belong to the sequence whatever their value.
        ///
        /// The coordinates of an X10 mouse report, or a function key of the Linux console.
        case skipped(Int)

        /// The bytes so far, if a late rest can still complete the sequence.
        var bytes: [UInt8]? {
            switch self {
            case .escape: [0x1B]
            case .sequence(let bytes): [0x1B, 0x5B] + bytes
            default: nil
            }
        }
    }

    /// In bytes; a longer sequence is skipped to its end.
    private static let longestSequence = 64

    var state = State.ground
    var scalars = ScalarReader()
    private var hasPasteStart = false

    /// Whether a sequence or character is unfinished.
    var isOpen: Bool { state != .ground || scalars.isOpen }

    mutating func takePasteStart() -> Bool {
        defer { hasPasteStart = false }
        return hasPasteStart
    }

    /// Ends an unfinished sequence or character at its time limit.
    mutating func giveUp(to keys: inout [Key]) {
        if state == .escape { keys.append(.escape) }
        if state == .ground, let scalar = scalars.finish() { keys.append(.text(scalar)) }
        state = .ground
    }

    mutating func push(_ byte: UInt8, to keys: inout [Key]) {
        switch state {
        case .ground: pushGround(byte, to: &keys)
        case .escape: pushEscaped(byte, to: &keys)
        case .sequence(let bytes): pushSequence(bytes, byte, to: &keys)
        case .singleShift(let bytes): pushSingleShift(bytes, byte, to: &keys)
        case .string:
            if byte == 0x07 { state = .ground }
            if byte == 0x1B { state = .stringEscape }
        case .stringEscape:
            state = byte == 0x5C ? .ground : .escape
            if state == .escape { pushEscaped(byte, to: &keys) }
        case .skipped(let count):
            guard byte >= 0x20 else { return pushAfresh(byte, to: &keys) }
            state = count > 1 ? .skipped(count - 1) : .ground
        }
    }

    mutating func pushGround(_ byte: UInt8, to keys: inout [Key]) {
        if scalars.isOpen || byte >= 0x80 {
            let (scalar, isTaken) = scalars.push(byte)
            if let scalar, KeyChord.isTypable(scalar) { keys.append(.text(scalar)) }
            if isTaken { return }
            return pushGround(byte, to: &keys)
        }
        switch byte {
        case 0x1B: state = .escape
        case 0..<0x20, 0x7F: keys.append(.ofControl(byte))
        default: keys.append(.text(Unicode.Scalar(byte)))
        }
    }

    /// Ends the sequence at a byte that cannot be part of it, and decodes that byte as a new one.
    private mutating func pushAfresh(_ byte: UInt8, to keys: inout [Key]) {
        state = .ground
        pushGround(byte, to: &keys)
    }

    private mutating func pushEscaped(_ byte: UInt8, to keys: inout [Key]) {
        switch byte {
        case 0x1B: keys.append(.escape)
        case 0x5B: state = .sequence([])
        case 0x4F: state = .singleShift([])
        case 0x5D, 0x50, 0x5F, 0x5E, 0x58: state = .string
        case 0x0D, 0x0A: endKey(.newline, to: &keys)
        case 0x7F, 0x08: endKey(.alt("\u{7F}"), to: &keys)
        case 0x20..<0x7F: endKey(.alt(Unicode.Scalar(byte)), to: &keys)
        case 0x80...: pushAfresh(byte, to: &keys)
        default:
            keys.append(.escape)
            pushAfresh(byte, to: &keys)
        }
    }

    private mutating func endKey(_ key: Key?, to keys: inout [Key]) {
        state = .ground
        if let key { keys.append(key) }
    }

    private mutating func pushSingleShift(
        _ bytes: [UInt8], _ byte: UInt8, to keys: inout [Key]
    ) {
        switch byte {
        case 0x30..<0x3C where bytes.count < Self.longestSequence:
            state = .singleShift(bytes + [byte])
        case 0x20..<0x7F:
            state = .ground
            keys += KeyCodes.singleShiftKeys(bytes, final: byte)
        default: pushAfresh(byte, to: &keys)
        }
    }

    private mutating func pushSequence(
        _ bytes: [UInt8], _ byte: UInt8, to keys: inout [Key]
    ) {
        switch byte {
        case UInt8(ascii: "M") where bytes.isEmpty: state = .skipped(3)
        case UInt8(ascii: "[") where bytes.isEmpty: state = .skipped(1)
        // In rxvt `$` is the final byte of a key; in a DECRPM reply it follows two parameters.
        case UInt8(ascii: "$") where bytes.allSatisfy({ (0x30...0x39).contains($0) }):
            endKey(KeySequence(bytes, final: byte).keys.first, to: &keys)
        case 0x20..<0x40:
            state = .sequence(bytes.count <= Self.longestSequence ? bytes + [byte] : bytes)
        case 0x40..<0x7F:
            state = .ground
            if bytes == [0x32, 0x30, 0x30], byte == UInt8(ascii: "~") {
                hasPasteStart = true
            } else if bytes.count <= Self.longestSequence {
                keys += KeySequence(bytes, final: byte).keys
            }
        default: pushAfresh(byte, to: &keys)
        }
    }
}
