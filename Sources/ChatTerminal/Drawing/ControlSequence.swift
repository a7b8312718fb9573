import TextSearch

/// The control sequences that the program sends; the SGR parameters are in `Style`.
enum ControlSequence {
    /// Synchronized update (DEC 2026): the terminal draws all output up to `endUpdate` at once.
    static let beginUpdate = "\u{1B}[?2026h"
    static let endUpdate = "\u{1B}[?2026l"
    static let hideCursor = "\u{1B}[?25l"
    static let showCursor = "\u{1B}[?25h"
    static let bracketedPasteOn = "\u{1B}[?2004h"
    static let bracketedPasteOff = "\u{1B}[?2004l"
    /// Queries the flags of the kitty keyboard protocol; then DA1, to which all terminals reply.
    static let askForKeyboard = "\u{1B}[?u\u{1B}[c"
    /// Pushes the flags 1 (disambiguate) and 4 (report the keys of the base layout).
    static let kittyKeysOn = "\u{1B}[>5u"
    static let kittyKeysOff = "\u{1B}[<u"
    /// xterm's modifyOtherKeys, also in tmux; off restores the configured value.
    static let otherKeysOn = "\u{1B}[>4;2m"
    static let otherKeysOff = "\u{1B}[>4m"
    /// The bytes to write in a crash, which may occur in the middle of a frame.
    ///
    /// Without `CSI r`, which would move the cursor to the top left.
    static func rescue(_ undo: String) -> String {
        endUpdate + undo + showCursor + endStyle + "\r\n"
    }

    static let eraseRow = "\u{1B}[2K"
    static let home = "\u{1B}[H"
    static let saveCursor = "\u{1B}7"
    static let restoreCursor = "\u{1B}8"

    /// OSC 52: sets the clipboard of the terminal's machine, also through ssh.
    static func copy(base64: String) -> String {
        let isBase64 = base64.utf8.allSatisfy { byte in
            (0x2F...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2B || byte == 0x3D
        }
        return isBase64 ? "\u{1B}]52;c;\(base64)\u{7}" : ""
    }

    /// Wraps a sequence in DCS strings of 240 bytes, which GNU screen passes to its terminal.
    static func throughScreen(_ sequence: String) -> String {
        let bytes = Array(sequence.utf8)
        return stride(from: 0, to: bytes.count, by: 240).map { start in
            let piece = bytes[start..<min(start + 240, bytes.count)]
            return "\u{1B}P" + String(decoding: piece, as: UTF8.self) + "\u{1B}\\"
        }.joined()
    }

    /// A notification; `text` must be sanitised; OSC 9 ends with BEL.
    static func notification(_ text: String, by way: Notification) -> String {
        switch way {
        case .off: ""
        case .bell: "\u{7}"
        case .desktop: "\u{1B}]9;\(text.swapping("\n", for: " ").prefix(200))\u{7}"
        }
    }

    /// The start of an OSC 133 mark.
    static let markBeginning = "\u{1B}]133;"
    static func mark(_ text: String) -> String { markBeginning + text + "\u{1B}\\" }

    /// OSC 9;4 as in ConEmu: 3 is busy, 2 failed, 0 none; ends with ST, which VTE requires.
    static func progress(_ progress: Progress) -> String {
        let state =
            switch progress {
            case .none: "0;0"
            case .busy: "3;0"
            case .failed: "2;100"
            }
        return "\u{1B}]9;4;\(state)\u{1B}\\"
    }

    /// Sets the window title; `text` must be sanitised.
    static func title(_ text: String) -> String { "\u{1B}]2;\(text.prefix(100))\u{1B}\\" }
    static let keepTitle = "\u{1B}[22;2t"
    static let restoreTitle = "\u{1B}[23;2t"

    static let escape: Character = "\u{1B}"
    static let endStyle = "\u{1B}[m"

    static func beginStyle(_ parameters: String) -> String { "\u{1B}[\(parameters)m" }

    static let linkMark = "\u{1B}]8;"
    static let endLink = "\u{1B}]8;;\u{1B}\\"

    /// OSC 8; equal ids join the parts of a link that is wrapped over rows.
    static func begin(_ link: Hyperlink) -> String {
        "\(linkMark)id=\(link.id);\(link.url)\u{1B}\\"
    }

    static let eraseRest = "\u{1B}[K"

    static func up(_ rows: Int) -> String { move(rows, "A") }
    static func down(_ rows: Int) -> String { move(rows, "B") }
    static func right(_ columns: Int) -> String { move(columns, "C") }
    /// Inserts blank rows at the cursor; the rows below move down.
    static func insertRows(_ rows: Int) -> String { move(rows, "L") }

    /// Moves the cursor to a column of its row, counted from 0.
    static func column(_ column: Int) -> String {
        column > 0 ? "\u{1B}[\(column + 1)G" : "\r"
    }

    /// A count of 1 is the default of the sequence.
    private static func move(_ count: Int, _ final: String) -> String {
        count > 1 ? "\u{1B}[\(count)\(final)" : count == 1 ? "\u{1B}[\(final)" : ""
    }
}
