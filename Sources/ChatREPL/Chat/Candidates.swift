import ChatTerminal
import SystemKit

/// Completion candidates for the draft.
///
/// Folders are read on another thread, one at a time, because a network folder may block.
final class Candidates {
    private let console: any Console
    private let desk: TurnDesk
    private let commands: CommandTable
    private let list: @Sendable (String) -> [Folder.Entry]
    private var isListing = false
    /// The latest draft typed while a folder was being read.
    private var wanted: String?

    init(
        _ console: any Console, _ desk: TurnDesk, _ commands: CommandTable,
        _ list: @escaping @Sendable (String) -> [Folder.Entry]
    ) {
        self.console = console
        self.desk = desk
        self.commands = commands
        self.list = list
    }

    func fitting(_ draft: String, _ cause: CompletionCause) -> [Completion]? {
        let completer = completer(list)
        guard cause == .typing, let folder = completer.folder(for: draft) else {
            return completer.completions(for: draft)
        }
        if isListing { wanted = draft } else { read(folder, for: draft) }
        return nil
    }

    private func completer(_ list: @escaping (String) -> [Folder.Entry]) -> Completer {
        Completer(session: desk.session, table: commands, listFolder: list)
    }

    private func read(_ folder: String, for draft: String) {
        isListing = BackgroundThread.start { [list, mailbox = desk.mailbox] in
            mailbox.post(.listed(list(folder), draft: draft))
        }
    }

    func listed(_ entries: [Folder.Entry], for draft: String) {
        isListing = false
        console.line.offer(
            completer { _ in entries }.completions(for: draft), for: draft)
        guard let next = wanted else { return }
        wanted = nil
        if let folder = completer(list).folder(for: next) { read(folder, for: next) }
    }
}
