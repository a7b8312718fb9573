import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages
import SystemKit

/// The chat's implementation of `ConversationDesk`: the conversations that are kept, and the draft.
final class Conversations: ConversationDesk {
    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let desk: TurnDesk
    private let keeping: Keeping?
    private let drafts: DraftWriter?

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput, _ desk: TurnDesk,
        _ keeping: Keeping?
    ) {
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
        self.desk = desk
        self.keeping = keeping
        drafts = keeping.map { [mailbox = desk.mailbox] keeping in
            DraftWriter(keeping, now: desk.client.surroundings.now) {
                mailbox.post(.notKept($0))
            }
        }
    }

    func edit(turnsBack: Int) {
        guard let draft = Rewriting(console, desk, remarks).draft(turnsBack: turnsBack)
        else { return }
        waiting.put(draft)
    }

    func showEnd() { LastTurn(console: console, remarks: remarks).show(desk.session) }

    // MARK: - The start

    /// Looks into the archive on another thread: a disk may be slow.
    func open() {
        guard let keeping, keeping.keepsChat, keeping.archive.store.exists else { return }
        let (takesDraft, days) = (console.canEdit, keptDays)
        _ = BackgroundThread.start { [mailbox = desk.mailbox, now = desk.client.surroundings.now] in
            do throws(DatabaseError) {
                let opening = try keeping.open(takingDraft: takesDraft, days: days, at: now())
                mailbox.post(.opened(opening))
                let count = try keeping.archive.deleteExpired(opening.expired.told)
                if count > 0 { mailbox.post(.expired(count)) }
            } catch {
                if let problem = keeping.fail(error) { mailbox.post(.notKept(problem)) }
            }
        }
    }

    private var keptDays: Int? {
        guard case .days(let days) = desk.session.preferences[Settings.keep] else { return nil }
        return days
    }

    func opened(_ opening: Opening) {
        if opening.isFirst, let file = keeping?.archive.store.place.file {
            remarks.sayAfter(ErrorText.keeps(file))
        }
        if !opening.expired.new.isEmpty, let keptDays {
            remarks.sayAfter(ErrorText.expires(opening.expired.new, days: keptDays))
        }
        if let left = opening.left {
            waiting.restore(left.draft.queue.map(\.draft), left.draft.typed?.draft)
            let isOther = left.chat != nil && left.chat != keeping?.chat
            remarks.sayAside(ErrorText.isBack(isOther ? left.chat : nil))
        }
    }

    func expired(_ count: Int) {
        if let keptDays { remarks.sayAfter(ErrorText.expired(count, days: keptDays)) }
    }

    // MARK: - The draft

    /// Keeps what stands in the prompt and in the queue.
    func keepDraft() {
        guard let drafts, keeping?.keepsChat == true, !desk.isAsking else { return }
        drafts.note(draft)
    }

    /// What is left when a question is asked is kept together with it.
    func keepRest() { drafts?.expect(draft) }

    /// Keeps it now, at the end of the program.
    func finishDraft() {
        keepDraft()
        drafts?.finish()
    }

    /// Without API keys, and without a command.
    private var draft: KeptDraft {
        let typed = console.line.draft
        let isKept = !typed.isEmpty && !typed.text.isBlank && !typed.isCommand
        return KeptDraft(
            queue: waiting.messages.map { Question($0).withoutKeys },
            typed: isKept ? Question(typed).withoutKeys : nil)
    }
}
