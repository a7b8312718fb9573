/// Pastes of terminals that do not mark them.
extension KeyDecoder {
    /// More than this in one read was not typed.
    private static let longestTyped = 32

    /// Takes what stands between sequences: keys, or the text of a paste without marks.
    mutating func takeText(_ rest: inout ArraySlice<UInt8>, to keys: inout [Key]) {
        let start = Self.place(of: PasteMark.start, in: rest)
        if let end = Self.place(of: PasteMark.end, in: rest), end < start ?? rest.endIndex {
            // Whatever became of its start mark, what stands before an end mark was pasted.
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

    /// One text if it has lines or is longer than one types, else keys.
    ///
    /// Enter or Tab behind a single line is a key in any case.
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
            // The rest of a character comes with the next read.
            let cut = ScalarReader.cut(bytes)
            keys.append(.paste(PastedText.of(bytes.dropLast(cut.count))))
            cut.forEach { machine.pushGround($0, to: &keys) }
        } else {
            bytes.forEach { machine.pushGround($0, to: &keys) }
        }
        behind.forEach { machine.pushGround($0, to: &keys) }
    }

    /// Whether something stands behind a line break: nobody types that fast, so it is one text.
    private static func isBurst(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        guard let lastVisible = bytes.lastIndex(where: { $0 != 0x0D && $0 != 0x0A }),
            let firstBreak = bytes.firstIndex(where: { $0 == 0x0D || $0 == 0x0A })
        else { return false }
        return firstBreak < lastVisible
    }

    /// Bytes without the sequences among them, and what those meant.
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

        /// Whether a read may belong to a paste without marks.
        ///
        /// It does if it is plain text with a line break, or more of it than one types; answers of
        /// the terminal in between do not matter.
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
