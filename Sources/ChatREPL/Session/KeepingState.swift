import ChatKit
import ChatStore
import ClaudeMessages

/// What `Keeping` has kept, and what it could not keep yet.
struct KeepingState {
    struct Late {
        let changes: [TranscriptEvent]
        let costs: [SpendingEvent]
        let time: Double
    }

    struct VersionedDraft {
        let draft: KeptDraft
        let version: Int
    }

    var keeper: ChatKeeper
    /// Whether the conversation is kept, and not its costs alone.
    var keepsChat: Bool
    /// After a failure that does not pass.
    private(set) var isOver = false
    private(set) var failure: DatabaseError?
    /// A failure was returned.
    private var isTold = false
    var isClosed = false
    /// What could not be kept yet.
    private(set) var late: Late?
    /// The turn whose question was kept last: of another one only the costs are kept.
    var asked: TurnID?
    /// The turn whose end was kept last: of what comes later only the costs are kept.
    var ended: TurnID?
    /// What is left of the draft when the question that was taken from it is kept.
    var rest: VersionedDraft?
    /// The version of the draft that was kept last.
    private var draftVersion = 0
    /// What is typed is to be deleted.
    var owesRemoval = false
    /// The last question, if an ended program had nothing of its answer; nil once it was given.
    var unanswered: Question?

    init(keeper: ChatKeeper, keepsChat: Bool) {
        self.keeper = keeper
        self.keepsChat = keepsChat
    }

    // MARK: - Another conversation

    /// What follows is of the conversation that `keeper` keeps; false if all of the one before is
    /// kept.
    mutating func goOn(_ keeper: ChatKeeper) -> Bool {
        let isLost = late?.changes.isEmpty == false
        keeper.inherit(self.keeper)
        self.keeper = keeper
        late = late.map { Late(changes: [], costs: $0.costs, time: $0.time) }
        (isOver, isTold) = (false, false)
        (asked, ended, unanswered) = (nil, nil, nil)
        return isLost
    }

    /// Adds what an ended program has left open; the end of its turn is kept with what follows.
    mutating func close(_ resumed: Archive.Resumed, at time: Double) {
        unanswered = resumed.unanswered
        guard let end = resumed.end else { return }
        late = Late(changes: [end], costs: late?.costs ?? [], time: time)
    }

    // MARK: - Writing

    /// Writes what is to be kept of this; returns a failure the first time, and that it has passed.
    mutating func take(
        _ changes: [TranscriptEvent], _ costs: [SpendingEvent], _ draft: VersionedDraft?,
        at time: Double
    ) -> String? {
        let keeps = keepsChat && !isOver
        let changes = keeps ? changes : []
        let draft = draft.flatMap { keeps && $0.version > draftVersion ? $0 : nil }
        guard !changes.isEmpty || !costs.isEmpty || draft != nil else { return nil }
        let isGrowth =
            draft == nil && changes.allSatisfy(\.isGrowth) && costs.allSatisfy(\.isGrowth)
        // The newest state of an answer comes again.
        if late != nil, isGrowth { return nil }
        return write(changes, costs, draft, at: time)
    }

    /// Writes this and what could not be written before.
    private mutating func write(
        _ changes: [TranscriptEvent], _ costs: [SpendingEvent], _ draft: VersionedDraft?,
        at time: Double
    ) -> String? {
        let changes = (late?.changes ?? []) + changes
        let costs = (late?.costs ?? []) + costs
        do throws(DatabaseError) {
            try keeper.keep(changes, costs, draft?.draft, at: time)
            draftVersion = draft?.version ?? draftVersion
            late = nil
            // A later failure is told anew.
            defer { isTold = false }
            return isTold ? ErrorText.keptAgain(costsAlone: !keepsChat) : nil
        } catch {
            late = Late(
                changes: changes.filter { !$0.isGrowth }, costs: costs, time: late?.time ?? time)
            return fail(error)
        }
    }

    /// Tries again to write what could not be written before.
    mutating func keepLate() {
        guard let late else { return }
        _ = write([], [], nil, at: late.time)
    }

    /// A sentence on what could not be kept until the end.
    var loss: String? {
        guard let late, let failure else { return nil }
        return ErrorText.lost(failure, costsAlone: late.changes.isEmpty)
    }

    /// A sentence on a failure, if it is to be said.
    mutating func fail(_ error: DatabaseError) -> String? {
        // The end of the keeping is told also after a failure that could have passed.
        let isNew = !isTold || !error.passes && !isOver
        isOver = isOver || !error.passes
        failure = error
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
