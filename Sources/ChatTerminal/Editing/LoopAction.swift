/// What the loop does, and not the line.
enum LoopAction: Sendable, Hashable {
    case interrupt, escape, endOfInput
    case clearScreen, suspend
    case complete
    case searchOlder, searchNewer
    /// The last search again.
    case repeatOlder, repeatNewer
    case openEditor
}
