/// A paste whose end mark has not arrived.
struct OpenPaste: Sendable {
    var reader = PasteReader()
    private(set) var since: ContinuousClock.Instant?
    /// Ended by Ctrl-C: its rest is dropped until the end mark or `refusalDelay` without input.
    private(set) var isRefused = false
    /// Whether bytes have been dropped since Ctrl-C.
    var hasDropped = false

    mutating func begin(at now: ContinuousClock.Instant) { since = since ?? now }

    mutating func refuse(isOver: Bool) {
        reader.drop()
        isRefused = isRefused || isOver
    }
}

extension KeyDecoder {
    /// The paste in progress.
    package var pasteProgress: PasteProgress? {
        guard let paste, !paste.isRefused, let since = paste.since else { return nil }
        return PasteProgress(
            lines: paste.reader.lines, since: since, isKept: paste.reader.keepsText)
    }

    mutating func pushPaste(_ rest: inout ArraySlice<UInt8>, to keys: inout [Key]) {
        // Set to nil first, so that appending does not copy the text.
        guard var open = paste else { return }
        paste = nil
        open.hasDropped = true
        if open.reader.push(&rest) {
            open.reader.finish(to: &keys)
        } else {
            paste = open
        }
    }

    /// Whether a read of only Ctrl-C ends the unfinished paste or string.
    var isInterruptible: Bool {
        switch machine.state {
        case .string, .stringEscape: true
        default: paste != nil
        }
    }

    /// Ends a paste; true if it was refused before, so that Ctrl-C is an ordinary key.
    mutating func interrupt(to keys: inout [Key]) -> Bool {
        guard var open = paste else {
            machine.state = .ground
            isDeaf = false
            keys.append(.control(0x03))
            return false
        }
        if open.isRefused {
            // After other dropped bytes the Ctrl-C may be part of the paste.
            if !open.hasDropped { keys.append(.control(0x03)) }
            return true
        }
        paste = nil
        open.reader.finish(to: &keys)
        open.refuse(isOver: true)
        open.hasDropped = false
        paste = open
        return false
    }

    /// Whether a read contains only presses of Ctrl-C, as a control byte or encoded.
    static func isInterrupt(_ read: [UInt8]) -> Bool {
        guard read.count <= 256 else { return false }
        var hasPress = false
        var rest = read[...]
        while let byte = rest.popFirst() {
            if byte == 0x03 {
                hasPress = true
                continue
            }
            guard byte == 0x1B, rest.popFirst() == UInt8(ascii: "[") else { return false }
            let parameters = rest.prefix { (0x30..<0x40).contains($0) }
            rest = rest[parameters.endIndex...]
            guard let final = rest.popFirst() else { return false }
            let sequence = KeySequence(Array(parameters), final: final)
            guard sequence.isEncoded, sequence.pressedKeys.allSatisfy({ $0 == .control(0x03) })
            else { return false }
            hasPress = hasPress || !sequence.keys.isEmpty
        }
        return hasPress
    }
}
