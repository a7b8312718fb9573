import ChatKit
import ChatStore
import ChatTerminal
import ClaudeMessages
import SystemKit

/// Keeps what is typed and queued, and looks into the archive at the start of a chat.
final class DraftDesk {
    private let console: any Console
    private let remarks: Remarks
    private let waiting: PendingInput
    private let desk: TurnDesk
    private let keeping: Keeping
    private let writer: DraftWriter

    init(
        _ console: any Console, _ remarks: Remarks, _ waiting: PendingInput, _ desk: TurnDesk,
        _ keeping: Keeping
    ) {
        self.console = console
        self.remarks = remarks
        self.waiting = waiting
        self.desk = desk
        self.keeping = keeping
        writer = DraftWriter(
            keeping, now: desk.client.surroundings.now,
            isDue: { [mailbox = desk.mailbox] in mailbox.post(.draftIsDue) },
            failed: { [mailbox = desk.mailbox] in mailbox.post(.notKept($0)) })
    }

    // MARK: - The start

    /// Looks into the archive on another thread: a disk may be slow.
    func open() {
        guard keeping.archive.store.exists else { return }
        let (takesDraft, days) = (console.canEdit, keptDays)
        _ = BackgroundThread.start {
            [keeping, mailbox = desk.mailbox, now = desk.client.surroundings.now] in
            func open() throws(DatabaseError) {
                mailbox.post(
                    .opened(try keeping.open(takingDraft: takesDraft, days: days, at: now())))
            }
            do throws(DatabaseError) {
                // Another program may hold the lock for longer once.
                do throws(DatabaseError) { try open() } catch .busy { try open() }
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
        if opening.isFirst { remarks.sayAfter(ErrorText.keeps(keeping.archive.store.place.file)) }
        if !opening.expired.new.isEmpty, let keptDays {
            remarks.sayAfter(ErrorText.expires(opening.expired.new, days: keptDays)) {
                [self] in tell(opening.expired.new)
            }
        }
        if let left = opening.left { restore(left) }
        guard opening.isUnclean || !opening.expired.told.isEmpty else { return }
        keeping.cleaning.start(opening.expired.told, isAwaited: false) {
            [mailbox = desk.mailbox] result in
            mailbox.post(.deleted(result, chosen: nil))
        }
    }

    /// Notes that it was told that they expire: only then they are deleted.
    private func tell(_ lines: [ChatLine]) {
        let time = desk.client.surroundings.now()
        _ = BackgroundThread.start { [store = keeping.archive.store] in
            // What is not noted is told again.
            try? store.tell(lines.map(\.id), at: time)
        }
    }

    func deleted(_ result: Result<Deleted, DatabaseError>, chosen line: ChatLine?) {
        switch result {
        case .success(let deleted):
            if deleted.count > 0, let line {
                remarks.sayAfter(ErrorText.deleted(line))
            } else if deleted.count > 0, let keptDays {
                remarks.sayAfter(ErrorText.expired(deleted.count, days: keptDays))
            }
            if let problem = deleted.problem { remarks.sayAfter(problem) }
        case .failure(let error): remarks.sayAfter(ErrorText.notDeleted(error))
        }
    }

    /// Brings back what was typed for the conversation that goes on.
    func restoreDraft() {
        guard console.canEdit, let left = try? keeping.adoptDraft(takesOthers: false) else {
            return
        }
        restore(left)
    }

    private func restore(_ left: LeftDraft) {
        waiting.restore(left.draft.queue.map(\.draft), left.draft.typed?.draft)
        let isOther = left.chat != nil && left.chat != keeping.chat
        remarks.sayAside(ErrorText.isBack(isOther ? left.chat : nil))
    }

    // MARK: - While it changes

    /// Keeps what stands in the prompt and in the queue.
    func keep() {
        // Whether it is still kept is asked on the writer's thread: it may wait for the disk.
        guard keeping.archive.keepsChats, !desk.isAsking else { return }
        writer.note { draft }
    }

    /// What is left when a question is asked is kept together with it.
    func keepRest() { writer.expect(draft) }

    /// Keeps it now, at the end of the program, behind the question of a turn that was ended without
    /// an answer.
    func finish(after over: TurnDesk.Over? = nil) {
        guard keeping.keepsChat else { return }
        var draft = draft
        if let over, !over.isRemembered {
            draft.queue.insert(over.answer.question.withoutKeys, at: 0)
        }
        writer.finish(draft)
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
