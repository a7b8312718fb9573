package import ChatKit
package import ChatStore
import Synchronization

/// Keeps a conversation and its costs, or its costs alone.
///
/// A failure is returned as a sentence for the person, once until writing works again, and so is
/// that it does. After one that can pass, such as a full disk, it is tried again with what follows;
/// after any other no more of the conversation is kept.
package final class Keeping: Sendable {
    package let archive: Archive
    package let cleaning: Cleaning
    private let drafts: DraftKeeper
    private let state: Mutex<KeepingState>

    /// A conversation that goes on, which nobody else may write, or one that is begun; without
    /// `keepsChat` the costs of that alone.
    ///
    /// The end of a turn that a crash left open is kept with what follows, at `time`, in seconds
    /// since 1970.
    package init(
        _ archive: Archive, _ resumed: Archive.Resumed? = nil, keepsChat: Bool = true,
        at time: Double = 0
    ) {
        self.archive = archive
        cleaning = Cleaning(archive)
        let drafts = DraftKeeper(archive.store, folder: archive.folder)
        self.drafts = drafts
        let keepsChat = resumed != nil || keepsChat && archive.keepsChats
        var state = KeepingState(keeper: archive.keeper(drafts, resumed), keepsChat: keepsChat)
        if let resumed { state.close(resumed, at: time) }
        self.state = Mutex(state)
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { state.withLock { $0.keeper.chat } }
    /// Whether what is said is kept, and not its costs alone.
    package var keepsChat: Bool { state.withLock { $0.keepsChat && !$0.isOver } }

    /// Whether its conversation is the only one that is kept.
    package var isFirst: Bool { chat != nil && (try? archive.store.count()) == 1 }

    // MARK: - Conversations

    /// Keeps what a turn reports, and of what comes after its end only what it has cost.
    ///
    /// `running` is the cost so far of a request that is given up. `time` is in seconds since 1970.
    package func keep(
        _ events: [OpenTurn.Event], of turn: TurnID, running: LedgerEntry? = nil, at time: Double
    ) -> String? {
        write(at: time, costs: events.costs + (running.map { [.running($0)] } ?? [])) { state in
            if events.hasQuestion { state.asked = turn }
            guard state.asked == turn, state.ended != turn else { return ([], nil) }
            if events.hasEnd { state.ended = turn }
            defer { if events.hasQuestion { state.rest = nil } }
            return (events.changes, events.hasQuestion ? state.rest : nil)
        }
    }

    /// Keeps changes that are of no turn.
    package func keep(_ changes: [TranscriptEvent], at time: Double) -> String? {
        write(at: time) { _ in (changes, nil) }
    }

    /// Says why the archive cannot be read, as after a failure of this.
    package func fail(_ error: DatabaseError) -> String? {
        state.withLock { state in state.fail(error) }
    }

    /// Ends the keeping: nothing more is written; returns a sentence on what is not kept.
    package func close() -> String? {
        let problem = state.withLock { state -> String? in
            state.keepLate()
            _ = removeDraft(&state)
            state.isClosed = true
            state.keeper.close()
            return state.loss
        }
        drafts.close()
        archive.store.close()
        return problem
    }

    /// Why nothing of the conversation is kept any more; nil while it is.
    package var obstacle: String? {
        state.withLock { state in
            state.isOver ? state.failure.map { ErrorText.notKept($0, costsAlone: false) } : nil
        }
    }

    /// What follows is another conversation; returns a sentence on what of the one before could not be
    /// kept.
    package func beginAnew() -> String? { goOn(with: nil) }

    /// What follows is of that conversation; returns the same.
    package func goOn(_ resumed: Archive.Resumed, at time: Double) -> String? {
        goOn(with: resumed, at: time)
    }

    /// From here on only costs are kept; returns a sentence on why what is typed could not be deleted.
    package func makePrivate() -> String? {
        state.withLock { state in
            state.keepsChat = false
            _ = goOn(with: nil, &state)
            state.owesRemoval = true
            return removeDraft(&state).map { ErrorText.notDeleted($0) }
        }
    }

    /// Deletes what is typed, if that is still to be done.
    private func removeDraft(_ state: inout KeepingState) -> DatabaseError? {
        guard state.owesRemoval else { return nil }
        do throws(DatabaseError) {
            try drafts.remove()
            state.owesRemoval = false
            return nil
        } catch {
            return error
        }
    }

    /// Keeps what could not be kept yet; false if it cannot be kept now either.
    package func keepLate() -> Bool {
        state.withLock { state in
            state.keepLate()
            return state.late == nil && !state.isOver
        }
    }

    /// Keeps what requests beside the conversation have cost.
    package func keep(costs events: [OpenTurn.Event], at time: Double) -> String? {
        write(at: time, costs: events.costs) { _ in ([], nil) }
    }

    /// Gives the conversation a title; nil for the beginning of its first question.
    package func name(_ title: String?) -> String? {
        state.withLock { state in
            guard state.keepsChat, !state.isOver else { return nil }
            do throws(DatabaseError) {
                try state.keeper.name(title)
                return nil
            } catch {
                return ErrorText.notNamed(error)
            }
        }
    }

    private func goOn(with resumed: Archive.Resumed?, at time: Double = 0) -> String? {
        state.withLock { state in
            let isLost = goOn(with: resumed, &state)
            if let resumed { state.close(resumed, at: time) }
            return isLost ? ErrorText.leftBehind : nil
        }
    }

    /// False if all of the conversation before is kept.
    private func goOn(with resumed: Archive.Resumed?, _ state: inout KeepingState) -> Bool {
        state.keepLate()
        state.keeper.close()
        // The file may be another one by now.
        if state.isOver { archive.store.close() }
        return state.goOn(archive.keeper(drafts, resumed))
    }

    // MARK: - Drafts

    /// Keeps what is typed now, unless a newer version of it is kept.
    package func keep(_ draft: KeptDraft, version: Int, at time: Double) -> String? {
        write(at: time) { _ in ([], KeepingState.VersionedDraft(draft: draft, version: version)) }
    }

    /// Says what is left of the draft when the next question is kept, so that no crash loses the
    /// question and none brings it back.
    package func expect(_ rest: KeptDraft, version: Int) {
        state.withLock { $0.rest = KeepingState.VersionedDraft(draft: rest, version: version) }
    }

    /// What a program that has ended has left of this conversation, else in this folder where
    /// `takesOthers`.
    ///
    /// Its last question comes first, if it had no answer.
    package func adoptDraft(takesOthers: Bool) throws(DatabaseError) -> LeftDraft? {
        guard keepsChat else { return nil }
        let left = try drafts.adopt(for: chat, takesOthers: takesOthers)
        let unanswered = state.withLock { state in
            defer { state.unanswered = nil }
            return state.unanswered
        }
        guard let unanswered, left?.draft.has(unanswered) != true else { return left }
        let (queue, typed) = (left?.draft.queue ?? [], left?.draft.typed)
        return LeftDraft(
            draft: KeptDraft(queue: [unanswered] + queue, typed: typed),
            chat: left.map(\.chat) ?? chat)
    }

    private func write(
        at time: Double, costs: [SpendingEvent] = [],
        _ choose: (inout KeepingState) -> ([TranscriptEvent], KeepingState.VersionedDraft?)
    ) -> String? {
        state.withLock { state -> String? in
            guard !state.isClosed else { return nil }
            let (changes, draft) = choose(&state)
            return state.take(changes, costs, draft, at: time)
        }
    }
}

extension KeptDraft {
    fileprivate func has(_ question: Question) -> Bool {
        (queue + (typed.map { [$0] } ?? [])).contains { $0.text == question.withoutKeys.text }
    }
}

extension [OpenTurn.Event] {
    fileprivate var changes: [TranscriptEvent] {
        compactMap { if case .happened(let change) = $0 { change } else { nil } }
    }

    fileprivate var costs: [SpendingEvent] {
        compactMap { event in
            switch event {
            case .reserved(let entry): .reserved(entry)
            case .running(let entry): .running(entry)
            case .spent(let entry): .spent(entry)
            case .unsent(let purpose): .unsent(purpose)
            case .happened, .slid: nil
            }
        }
    }

    fileprivate var hasQuestion: Bool {
        changes.contains { if case .asked = $0 { true } else { false } }
    }

    fileprivate var hasEnd: Bool {
        changes.contains { if case .ended = $0 { true } else { false } }
    }
}
