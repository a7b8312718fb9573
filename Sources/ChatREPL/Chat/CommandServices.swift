import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// Operations of commands that need the terminal, files or the network.
final class CommandServices {
    private let console: any Console
    private let remarks: Remarks
    private let surroundings: ChatSurroundings
    private let mailbox: Mailbox<ChatNews>

    init(
        _ console: any Console, _ remarks: Remarks, _ surroundings: ChatSurroundings,
        _ mailbox: Mailbox<ChatNews>
    ) {
        self.mailbox = mailbox
        self.console = console
        self.remarks = remarks
        self.surroundings = surroundings
    }

    /// Names the previous answer while another is in progress.
    private var whichAnswer: String { console.isBusy ? " of the answer before this one" : "" }

    // MARK: - Copying

    /// The OSC 52 limit in bytes; terminals silently drop more than about 100,000 base64 bytes.
    private static let longestCopy = 74_000

    /// The result is reported later, because clipboard programs may hang.
    func copy(_ text: String) {
        let bytes = Array(text.utf8)
        let base64 = bytes.count <= Self.longestCopy ? Base64.encode(bytes) : nil
        let what = "\(Numbers.plural(text.count, "character"))\(whichAnswer)"
        let report = console.services.copy(text) { [mailbox] report in
            mailbox.post(.copied(what, base64: base64, report))
        }
        if let report { copied(what, base64, report) }
    }

    func copied(_ what: String, _ base64: String?, _ report: CopyReport) {
        let report = console.services.offer(base64, after: report)
        remarks.sayAside(ErrorText.copied(what, report, isTooLong: base64 == nil))
    }

    // MARK: - Showing

    func view(_ text: String) {
        if let problem = console.services.view(text) { return remarks.say(problem) }
        console.commit("")
    }

    /// Requests the server's model list; the catalogue's models are shown already.
    func listModels(of client: ClaudeClient) {
        Task.detached(executorPreference: client.taskExecutor) { [mailbox] in
            mailbox.post(.models(await client.offeredModels()))
        }
    }

    /// Takes the server's model list, and shows what is not in the catalogue.
    func learn(_ models: [ModelInfo], _ desk: TurnDesk) {
        let before = desk.session.otherModels
        desk.session.learn(models)
        let others = desk.session.otherModels
        guard !others.isEmpty, others != before else { return }
        let shown = others.prefix(30).joined(separator: "\n")
        remarks.say("at \(desk.client.configuration.baseURL) there are also:\n\(shown)")
    }

    // MARK: - Files

    /// Writes a new file: `path`, or the first free name of the day.
    func save(_ text: String, _ path: String?) {
        let bytes = Array((text + "\n").utf8)
        for path in path.map({ [$0] }) ?? ownNames {
            switch Platform.writeNewFile(surroundings.fullPath(path), bytes) {
            case 0:
                let which = console.isBusy ? ", the text\(whichAnswer)" : ""
                return remarks.say("written: \(path)\(which)")
            case Platform.fileExists: continue
            case let number:
                return remarks.say(
                    "\(path) cannot be written (\(Platform.errorText(number))): "
                        + "/save-answer FILE writes elsewhere")
            }
        }
        remarks.say("\(path ?? "every name of today") is there already: nothing was written")
    }

    /// Names in the current directory.
    private var ownNames: [String] {
        let today = surroundings.today()
        return (1...999).map { "answer-\(today)-\($0).md" }
    }
}
