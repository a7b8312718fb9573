/// The characters that stand for our own functions inside libedit.
///
/// Nobody can type U+0080…U+009F (the decoder drops them), so they need no escape prefix and mean
/// the same in emacs and in both vi modes.
enum EditorCode: UInt32, CaseIterable, Sendable {
    case submit = 0x80
    case newline, change
    case backspace, delete, left, right
    case up, down, oldest
    case lineStart, lineEnd
    case wordLeft, wordRight
    case killWordLeft, killWordRight, killLine
    case undo
    // libedit's own, by which ours keep its kill ring, its counts and its operators.
    case mark, killRegion
    case nextScalar, previousScalar, deleteScalar, deletePreviousScalar, substituteScalar
    /// Ends what an ESC began in vi mode, where a lone ESC would wait for a second character.
    case nothing = 0x9F

    /// The function of libedit that does it; nil for ours.
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
