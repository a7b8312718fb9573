package import ChatKit
package import ChatStore
import Synchronization

/// Keeps a conversation and its costs, or its costs alone.
///
/// The first failure is returned as a sentence for the person, and the first that cannot pass.
/// After one that can, such as a full disk, it is tried again with what follows; after any other
/// no more of the conversation is kept.
package final class Keeping: Sendable {
    fileprivate struct State {
        var keeper: ChatKeeper
        /// Whether the conversation is kept, and not its costs alone.
        var keepsChat: Bool
        /// After a failure that does not pass.
        var isOver = false
        /// A failure was returned.
        var isTold = false
        var isClosed = false
        /// What could not be kept yet.
        var late: Late?
        /// The turn whose end was kept last: of what comes later only the costs are kept.
        var ended: TurnID?
        /// What is left of the draft when the question that was taken from it is kept.
        var rest: VersionedDraft?
        /// The version of the draft that was kept last.
        var draftVersion = 0
    }

    fileprivate struct Late {
        let changes: [TranscriptEvent]
        let costs: [SpendingEvent]
        let time: Double
    }

    fileprivate struct VersionedDraft {
        let draft: KeptDraft
        let version: Int
    }

    package let archive: Archive
    private let drafts: DraftKeeper
    private let state: Mutex<State>

    /// A conversation that goes on, which nobody else may write, or one that is begun; without
    /// `keepsChat` the costs of that alone.
    ///
    /// The end of a turn that a crash left open is kept at `time`, in seconds since 1970.
    package init(
        _ archive: Archive, _ resumed: Archive.Resumed? = nil, keepsChat: Bool = true,
        at time: Double = 0
    ) throws(Failure) {
        self.archive = archive
        let drafts = DraftKeeper(archive.store, folder: archive.folder)
        self.drafts = drafts
        let keeper =
            resumed.map { archive.keeper(drafts, $0.kept, $0.lease) } ?? archive.keeper(drafts)
        let keepsChat = resumed != nil || keepsChat && archive.keepsChats
        state = Mutex(State(keeper: keeper, keepsChat: keepsChat))
        if let end = resumed?.end, let problem = keep([end], at: time) {
            throw Failure(.ioError, problem)
        }
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { state.withLock { $0.keeper.chat } }
    /// Whether what is said is kept, and not its costs alone.
    package var keepsChat: Bool { state.withLock { $0.keepsChat && !$0.isOver } }

    // MARK: - Conversations

    /// Keeps what a turn reports, and of what comes after its end only what it has cost.
    ///
    /// `running` is the cost so far of a request that is given up. `time` is in seconds since 1970.
    package func keep(
        _ events: [OpenTurn.Event], of turn: TurnID, running: LedgerEntry? = nil, at time: Double
    ) -> String? {
        write(at: time, costs: events.costs + (running.map { [.running($0)] } ?? [])) { state in
            guard state.ended != turn else { return ([], nil) }
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

    /// Ends the keeping: nothing more is written.
    package func close() {
        state.withLock { state in
            state.keepLate()
            state.isClosed = true
            state.keeper.close()
        }
        drafts.close()
        archive.store.close()
    }

    /// What follows is another conversation.
    package func beginAnew() { goOn(archive.keeper(drafts)) }

    /// What follows is of that conversation.
    package func goOn(_ resumed: Archive.Resumed, at time: Double) -> String? {
        goOn(archive.keeper(drafts, resumed.kept, resumed.lease))
        return resumed.end.flatMap { keep([$0], at: time) }
    }

    /// From here on only costs are kept.
    package func makePrivate() {
        state.withLock { state in
            // An empty draft deletes what is typed.
            try? state.keeper.keep([], [], KeptDraft(), at: 0)
            state.keepsChat = false
        }
        goOn(archive.keeper(drafts))
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
                return state.fail(error)
            }
        }
    }

    private func goOn(_ keeper: ChatKeeper) {
        state.withLock { state in
            state.keepLate()
            state.keeper.close()
            // The file may be another one by now.
            if state.isOver { archive.store.close() }
            state.keeper = keeper
            (state.isOver, state.isTold, state.ended) = (false, false, nil)
        }
    }

    // MARK: - Drafts

    /// Keeps what is typed now, unless a newer version of it is kept.
    package func keep(_ draft: KeptDraft, version: Int, at time: Double) -> String? {
        write(at: time) { _ in ([], VersionedDraft(draft: draft, version: version)) }
    }

    /// Says what is left of the draft when the next question is kept, so that no crash loses the
    /// question and none brings it back.
    package func expect(_ rest: KeptDraft, version: Int) {
        state.withLock { $0.rest = VersionedDraft(draft: rest, version: version) }
    }

    /// What a program that has ended has left of this conversation, else in this folder where
    /// `takesOthers`.
    package func adoptDraft(takesOthers: Bool) throws(DatabaseError) -> LeftDraft? {
        guard keepsChat else { return nil }
        return try drafts.adopt(for: chat, takesOthers: takesOthers)
    }

    private func write(
        at time: Double, costs: [SpendingEvent] = [],
        _ choose: (inout State) -> ([TranscriptEvent], VersionedDraft?)
    ) -> String? {
        state.withLock { state -> String? in
            guard !state.isClosed else { return nil }
            var (changes, draft) = choose(&state)
            if !state.keepsChat || state.isOver { (changes, draft) = ([], nil) }
            if let version = draft?.version, version <= state.draftVersion { draft = nil }
            guard !changes.isEmpty || !costs.isEmpty || draft != nil else { return nil }
            let isGrowth =
                draft == nil && changes.allSatisfy(\.isGrowth) && costs.allSatisfy(\.isGrowth)
            // The newest state of an answer comes again.
            if state.late != nil, isGrowth { return nil }
            return state.write(changes, costs, draft, at: time)
        }
    }
}

extension Keeping.State {
    /// Writes this and what could not be written before; returns a failure the first time.
    fileprivate mutating func write(
        _ changes: [TranscriptEvent], _ costs: [SpendingEvent], _ draft: Keeping.VersionedDraft?,
        at time: Double
    ) -> String? {
        let changes = (late?.changes ?? []) + changes
        let costs = (late?.costs ?? []) + costs
        do throws(DatabaseError) {
            try keeper.keep(changes, costs, draft?.draft, at: time)
            draftVersion = draft?.version ?? draftVersion
            late = nil
            return nil
        } catch {
            late = Keeping.Late(
                changes: changes.filter { !$0.isGrowth }, costs: costs, time: late?.time ?? time)
            return fail(error)
        }
    }

    /// The last attempt.
    fileprivate mutating func keepLate() {
        guard let late else { return }
        _ = write([], [], nil, at: late.time)
    }

    fileprivate mutating func fail(_ error: DatabaseError) -> String? {
        // The end of the keeping is told also after a failure that could have passed.
        let isNew = !isTold || !error.passes && !isOver
        isOver = isOver || !error.passes
        if isOver { late = nil }
        isTold = true
        return isNew ? ErrorText.notKept(error, costsAlone: !keepsChat) : nil
    }
}

extension TranscriptEvent {
    fileprivate var isGrowth: Bool { if case .grew = self { true } else { false } }
}

extension SpendingEvent {
    fileprivate var isGrowth: Bool { if case .running = self { true } else { false } }
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
