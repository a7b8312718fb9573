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
    /// Ctrl-X and then Ctrl and a letter.
    case afterControlX(UInt8)
}
