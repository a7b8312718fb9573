/// How a piece of text looks: one of the terminal's 16 colours and a few attributes.
package struct Style: Sendable, Hashable {
    /// The terminal's own colours; the person's theme decides what they are.
    package enum Color: Int, Sendable, CaseIterable {
        case black, red, green, yellow, blue, magenta, cyan, white
        case brightBlack, brightRed, brightGreen, brightYellow
        case brightBlue, brightMagenta, brightCyan, brightWhite
    }

    package var isBold: Bool
    package var isDim: Bool
    package var isItalic: Bool
    package var isUnderlined: Bool
    package var isStruck: Bool
    package var color: Color?
    /// Where the text leads when it is clicked.
    package var link: Hyperlink?

    package init(
        bold: Bool = false, dim: Bool = false, italic: Bool = false, underlined: Bool = false,
        struck: Bool = false, color: Color? = nil
    ) {
        isBold = bold
        isDim = dim
        isItalic = italic
        isUnderlined = underlined
        isStruck = struck
        self.color = color
    }

    package static let plain = Style()
    package static let dim = Style(dim: true)
    package static let bold = Style(bold: true)
    package static let italic = Style(italic: true)

    package static func color(_ color: Color) -> Style { Style(color: color) }

    /// Both at once; where they differ in colour, the other's.
    func adding(_ other: Style) -> Style {
        var sum = self
        sum.isBold = isBold || other.isBold
        sum.isDim = isDim || other.isDim
        sum.isItalic = isItalic || other.isItalic
        sum.isUnderlined = isUnderlined || other.isUnderlined
        sum.isStruck = isStruck || other.isStruck
        sum.color = other.color ?? color
        sum.link = other.link ?? link
        return sum
    }

    /// The parameters of SGR, empty for plain text.
    fileprivate var codes: [Int] {
        var codes: [Int] = []
        if isBold { codes.append(1) }
        if isDim { codes.append(2) }
        if isItalic { codes.append(3) }
        if isUnderlined { codes.append(4) }
        if isStruck { codes.append(9) }
        if let color {
            codes.append(color.rawValue < 8 ? 30 + color.rawValue : 82 + color.rawValue)
        }
        return codes
    }
}

/// Text that is safe to show, in styled fragments.
///
/// Literals are trusted; whatever else becomes text has passed the sanitiser on its way in.
package struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
    struct Fragment: Sendable, Hashable {
        var text: String
        var style: Style
    }

    private(set) var fragments: [Fragment] = []

    package init() {}

    init(fragments: [Fragment]) { self.fragments = fragments }

    package init(stringLiteral value: StaticString) { self.init(value) }

    /// Text from the source code.
    package init(_ literal: StaticString, style: Style = .plain) {
        append(literal.description, style: style)
    }

    /// One line of text from elsewhere: everything that could hide is shown.
    package init(untrusted text: String, style: Style = .plain) {
        append(ClusterCap.capped(Sanitizer.strict(text)), style: style)
    }

    /// Text of several lines from elsewhere: answers, pastes, files.
    package init(untrustedLines text: String, style: Style = .plain) {
        append(ClusterCap.capped(Sanitizer.sanitize(text)), style: style)
    }

    /// Adds text that is already sanitised; only this module may say so.
    mutating func append(_ text: String, style: Style) {
        guard !text.isEmpty else { return }
        fragments.append(Fragment(text: text, style: style))
    }

    /// Adds one character, to the last fragment if it looks the same.
    mutating func append(_ character: Character, style: Style) {
        if let last = fragments.indices.last, fragments[last].style == style {
            fragments[last].text.append(character)
        } else {
            fragments.append(Fragment(text: String(character), style: style))
        }
    }

    /// Adds sanitised text, to the last fragment if it looks the same.
    mutating func join(_ text: some StringProtocol, style: Style) {
        if let last = fragments.indices.last, fragments[last].style == style {
            fragments[last].text += text
        } else if !text.isEmpty {
            fragments.append(Fragment(text: String(text), style: style))
        }
    }

    mutating func join(_ other: StyledText) {
        for fragment in other.fragments { join(fragment.text, style: fragment.style) }
    }

    package var isEmpty: Bool { fragments.isEmpty }

    /// The text without its styles.
    package var plain: String { fragments.map(\.text).joined() }

    /// Columns, if it is one line.
    package var width: Int { fragments.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.fragments += right.fragments
        return sum
    }

    package static func += (left: inout StyledText, right: StyledText) {
        left.fragments += right.fragments
    }

    /// The lines, cut at newlines; a final newline ends the last line, it does not begin another.
    package var lines: [StyledText] {
        var lines: [StyledText] = []
        var line = StyledText()
        for fragment in fragments {
            let parts = fragment.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    lines.append(line)
                    line = StyledText()
                }
                line.append(String(part), style: fragment.style)
            }
        }
        let endsWithNewline = fragments.last?.text.hasSuffix("\n") ?? false
        if !endsWithNewline || !line.isEmpty { lines.append(line) }
        return lines
    }

    /// As much of the beginning as fits into `columns`, with spaces for tabs.
    package func truncated(to columns: Int) -> StyledText {
        var result = StyledText()
        var left = columns
        for fragment in fragments {
            var text = ""
            for character in fragment.text.replacing("\t", with: "    ") {
                let width = DisplayWidth.columns(of: character)
                guard width <= left else {
                    result.append(text, style: fragment.style)
                    return result
                }
                left -= width
                text.append(character)
            }
            result.append(text, style: fragment.style)
        }
        return result
    }

    /// The bytes for the terminal or the pipe.
    package func rendered(_ policy: ColorPolicy) -> String {
        guard policy.isOn else { return plain }
        return fragments.reduce(into: "") { result, fragment in
            let link = fragment.style.link
            if let link { result += ControlSequence.begin(link) }
            let codes = fragment.style.codes
            if codes.isEmpty {
                result += fragment.text
            } else {
                let parameters = codes.map(String.init).joined(separator: ";")
                result += "\u{1B}[\(parameters)m" + fragment.text + ControlSequence.endStyle
            }
            if link != nil { result += ControlSequence.endLink }
        }
    }
}

/// The control sequences this program sends, besides colours.
enum ControlSequence {
    /// DEC 2026: the terminal shows what comes between begin and end as one picture.
    static let beginUpdate = "\u{1B}[?2026h"
    static let endUpdate = "\u{1B}[?2026l"
    static let hideCursor = "\u{1B}[?25l"
    static let showCursor = "\u{1B}[?25h"
    static let bracketedPasteOn = "\u{1B}[?2004h"
    static let bracketedPasteOff = "\u{1B}[?2004l"
    /// Which keys of the kitty protocol are on, if the terminal knows it, and behind it what every
    /// terminal answers (DA1).
    static let askForKeyboard = "\u{1B}[?u\u{1B}[c"
    /// Pushes: keys that are not ambiguous (1), with the keys of the base layout (4).
    static let kittyKeysOn = "\u{1B}[>5u"
    static let kittyKeysOff = "\u{1B}[<u"
    /// xterm's modifyOtherKeys, in tmux too; off is what it was configured to be.
    static let otherKeysOn = "\u{1B}[>4;2m"
    static let otherKeysOff = "\u{1B}[>4m"
    /// What a crash writes: it may come in the middle of a frame.
    ///
    /// `CSI r` is left out, it would home the cursor.
    static func rescue(_ undo: String) -> String {
        endUpdate + undo + showCursor + endStyle + "\r\n"
    }

    static let eraseRow = "\u{1B}[2K"
    static let home = "\u{1B}[H"
    static let saveCursor = "\u{1B}7"
    static let restoreCursor = "\u{1B}8"

    /// OSC 52: the clipboard, of the person's machine also through ssh.
    static func copy(base64: String) -> String {
        let isBase64 = base64.utf8.allSatisfy { byte in
            (0x2F...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2B || byte == 0x3D
        }
        return isBase64 ? "\u{1B}]52;c;\(base64)\u{7}" : ""
    }

    /// Wrapped so that GNU screen passes it on to its terminal; it takes short pieces alone.
    static func throughScreen(_ sequence: String) -> String {
        let bytes = Array(sequence.utf8)
        return stride(from: 0, to: bytes.count, by: 240).map { start in
            let piece = bytes[start..<min(start + 240, bytes.count)]
            return "\u{1B}P" + String(decoding: piece, as: UTF8.self) + "\u{1B}\\"
        }.joined()
    }

    /// Text that is safe to show; OSC 9 ends with BEL.
    static func notification(_ text: String, by way: Notification) -> String {
        switch way {
        case .off: ""
        case .bell: "\u{7}"
        case .desktop: "\u{1B}]9;\(text.replacing("\n", with: " ").prefix(200))\u{7}"
        }
    }

    static let escape: Character = "\u{1B}"
    static let endStyle = "\u{1B}[m"
    static let linkMark = "\u{1B}]8;"
    static let endLink = "\u{1B}]8;;\u{1B}\\"

    /// OSC 8; the id joins the parts of a link that was broken over rows.
    static func begin(_ link: Hyperlink) -> String {
        "\(linkMark)id=\(link.id);\(link.url)\u{1B}\\"
    }

    static let eraseRest = "\u{1B}[K"

    static func up(_ rows: Int) -> String { move(rows, "A") }
    static func down(_ rows: Int) -> String { move(rows, "B") }
    static func right(_ columns: Int) -> String { move(columns, "C") }
    /// Blank rows at the cursor; those below move down.
    static func insertRows(_ rows: Int) -> String { move(rows, "L") }

    /// To this column of the row, counted from 0.
    static func column(_ column: Int) -> String {
        column > 0 ? "\u{1B}[\(column + 1)G" : "\r"
    }

    /// One is what a sequence without a number means.
    private static func move(_ count: Int, _ final: String) -> String {
        count > 1 ? "\u{1B}[\(count)\(final)" : count == 1 ? "\u{1B}[\(final)" : ""
    }
}
