package import ChatKit
package import ChatStore
import Synchronization

/// Keeps a conversation and its costs.
///
/// A failure is returned once. One that can pass, such as a full disk, is tried again with what
/// follows; after any other nothing more is kept.
package final class Keeping: Sendable {
    private struct State {
        var keeper: ChatKeeper
        /// After a failure that does not pass, and at the end.
        var isOver = false
        var isClosed = false
        var isTold = false
        /// What could not be kept yet, and when it was to be.
        var late: (changes: [TranscriptEvent], entries: [LedgerEntry], time: Double)?
        /// The turn whose end was kept last: what comes of it later is kept already.
        var ended: TurnID?
    }

    private let store: ChatStore
    private let folder: String
    private let state: Mutex<State>

    /// A conversation begun in `folder`.
    package init(_ store: ChatStore, folder: String) {
        self.store = store
        self.folder = folder
        state = Mutex(State(keeper: ChatKeeper(store, folder: folder)))
    }

    /// A conversation that goes on, which nobody else may write.
    package init(_ store: ChatStore, folder: String, _ kept: KeptChat, _ lease: ChatLease) {
        self.store = store
        self.folder = folder
        state = Mutex(State(keeper: ChatKeeper(store, kept, lease)))
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { state.withLock { $0.keeper.chat } }

    /// Keeps what a turn reports, and nothing of what comes after its end.
    ///
    /// `time` is in seconds since 1970. Returns why it could not, the first time.
    package func keep(
        _ events: [OpenTurn.Event], of turn: TurnID, at time: Double
    ) -> DatabaseError? {
        write(at: time, entries: events.spent) { state in
            guard state.ended != turn else { return nil }
            if events.hasEnd { state.ended = turn }
            return events.changes
        }
    }

    /// Keeps changes that are of no turn.
    package func keep(_ changes: [TranscriptEvent], at time: Double) -> DatabaseError? {
        write(at: time, entries: []) { _ in changes }
    }

    /// Ends the keeping: nothing more is written.
    package func close() {
        state.withLock { state in
            keepLate(&state)
            (state.isOver, state.isClosed) = (true, true)
            state.keeper.close()
        }
        store.close()
    }

    /// What follows is another conversation.
    package func beginAnew() {
        state.withLock { state in
            keepLate(&state)
            state.keeper.close()
            // The file may be another one by now.
            if state.isOver { store.close() }
            let isClosed = state.isClosed
            state = State(keeper: ChatKeeper(store, folder: folder))
            (state.isOver, state.isClosed) = (isClosed, isClosed)
        }
    }

    private func write(
        at time: Double, entries: [LedgerEntry],
        _ choose: (inout State) -> [TranscriptEvent]?
    ) -> DatabaseError? {
        state.withLock { state -> DatabaseError? in
            guard !state.isOver, let changes = choose(&state) else { return nil }
            guard !changes.isEmpty || !entries.isEmpty else { return nil }
            guard let late = state.late else { return Self.write(changes, entries, time, &state) }
            // The newest state of an answer comes again.
            if entries.isEmpty, changes.allSatisfy(\.isGrowth) { return nil }
            return Self.write(late.changes + changes, late.entries + entries, time, &state)
        }
    }

    /// The last attempt.
    private func keepLate(_ state: inout State) {
        guard !state.isOver, let late = state.late else { return }
        _ = Self.write(late.changes, late.entries, late.time, &state)
    }

    /// Returns a failure the first time.
    private static func write(
        _ changes: [TranscriptEvent], _ entries: [LedgerEntry], _ time: Double,
        _ state: inout State
    ) -> DatabaseError? {
        do throws(DatabaseError) {
            try state.keeper.keep(changes, entries, at: time)
            state.late = nil
            return nil
        } catch {
            state.isOver = !error.passes
            state.late = error.passes ? (changes.filter { !$0.isGrowth }, entries, time) : nil
            defer { state.isTold = true }
            return state.isTold ? nil : error
        }
    }
}

extension TranscriptEvent {
    fileprivate var isGrowth: Bool { if case .grew = self { true } else { false } }
}

extension [OpenTurn.Event] {
    fileprivate var changes: [TranscriptEvent] {
        compactMap { if case .happened(let change) = $0 { change } else { nil } }
    }

    fileprivate var spent: [LedgerEntry] {
        compactMap { if case .spent(let entry) = $0 { entry } else { nil } }
    }

    fileprivate var hasEnd: Bool {
        changes.contains { if case .ended = $0 { true } else { false } }
    }
}
