/// The prompt of a terminal in canonical mode, where the line discipline edits the line.
final class PlainLine: PromptLine {
    var entry = PlainEntry()
    private(set) var history = LineHistory()
    private let isSecret: @Sendable (String) -> Bool
    let isCommand: @Sendable (String) -> Bool

    init(_ setup: TerminalSetup) {
        isSecret = setup.isSecret
        isCommand = setup.isCommand
    }

    let draft = Draft("")
    let isDraftReturned = false
    let historyFailure: HistoryFile.Failure? = nil

    func setDraft(_ draft: Draft) {}
    /// A paste waits for another Enter; a typed line has to be typed again.
    func putBack(_ draft: Draft) { entry.putBack(draft) }
    func setRecall(_ recall: @escaping () -> Draft?) {}
    func setCompleter(_ completer: @escaping (String, CompletionCause) -> [Completion]?) {}
    func keepNoHistory() {}
    func offer(_ candidates: [Completion], for draft: String) {}

    func remember(_ entered: Draft) {
        if !isSecret(entered.text) { history.add(entered) }
    }
}
