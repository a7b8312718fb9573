/// A key press, a paste or a terminal reply, as decoded.
package enum Key: Sendable, Hashable {
    case text(Unicode.Scalar)
    /// Ctrl and a letter, as its C0 control byte: 0x01 is Ctrl-A.
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
    /// A pasted text; its newlines neither submit nor run anything.
    case paste(String)
    /// The paste before it was longer than `PasteReader.limit`, and was cut.
    case pasteWasCut
    /// Ctrl-X followed by Ctrl and a letter.
    case afterControlX(UInt8)
    /// A reply of the terminal, not a key.
    case report(TerminalReport)
}

extension Key {
    /// The key of a C0 control byte.
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

    /// The bytes that the key stands for in a paste, as a terminal without key encoding sends them.
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

    /// Whether the key acts on auto-repeat.
    ///
    /// Text, motions and deletions do. Submit, interrupt, end of input, suspend and clear need a
    /// press each: a held Ctrl-D must not first empty the draft and then end the chat.
    var repeats: Bool {
        switch self {
        case .enter, .escape, .afterControlX, .report: false
        case .control(let byte): ![0x03, 0x04, 0x0C, 0x18, 0x1A].contains(byte)
        default: true
        }
    }

    /// Whether the key changes the draft, so that candidates are recomputed.
    var changesDraft: Bool {
        switch self {
        // Ctrl-W and Ctrl-U delete.
        case .text, .backspace, .delete, .control(0x17), .control(0x15): true
        default: false
        }
    }
}
