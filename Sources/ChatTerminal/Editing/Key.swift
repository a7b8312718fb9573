/// One key press, or one paste, as the decoder understood it.
package enum Key: Sendable, Hashable {
    case text(Unicode.Scalar)
    /// Ctrl and a letter, as the byte it sends: 0x01 is Ctrl-A.
    case control(UInt8)
    /// Alt and a character.
    case alt(Unicode.Scalar)
    case escape
    case enter
    case newline
    case tab, backTab
    case backspace, delete
    case up, down, left, right
    case wordLeft, wordRight
    case home, end
    case pageUp, pageDown
    /// Text that came as one piece; it never submits or runs anything.
    case paste(String)
    /// The paste before it was longer than what is kept of one.
    case pasteWasCut
    /// Ctrl-X and then Ctrl and a letter.
    case afterControlX(UInt8)
    /// No key: an answer of the terminal.
    case report(TerminalReport)
}

extension Key {
    /// The key of a control character, however it came.
    static func ofControl(_ byte: UInt8) -> Key {
        switch byte {
        case 0x0D: .enter
        case 0x0A: .newline
        case 0x09: .tab
        case 0x08, 0x7F: .backspace
        case 0x1B: .escape
        default: .control(byte)
        }
    }

    /// What the key stands for in a paste: the characters that a terminal sends which encodes none.
    var pasted: [UInt8] {
        switch self {
        case .text(let scalar): Array(String(Character(scalar)).utf8)
        case .alt(let scalar): [0x1B] + String(Character(scalar)).utf8
        case .control(let byte): [byte]
        case .enter: [0x0D]
        case .newline: [0x0A]
        case .tab, .backTab: [0x09]
        case .escape: [0x1B]
        default: []
        }
    }

    var isReport: Bool {
        if case .report = self { true } else { false }
    }

    /// Whether the key acts again while it is held down.
    ///
    /// Text, motions and deletions do, as everywhere. What sends, stops, leaves, suspends or clears
    /// wants a press of its own: a finger that rests on Ctrl-D must not empty the draft and leave.
    var repeats: Bool {
        switch self {
        case .enter, .escape, .afterControlX, .report: false
        case .control(let byte): ![0x03, 0x04, 0x0C, 0x18, 0x1A].contains(byte)
        default: true
        }
    }

    /// Whether a draft is typed by it, so that a menu opens behind it.
    var changesDraft: Bool {
        switch self {
        // Ctrl-W and Ctrl-U cut.
        case .text, .backspace, .delete, .control(0x17), .control(0x15): true
        default: false
        }
    }
}
