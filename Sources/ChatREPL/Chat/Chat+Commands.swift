import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

// What commands have done by the chat, because it takes the terminal or a file.
extension Chat {
    /// Terminals take some 100,000 bytes at the most and say nothing when it is more.
    private static let longestCopy = 74_000

    /// What became of it is said once it is known: programs of clipboards may hang.
    func copy(_ text: String) {
        let bytes = Array(text.utf8)
        let base64 = bytes.count <= Self.longestCopy ? Base64.encode(bytes) : nil
        let what = "\(Numbers.grouped(text.count)) characters\(whichAnswer)"
        let mailbox = console.mailbox
        let report = console.copy(text) { mailbox.post(.copied(what, base64: base64, $0)) }
        if let report { copied(what, base64, report) }
    }

    func copied(_ what: String, _ base64: String?, _ report: CopyReport) {
        let report = console.offer(base64, after: report)
        noteAside(ErrorText.copied(what, report, isTooLong: base64 == nil))
    }

    /// Asks the server for its models; what the catalogue has stands there already.
    func listModels() {
        let asker = asker
        let mailbox = console.mailbox
        Task.detached { mailbox.post(.models(await asker.models())) }
    }

    func learn(_ models: [ModelInfo]) {
        let before = session.otherModels
        session.learn(models)
        guard !session.otherModels.isEmpty, session.otherModels != before else { return }
        let shown = session.otherModels.prefix(30).joined(separator: "\n")
        note("at \(asker.client.configuration.baseURL) there are also:\n\(shown)")
    }

    func view(_ text: String) {
        if let problem = console.view(text) { return note(problem) }
        console.commit("")
    }

    /// Writes a new file, under that name or the first of the day's that is free.
    func save(_ text: String, _ path: String?) {
        let bytes = Array((text + "\n").utf8)
        for path in path.map({ [$0] }) ?? ownNames {
            switch Platform.writeNewFile(fullPath(path), bytes) {
            case 0:
                return note(
                    "written: \(path)" + (answer == nil ? "" : ", the text\(whichAnswer)"))
            case Platform.fileExists: continue
            case let number:
                return note(
                    "\(path) cannot be written: \(Platform.errorText(number)): "
                        + "/save-answer FILE writes elsewhere")
            }
        }
        note("\(path ?? "every name of today") is there already: nothing was written")
    }

    /// In the current directory, where a person looks first.
    private var ownNames: [String] {
        let today = today()
        return (1...999).map { "answer-\(today)-\($0).md" }
    }

    /// Writes a message in the person's editor; an old one is taken back with all that followed.
    func edit(_ turnsBack: Int) {
        let old = session.conversation.turns.suffix(turnsBack).first?.question
        let before = asEntered(old ?? session.unanswered ?? "")
        switch console.edit(before.text) {
        case .text(let text):
            for _ in 0..<turnsBack { _ = session.conversation.undo() }
            if turnsBack > 0 {
                // Should the draft be put aside, the old message is still at hand.
                session.takeBack(old)
                note(
                    "took back \(SlashCommand.plural(turnsBack, "turn")): Enter sends what you wrote, "
                        + "/retry the old message")
            }
            showFooter()
            returned = [Draft(text, edited: before)]
            console.putBack(Draft.lines(returned).asTyped)
        case .unchanged: note("nothing was changed")
        case .failed(let reason): note(reason)
        }
    }

    func showHistory(_ text: String) {
        let found = console.history.newest(20, containing: text) { !$0.hasPrefix("/history") }
        guard !found.isEmpty else {
            return note(
                text.isEmpty ? "there is no history yet" : "nothing typed contains “\(text)”")
        }
        note(found.reversed().map(SlashCommand.excerpt).joined(separator: "\n"))
    }
}
