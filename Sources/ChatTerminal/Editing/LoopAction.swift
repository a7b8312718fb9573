/// An action of the console, not of the line editor.
enum LoopAction: Sendable, Hashable {
    case interrupt, escape, endOfInput
    case clearScreen, suspend
    case complete
    case searchOlder, searchNewer
    /// Repeats the last search.
    case repeatOlder, repeatNewer
    case openEditor
}
