/// A row of the key table, used for dispatch, libedit's bindings and the help.
package struct KeyBinding: Sendable {
    /// The key map of the row; `.any` stands for all maps.
    package enum Map: Sendable { case any, emacs, viCommand }

    enum Action: Sendable, Hashable {
        case edit(EditorCode)
        case loop(LoopAction)
        /// A libedit command.
        case library(String)
    }

    package let map: Map
    let presses: [Key]
    let action: Action
    package let summary: String

    /// The key names: `Ctrl-A, Home`.
    package var keys: String { presses.map(\.name).joined(separator: ", ") }

    private init(_ map: Map, _ presses: [Key], _ action: Action, _ summary: String) {
        self.map = map
        self.presses = presses
        self.action = action
        self.summary = summary
    }

    /// All bound keys, in the order of the help.
    package static let all: [KeyBinding] = everywhere + emacs + vi

    private static let everywhere = [
        KeyBinding(.any, [.enter], .edit(.submit), "send"),
        KeyBinding(.any, [.newline], .edit(.newline), "begin a new line"),
        KeyBinding(.any, [.tab], .loop(.complete), "complete commands, models, files after @"),
        KeyBinding(
            .any, [.up, .control(0x10)], .edit(.up),
            "a line up; then what is queued, then history"),
        KeyBinding(
            .any, [.down, .control(0x0E)], .edit(.down), "a line down, from the last: newer history"
        ),
        KeyBinding(
            .any, [.control(0x12)], .loop(.searchOlder), "search the history; Ctrl-S turns around"),
        KeyBinding(.any, [.left, .control(0x02)], .edit(.left), "a character to the left"),
        KeyBinding(.any, [.right, .control(0x06)], .edit(.right), "a character to the right"),
        KeyBinding(.any, [.wordLeft], .edit(.wordLeft), "a word to the left"),
        KeyBinding(.any, [.wordRight], .edit(.wordRight), "a word to the right"),
        KeyBinding(.any, [.home, .control(0x01)], .edit(.lineStart), "to the start of the line"),
        KeyBinding(.any, [.end, .control(0x05)], .edit(.lineEnd), "to the end of the line"),
        KeyBinding(.any, [.backspace], .edit(.backspace), "delete the character before"),
        KeyBinding(.any, [.delete], .edit(.delete), "delete the character under the cursor"),
        KeyBinding(.any, [.control(0x1F)], .edit(.undo), "undo"),
        KeyBinding(
            .any, [.afterControlX(0x05)], .loop(.openEditor), "edit in $VISUAL or $EDITOR"),
        KeyBinding(
            .any, [.control(0x03)], .loop(.interrupt), "stop the answer, or put the draft aside"),
        KeyBinding(
            .any, [.control(0x04)], .loop(.endOfInput), "delete; on an empty prompt: leave"),
        KeyBinding(.any, [.escape], .loop(.escape), "stop the answer (in vi: command mode)"),
        KeyBinding(.any, [.control(0x0C)], .loop(.clearScreen), "clear the screen"),
        KeyBinding(.any, [.control(0x1A)], .loop(.suspend), "suspend; fg comes back"),
    ]

    private static let emacs = [
        KeyBinding(.emacs, [.alt("b")], .edit(.wordLeft), "a word to the left"),
        KeyBinding(.emacs, [.alt("f")], .edit(.wordRight), "a word to the right"),
        KeyBinding(
            .emacs, [.control(0x17), .alt("\u{7F}")], .edit(.killWordLeft), "cut the word before"),
        KeyBinding(.emacs, [.alt("d")], .edit(.killWordRight), "cut the word behind"),
        KeyBinding(.emacs, [.control(0x0B)], .edit(.killLine), "cut to the end of the line"),
        KeyBinding(.emacs, [.control(0x15)], .library("em-kill-line"), "cut everything"),
        KeyBinding(.emacs, [.control(0x19)], .library("em-yank"), "put in what was cut"),
        KeyBinding(.emacs, [.control(0x14)], .library("ed-transpose-chars"), "swap two characters"),
        KeyBinding(.emacs, [.alt("u")], .library("em-upper-case"), "the word in capitals"),
        KeyBinding(.emacs, [.alt("l")], .library("em-lower-case"), "the word in small letters"),
    ]

    private static let vi = [
        KeyBinding(.viCommand, [.text("h")], .edit(.previousScalar), "a character to the left"),
        KeyBinding(
            .viCommand, [.text("l"), .text(" ")], .edit(.nextScalar), "a character to the right"),
        KeyBinding(.viCommand, [.text("x")], .edit(.deleteScalar), "cut the character"),
        KeyBinding(
            .viCommand, [.text("X")], .edit(.deletePreviousScalar), "cut the character before"),
        KeyBinding(.viCommand, [.text("s")], .edit(.substituteScalar), "replace the character"),
        KeyBinding(.viCommand, [.text("k"), .text("-")], .edit(.up), "like Up"),
        KeyBinding(.viCommand, [.text("j"), .text("+")], .edit(.down), "like Down"),
        KeyBinding(.viCommand, [.text("G")], .edit(.oldest), "the oldest entry of the history"),
        KeyBinding(.viCommand, [.text("u")], .edit(.undo), "undo"),
        KeyBinding(.viCommand, [.text("/")], .loop(.searchOlder), "search older history"),
        KeyBinding(.viCommand, [.text("?")], .loop(.searchNewer), "search newer history"),
        KeyBinding(.viCommand, [.text("n")], .loop(.repeatOlder), "search the same further back"),
        KeyBinding(.viCommand, [.text("N")], .loop(.repeatNewer), "search the same the other way"),
        KeyBinding(.viCommand, [.text("v")], .loop(.openEditor), "edit in $VISUAL or $EDITOR"),
    ]
}

// Lookup tables for dispatch.
extension KeyBinding {
    /// The keys handled by the loop; they are not passed to libedit.
    static let loopActions: [Key: LoopAction] = table(\.loopKeys)

    /// The editor codes of keys that are not characters.
    static let codes: [Key: EditorCode] = table(\.codeKeys)

    /// The actions of characters bound to our function in libedit.
    static let bound: [UInt32: Action] = table(\.boundCharacters)

    private static func table<Press: Hashable, Meaning>(
        _ rows: (KeyBinding) -> [(Press, Meaning)]
    ) -> [Press: Meaning] {
        Dictionary(all.flatMap(rows)) { first, _ in first }
    }

    private var loopKeys: [(Key, LoopAction)] {
        guard case .loop(let action) = action, map == .any else { return [] }
        return presses.map { ($0, action) }
    }

    private var codeKeys: [(Key, EditorCode)] {
        guard case .edit(let code) = action, map == .any else { return [] }
        return presses.map { ($0, code) }
    }

    private var boundCharacters: [(UInt32, Action)] {
        if case .library = action { return [] }
        return presses.compactMap { key in
            switch key {
            case .control(let byte): (UInt32(byte), action)
            // libedit passes its functions only the last character of a key sequence.
            case .alt(let scalar), .text(let scalar): (scalar.value, action)
            default: nil
            }
        }
    }
}

extension Key {
    /// The key's name in the help.
    var name: String {
        switch self {
        case .text(" "): "Space"
        case .text(let scalar): String(Character(scalar))
        case .control(let byte): "Ctrl-" + String(Character(Unicode.Scalar(byte | 0x40)))
        case .afterControlX(let byte): "Ctrl-X " + Key.control(byte).name
        case .alt("\u{7F}"): "Alt-Backspace"
        case .alt(let scalar): "Alt-" + String(Character(scalar)).uppercased()
        case .newline: "Alt-Enter, Ctrl-J, Shift-Enter"
        case .wordLeft: "Ctrl-Left"
        case .wordRight: "Ctrl-Right"
        case .escape: "Esc"
        case .paste: "paste"
        default: "\(self)".capitalized
        }
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
