/// Reads a paste up to its end mark, which may be cut anywhere; no clock ends it.
///
/// Some terminals (tmux) encode the control characters in a paste as keys; they become again what
/// they stand for. An ESC of that kind is never part of an end mark.
struct PasteReader: Sendable {
    /// As much as is read from standard input; the API takes no more in one request.
    static let limit = 30_000_000
    private static let longestSequence = 64

    /// Whether the text is kept, or only its end waited for.
    private(set) var keepsText = true
    private var text = PastedText()
    /// An ESC and what came behind it, while it may be the end mark or a key.
    private var held: [UInt8] = []
    private var isCut = false

    var lines: Int { text.lineBreaks + 1 }

    /// Takes bytes from the front; true if the end mark was among them.
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

    /// The text so far, and what is to be said of it.
    mutating func finish(to keys: inout [Key]) {
        guard keepsText else { return }
        keys.append(.paste(text.finish()))
        if isCut { keys.append(.pasteWasCut) }
    }

    /// Forgets the text; the end mark is still waited for.
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

    /// The characters that an encoded key stands for, none for a key that types nothing.
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
