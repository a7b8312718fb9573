/// What is typed at the prompt, and what was.
package protocol PromptLine: AnyObject {
    /// What is being typed.
    var draft: Draft { get }
    /// The draft is what `putBack` has put there, unchanged.
    var isDraftReturned: Bool { get }
    /// What was submitted before.
    var history: LineHistory { get }
    /// Why the history could not be written the first time it failed; the chat goes on.
    var historyFailure: HistoryFile.Failure? { get }

    /// Puts a text into the editor instead of what is there.
    func setDraft(_ draft: Draft)
    /// The same with a text that comes back: a command behind it is run, and the text stays.
    func putBack(_ draft: Draft)
    /// What Up brings on an empty prompt, before the history; an empty draft changes nothing there.
    func setRecall(_ recall: @escaping () -> Draft?)
    /// Offers candidates for the draft up to the cursor; nil where `offer` will bring them.
    func setCompleter(_ completer: @escaping (String, CompletionCause) -> [Completion]?)
    /// Shows candidates, if the draft up to the cursor is still this one.
    func offer(_ candidates: [Completion], for draft: String)
}

extension PromptLine {
    package func setDraft(_ text: String) { setDraft(Draft(text)) }
}
