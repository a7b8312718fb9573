import ChatKit
import ChatTerminal
import ClaudeMessages
import SystemKit

/// What commands have done because it takes the terminal, a file or the network.
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

    /// Which answer is meant by the last one.
    private var whichAnswer: String { console.isBusy ? " of the answer before this one" : "" }

    // MARK: - Copying

    /// Terminals take some 100,000 bytes at the most and say nothing when it is more.
    private static let longestCopy = 74_000

    /// What became of it is said once it is known: programs of clipboards may hang.
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

    /// Asks the server for its models; what the catalogue has stands there already.
    func listModels(of client: ClaudeClient) {
        Task.detached(executorPreference: client.taskExecutor) { [mailbox] in
            mailbox.post(.models(await client.offeredModels()))
        }
    }

    // MARK: - Files

    /// Writes a new file, under that name or the first of the day's that is free.
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

    /// In the current directory, where a person looks first.
    private var ownNames: [String] {
        let today = surroundings.today()
        return (1...999).map { "answer-\(today)-\($0).md" }
    }
}
