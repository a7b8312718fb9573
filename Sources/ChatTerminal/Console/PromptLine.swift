/// The draft, its history and its completion.
package protocol PromptLine: AnyObject {
    /// The text in the prompt.
    var draft: Draft { get }
    /// The draft is the one set by `putBack`, unchanged.
    var isDraftReturned: Bool { get }
    /// The submitted texts.
    var history: LineHistory { get }
    /// Why the first failed write of the history file failed; the chat goes on.
    var historyFailure: HistoryFile.Failure? { get }

    /// Replaces the text in the prompt.
    func setDraft(_ draft: Draft)
    /// Replaces the text by a returned draft: a command typed after it runs, and the draft stays.
    func putBack(_ draft: Draft)
    /// Sets what Up recalls on an empty prompt before the history; nil or empty recalls nothing.
    func setRecall(_ recall: @escaping () -> Draft?)
    /// Sets the completion for the text before the cursor; it returns nil if `offer` follows later.
    func setCompleter(_ completer: @escaping (String, CompletionCause) -> [Completion]?)
    /// Writes no more submissions into the history file.
    func keepNoHistory()
    /// Shows candidates if the text before the cursor is still `draft`.
    func offer(_ candidates: [Completion], for draft: String)
}

extension PromptLine {
    package func setDraft(_ text: String) { setDraft(Draft(text)) }
}
