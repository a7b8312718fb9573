/// The look of text: one of the terminal's 16 colours and a few attributes.
package struct Style: Sendable, Hashable {
    /// The terminal's colours 0 to 15, which the terminal's theme defines.
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
    /// The address opened by a click.
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

    /// Both styles combined; the colour of `other` has precedence.
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

    /// The SGR parameters; empty for plain text.
    var codes: [Int] {
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
