/// Reads a paste up to its end mark, which may be split between reads; it has no time limit.
///
/// Some terminals (tmux) encode the control characters in a paste as keys; these are decoded to
/// the characters. An encoded ESC is never part of an end mark.
struct PasteReader: Sendable {
    /// In bytes, the same limit as for standard input; an API request takes no more.
    static let limit = 30_000_000
    private static let longestSequence = 64

    /// Whether the text is kept; if not, only the end mark is searched.
    private(set) var keepsText = true
    private var text = PastedText()
    /// An ESC and the bytes after it that may be the end mark or an encoded key.
    private var held: [UInt8] = []
    private var isCut = false

    var lines: Int { text.lineBreaks + 1 }

    /// Consumes bytes from the front; true if the end mark was reached.
    mutating func push(_ rest: inout ArraySlice<UInt8>) -> Bool {
        while let byte = rest.first {
            if held.isEmpty {
                let plain = rest.prefix { $0 != 0x1B }
                keep(plain)
                rest = rest[plain.endIndex...]
                if rest.popFirst() != nil { held = [0x1B] }
                continue
            }
            rest.removeFirst()
            if pushSequence(byte) { return true }
        }
        return false
    }

    /// Emits the text so far, and `pasteWasCut` if it is over the limit.
    mutating func finish(to keys: inout [Key]) {
        guard keepsText else { return }
        keys.append(.paste(text.finish()))
        if isCut { keys.append(.pasteWasCut) }
    }

    /// Drops the text and goes on searching the end mark.
    mutating func drop() {
        keepsText = false
        text = PastedText()
    }

    private mutating func pushSequence(_ byte: UInt8) -> Bool {
        guard byte != 0x1B else {
            keep(held)
            held = [byte]
            return false
        }
        held.append(byte)
        let isOpen =
            held.count == 2
            ? byte == UInt8(ascii: "[")
            : (0x20..<0x40).contains(byte) && held.count < Self.longestSequence
        guard !isOpen else { return false }
        defer { held = [] }
        if held == PasteMark.end { return true }
        keep(Self.meant(held) ?? held)
        return false
    }

    /// The bytes that an encoded key stands for, empty for a key without text; nil if it is no key.
    private static func meant(_ bytes: [UInt8]) -> [UInt8]? {
        guard let final = bytes.last, final == UInt8(ascii: "u") || final == UInt8(ascii: "~")
        else {
            return nil
        }
        return KeySequence(Array(bytes.dropFirst(2).dropLast()), final: final).pasted
    }

    private mutating func keep(_ bytes: some Collection<UInt8>) {
        guard keepsText else { return }
        let room = max(0, Self.limit - text.byteCount)
        text.push(bytes.prefix(room))
        isCut = isCut || bytes.count > room
    }
}
