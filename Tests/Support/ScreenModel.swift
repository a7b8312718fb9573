/// A small terminal that interprets the program's output and records unknown sequences.
///
/// It does not reflow; the checks with tmux cover that.
public struct ScreenModel: Sendable {
    public private(set) var columns: Int
    public private(set) var rows: Int
    public private(set) var scrollback: [String] = []
    public private(set) var unknown: [String] = []
    public private(set) var row = 0
    public private(set) var column = 0
    public private(set) var isCursorShown = true
    public private(set) var isPasteBracketed = false
    /// A prompt mark (OSC 133) and the cell at which it was set.
    public struct Mark: Sendable, Hashable {
        public let text: String
        /// Counted from the first line of the scrollback.
        public let row: Int
        public let column: Int

        public init(text: String, row: Int, column: Int) {
            self.text = text
            self.row = row
            self.column = column
        }
    }

    public private(set) var marks: [Mark] = []
    public private(set) var progress: [String] = []
    public private(set) var titles: [String] = []
    public private(set) var bells = 0
    public internal(set) var keyboard = KeyboardModel()
    /// Erases while the cursor was about to wrap; each is an error of the program.
    public private(set) var pendingWrapErases = 0
    private var cells: [[String]]
    private var saved = (row: 0, column: 0)
    private var isWrapPending = false
    private var escape: String?
    private let widthOf: @Sendable (Character) -> Int
    private var bytes: [UInt8] = []

    public init(
        columns: Int = 80, rows: Int = 24,
        widthOf: @escaping @Sendable (Character) -> Int = { $0.isASCII ? 1 : 2 }
    ) {
        self.columns = columns
        self.rows = rows
        self.widthOf = widthOf
        cells = Array(repeating: Array(repeating: "", count: columns), count: rows)
    }

    /// The visible rows without trailing spaces.
    public var lines: [String] { cells.map(Self.text) }

    /// The visible rows up to the last one that is not empty.
    public var screen: String {
        var lines = lines
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Scrollback and screen as one text.
    public var everything: String { (scrollback + [screen]).joined(separator: "\n") }

    private static func text(_ row: [String]) -> String {
        var text = row.map { $0.isEmpty ? " " : $0 }.filter { $0 != "\0" }.joined()
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// Resizes as xterm does, without reflow: rows are removed below the cursor first, then moved
    /// into the scrollback.
    public mutating func resize(columns: Int, rows: Int) {
        while cells.count > rows, row < cells.count - 1 { cells.removeLast() }
        while cells.count > rows {
            scrollback.append(Self.text(cells.removeFirst()))
            row = max(0, row - 1)
        }
        while cells.count < rows { cells.append([]) }
        cells = cells.map { cut in
            Array(cut.prefix(columns)) + Array(repeating: "", count: max(0, columns - cut.count))
        }
        self.columns = columns
        self.rows = rows
        column = min(column, columns - 1)
        isWrapPending = false
    }

    public mutating func feed(_ text: String) { feed(Array(text.utf8)) }

    /// Adds output bytes; an incomplete UTF-8 sequence is kept for the next call.
    public mutating func feed(_ new: [UInt8]) {
        bytes += new
        var whole = bytes.count
        let tail = bytes.suffix(4).reversed().prefix { $0 & 0xC0 == 0x80 }.count
        if bytes.count > tail {
            let lead = bytes[bytes.count - 1 - tail]
            let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
            if length > tail + 1 { whole = bytes.count - 1 - tail }
        }
        let text = String(decoding: bytes[..<whole], as: UTF8.self)
        bytes.removeFirst(whole)
        for character in text { feed(character) }
    }

    private mutating func feed(_ character: Character) {
        if let begun = escape {
            escape = nil
            return feedEscape(begun, character)
        }
        switch character {
        case "\u{1B}": escape = ""
        case "\r":
            column = 0
            isWrapPending = false
        case "\n": lineFeed()
        case "\u{7}": bells += 1
        case "\u{8}": column = max(0, column - 1)
        case "\r\n":
            column = 0
            lineFeed()
        default: put(character)
        }
    }

    private mutating func lineFeed() {
        isWrapPending = false
        if row < rows - 1 {
            row += 1
        } else {
            scrollback.append(Self.text(cells.removeFirst()))
            cells.append(Array(repeating: "", count: columns))
        }
    }

    private mutating func put(_ character: Character) {
        if character.unicodeScalars.allSatisfy({ $0.value < 0x20 || $0.value == 0x7F }) {
            unknown.append("control \(character.unicodeScalars.map(\.value))")
            return
        }
        let width = max(1, widthOf(character))
        if isWrapPending || column + width > columns {
            column = 0
            lineFeed()
        }
        cells[row][column] = String(character)
        for extra in 1..<max(2, width) where width > 1 && column + extra < columns {
            cells[row][column + extra] = "\0"
        }
        column += width
        if column >= columns {
            column = columns - 1
            isWrapPending = true
        }
    }

    private mutating func feedEscape(_ begun: String, _ character: Character) {
        if begun.isEmpty {
            switch character {
            case "[", "]": escape = String(character)
            case "7": saved = (row, column)
            case "8": (row, column) = saved
            default: unknown.append("ESC \(character)")
            }
            return
        }
        if begun.hasPrefix("]") {
            // A hyperlink or a title (OSC), up to its terminator.
            guard begun.hasSuffix("\u{1B}") || character == "\u{7}" else {
                return escape = begun + String(character)
            }
            let content = begun.dropFirst().prefix { $0 != "\u{1B}" }
            return command(String(content))
        }
        if character == "\u{1B}" {
            // A crash can cut a sequence.
            escape = ""
        } else if character.isASCII, let value = character.asciiValue, value < 0x40 {
            escape = begun + String(character)
        } else {
            control(String(begun.dropFirst()), character)
        }
    }

    private mutating func command(_ content: String) {
        if content.hasPrefix("133;") {
            let place = scrollback.count + row
            marks.append(Mark(text: String(content.dropFirst(4)), row: place, column: column))
        } else if content.hasPrefix("9;4;") {
            progress.append(String(content.dropFirst(4)))
        } else if content.hasPrefix("2;") {
            titles.append(String(content.dropFirst(2)))
        } else if !content.hasPrefix("8;") {
            unknown.append("OSC \(content)")
        }
    }

    private mutating func control(_ parameters: String, _ final: Character) {
        let number = max(1, Int(parameters) ?? 1)
        if keyboard.take(parameters, final) { return }
        switch final {
        case "A": moveCursor(rows: -number)
        case "B": moveCursor(rows: number)
        case "C":
            column = min(columns - 1, column + number)
            isWrapPending = false
        case "H" where parameters.isEmpty: (row, column) = (0, 0)
        case "K" where parameters == "2":
            if isWrapPending { pendingWrapErases += 1 }
            cells[row] = Array(repeating: "", count: columns)
        case "K" where parameters.isEmpty:
            if isWrapPending { pendingWrapErases += 1 }
            for index in column..<columns { cells[row][index] = "" }
        case "J" where parameters.isEmpty:
            for index in column..<columns { cells[row][index] = "" }
            for below in row + 1..<max(row + 1, rows) {
                cells[below] = Array(repeating: "", count: columns)
            }
        case "G":
            column = min(columns - 1, number - 1)
            isWrapPending = false
        case "L":
            for _ in 0..<min(number, rows - row) {
                cells.insert(Array(repeating: "", count: columns), at: row)
                cells.removeLast()
            }
        case "m": break
        // The title is saved and restored.
        case "t" where ["22;2", "23;2"].contains(parameters): break
        case "h", "l": setMode(parameters, isOn: final == "h")
        default: unknown.append("CSI \(parameters)\(final)")
        }
    }

    private mutating func moveCursor(rows delta: Int) {
        row = min(rows - 1, max(0, row + delta))
        isWrapPending = false
    }

    private mutating func setMode(_ mode: String, isOn: Bool) {
        switch mode {
        case "?25": isCursorShown = isOn
        case "?2004": isPasteBracketed = isOn
        case "?2026": break
        default: unknown.append("mode \(mode)")
        }
    }
}
