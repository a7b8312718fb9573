/// Decodes pasted bytes: line breaks become newlines, and escape sequences are removed.
///
/// An unfinished sequence counts as text, so that a stray ESC removes nothing after it. The result
/// does not depend on how the bytes are split into reads.
struct PastedText: Sendable {
    private enum State: Sendable {
        case text
        case escape
        /// After `ESC (` and the like, or `ESC O`: one more byte.
        case intermediate, singleShift
        /// After `ESC [`.
        case sequence
        /// OSC, DCS, APC, PM or SOS.
        case string(introducer: UInt8)
        case stringEscape(introducer: UInt8)
    }

    private static let longestSequence = 256

    private var state = State.text
    private var bytes: [UInt8] = []
    /// The body of the unfinished sequence; becomes text if the sequence never ends.
    private var held: [UInt8] = []
    private var isAfterReturn = false
    private(set) var lineBreaks = 0

    var byteCount: Int { bytes.count + held.count }

    /// The text of pasted bytes.
    static func of(_ bytes: some Collection<UInt8>) -> String {
        var text = PastedText()
        text.push(bytes)
        return text.finish()
    }

    mutating func push(_ new: some Collection<UInt8>) {
        for byte in new {
            // A fast path for printable bytes.
            if case .text = state, byte >= 0x20, byte != 0x7F {
                bytes.append(byte)
                isAfterReturn = false
            } else {
                push(byte)
            }
        }
    }

    /// The whole text; invalid UTF-8 becomes U+FFFD, C1 controls and placeholders are removed.
    mutating func finish() -> String {
        giveUp()
        let text = String(decoding: bytes, as: UTF8.self)
        let needsCare = bytes.contains { $0 == 0xC2 || $0 >= 0xF3 }
        self = PastedText()
        // In UTF-8, C1 controls begin with 0xC2 and placeholders with 0xF3.
        guard needsCare else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    !(0x80..<0xA0).contains($0.value) && !PasteStore.isReserved($0)
                }))
    }

    mutating func push(_ byte: UInt8) {
        switch state {
        case .text: pushText(byte)
        case .escape: pushEscaped(byte)
        case .intermediate: pushIntermediate(byte)
        case .singleShift: pushSingleShift(byte)
        case .sequence: pushSequence(byte)
        case .string(let introducer): pushString(byte, introducer)
        case .stringEscape(let introducer): pushStringEscape(byte, introducer)
        }
    }

    private mutating func pushText(_ byte: UInt8) {
        switch byte {
        case 0x0D: breakLine()
        case 0x0A: if !isAfterReturn { breakLine() }
        case 0x1B: state = .escape
        case 0x09, 0x20..<0x7F, 0x80...: bytes.append(byte)
        default: break
        }
        isAfterReturn = byte == 0x0D
    }

    private mutating func breakLine() {
        bytes.append(0x0A)
        lineBreaks += 1
    }

    private mutating func pushEscaped(_ byte: UInt8) {
        switch byte {
        case 0x1B: break
        case UInt8(ascii: "["): begin(.sequence, byte)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
            UInt8(ascii: "X"):
            begin(.string(introducer: byte), byte)
        case UInt8(ascii: "N"), UInt8(ascii: "O"): begin(.singleShift, byte)
        case 0x20..<0x30: begin(.intermediate, byte)
        // The other two-byte sequences of ECMA-48; other letters are text after a stray ESC.
        case 0x30..<0x60, UInt8(ascii: "c"), UInt8(ascii: "n"), UInt8(ascii: "o"),
            UInt8(ascii: "|")...UInt8(ascii: "~"):
            end()
        default: again(byte)
        }
    }

    private mutating func pushIntermediate(_ byte: UInt8) {
        switch byte {
        case 0x20..<0x30 where held.count < Self.longestSequence: held.append(byte)
        case 0x30..<0x7F: end()
        default: again(byte)
        }
    }

    private mutating func pushSingleShift(_ byte: UInt8) {
        switch byte {
        case 0x30..<0x3C where held.count < Self.longestSequence: held.append(byte)
        case 0x40..<0x7F: end()
        default: again(byte)
        }
    }

    private mutating func pushSequence(_ byte: UInt8) {
        switch byte {
        case 0x30..<0x40:
            // After an intermediate byte no parameter may follow.
            if held.count < Self.longestSequence, held.last.map({ $0 >= 0x30 }) ?? true {
                held.append(byte)
            } else {
                again(byte)
            }
        case 0x20..<0x30:
            if held.count < Self.longestSequence { held.append(byte) } else { again(byte) }
        case 0x40..<0x7F: end()
        default: again(byte)
        }
    }

    private mutating func pushString(_ byte: UInt8, _ introducer: UInt8) {
        switch byte {
        case 0x1B: state = .stringEscape(introducer: introducer)
        case 0x07 where introducer == UInt8(ascii: "]"): end()
        // A DCS (an image) may contain line breaks; OSC, APC, PM and SOS end at one.
        case 0x0A where introducer != UInt8(ascii: "P"), 0x0D where introducer != UInt8(ascii: "P"):
            again(byte)
        default: held.append(byte)
        }
    }

    private mutating func pushStringEscape(_ byte: UInt8, _ introducer: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"): end()
        // tmux doubles every ESC in a passthrough sequence.
        case 0x1B where introducer == UInt8(ascii: "P"): state = .string(introducer: introducer)
        default:
            giveUp()
            state = .escape
            push(byte)
        }
    }

    private mutating func begin(_ next: State, _ introducer: UInt8) {
        state = next
        held = [introducer]
    }

    private mutating func end() {
        state = .text
        held = []
    }

    private mutating func giveUp() {
        let body = held
        end()
        body.forEach { pushText($0) }
    }

    private mutating func again(_ byte: UInt8) {
        giveUp()
        push(byte)
    }
}
