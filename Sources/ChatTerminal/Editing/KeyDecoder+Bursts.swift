/// Pastes from terminals without bracketed paste.
extension KeyDecoder {
    /// In bytes; a read with more text is taken for a paste.
    private static let longestTyped = 32

    /// Decodes the text up to the next escape sequence: keys, or a paste without marks.
    mutating func takeText(_ rest: inout ArraySlice<UInt8>, to keys: inout [Key]) {
        let start = Self.place(of: PasteMark.start, in: rest)
        if let end = Self.place(of: PasteMark.end, in: rest), end < start ?? rest.endIndex {
            // The start mark was lost or damaged: the text before an end mark was pasted.
            takeBurst(to: &keys)
            paste = OpenPaste()
            return
        }
        let piece = machine.scalars.takeBytes() + rest[..<(start ?? rest.endIndex)]
        let plain = PlainPart(piece)
        if plain.mayBeBurst(isOpen: !burst.isEmpty) {
            burst += plain.text
            keys += plain.keys.filter(\.isReport)
            machine.state = plain.state
        } else {
            takeBurst(to: &keys)
            for byte in piece { push(byte, to: &keys) }
        }
        rest = rest[(start ?? rest.endIndex)...]
        if rest.popFirst() != nil {
            takeBurst(to: &keys)
            push(0x1B, to: &keys)
        }
    }

    private static func place(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var rest = bytes
        while let place = rest.firstIndex(of: 0x1B) {
            rest = rest[place...]
            if rest.starts(with: mark) { return place }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Ends the burst: a paste if it has several lines or over `longestTyped` bytes, else keys.
    ///
    /// Enter or Tab after a single line is always a key.
    mutating func takeBurst(to keys: inout [Key]) {
        guard !burst.isEmpty else { return }
        var bytes = burst[...]
        burst = []
        var behind: [UInt8] = []
        if !Self.isBurst(bytes) {
            behind = bytes.reversed().prefix { [0x09, 0x0A, 0x0D].contains($0) }.reversed()
            bytes = bytes.dropLast(behind.count)
        }
        if behind.isEmpty || bytes.count > Self.longestTyped {
            // An unfinished UTF-8 sequence continues in the next read.
            let cut = ScalarReader.cut(bytes)
            keys.append(.paste(PastedText.of(bytes.dropLast(cut.count))))
            cut.forEach { machine.pushGround($0, to: &keys) }
        } else {
            bytes.forEach { machine.pushGround($0, to: &keys) }
        }
        behind.forEach { machine.pushGround($0, to: &keys) }
    }

    /// Whether text follows a line break within one burst, which is too fast for typing.
    private static func isBurst(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        guard let lastVisible = bytes.lastIndex(where: { $0 != 0x0D && $0 != 0x0A }),
            let firstBreak = bytes.firstIndex(where: { $0 == 0x0D || $0 == 0x0A })
        else { return false }
        return firstBreak < lastVisible
    }

    /// The bytes outside escape sequences, and the keys of those sequences.
    private struct PlainPart {
        private(set) var text: [UInt8] = []
        private(set) var keys: [Key] = []
        private var machine = KeyMachine()

        var state: KeyMachine.State { machine.state }

        init(_ bytes: [UInt8]) {
            guard bytes.contains(0x1B) else {
                text = bytes
                return
            }
            for byte in bytes {
                if machine.state == .ground, byte != 0x1B {
                    text.append(byte)
                } else {
                    let known = keys.count
                    machine.push(byte, to: &keys)
                    text += keys[known...].flatMap(\.pasted)
                }
            }
        }

        /// Whether a read may be part of a paste without marks.
        ///
        /// It may if it is plain text with a line break, or longer than `longestTyped` bytes;
        /// terminal replies in between are ignored.
        func mayBeBurst(isOpen: Bool) -> Bool {
            let isPlain =
                !machine.scalars.isOpen && keys.allSatisfy(\.isReport)
                && text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || isSpacing($0) }
            if isOpen, isPlain { return true }
            if text.count > longestTyped { return isPlain || isBurst(text) }
            return isPlain && text.count > 1 && text.contains { $0 == 0x0D || $0 == 0x0A }
        }

        private func isSpacing(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0D].contains(byte) }
    }
}
