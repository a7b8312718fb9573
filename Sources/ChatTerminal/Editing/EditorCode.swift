/// The characters that stand for our own functions inside libedit.
///
/// The decoder drops typed C1 controls (U+0080…U+009F), so these codes need no escape prefix and
/// mean the same in emacs and in both vi modes.
enum EditorCode: UInt32, CaseIterable, Sendable {
    case submit = 0x80
    case newline, change
    case backspace, delete, left, right
    case up, down, oldest
    case lineStart, lineEnd
    case wordLeft, wordRight
    case killWordLeft, killWordRight, killLine
    case undo
    // libedit's own commands, called so that its kill ring, counts and operators are kept.
    case mark, killRegion
    case nextScalar, previousScalar, deleteScalar, deletePreviousScalar, substituteScalar
    /// Completes an ESC in vi mode, where a lone ESC would wait for a second character.
    case nothing = 0x9F

    /// The libedit command bound to it; nil for our own functions.
    var library: String? {
        switch self {
        case .mark: "em-set-mark"
        case .killRegion: "em-kill-region"
        case .nextScalar: "ed-next-char"
        case .previousScalar: "ed-prev-char"
        case .deleteScalar: "ed-delete-next-char"
        case .deletePreviousScalar: "ed-delete-prev-char"
        case .substituteScalar: "vi-substitute-char"
        default: nil
        }
    }
}
