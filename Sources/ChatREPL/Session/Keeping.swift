package import ChatKit
package import ChatStore
import Synchronization

/// Keeps a conversation and its costs, or its costs alone; after a failure no more of the
/// conversation.
///
/// The first failure is returned as a sentence for the person.
package final class Keeping: Sendable {
    private struct State {
        var keeper: ChatKeeper
        /// Whether the conversation is kept, and not its costs alone.
        var keepsChat: Bool
        /// A failure was returned.
        var hasFailed = false
        var isClosed = false
        /// The turn whose end was kept last: of what comes later only the costs are kept.
        var ended: TurnID?
    }

    private let store: ChatStore
    private let folder: String
    private let server: String
    private let state: Mutex<State>

    /// A conversation begun in `folder` with the server of that base URL, or the costs of one that
    /// is not kept.
    package init(_ store: ChatStore, folder: String, server: String, keepsChat: Bool = true) {
        self.store = store
        self.folder = folder
        self.server = server
        let keeper = ChatKeeper(store, folder: folder, server: server)
        state = Mutex(State(keeper: keeper, keepsChat: keepsChat))
    }

    /// A conversation that goes on, which nobody else may write.
    package init(
        _ store: ChatStore, folder: String, server: String, _ kept: KeptChat, _ lease: ChatLease
    ) {
        self.store = store
        self.folder = folder
        self.server = server
        let keeper = ChatKeeper(store, kept, lease, server: server)
        state = Mutex(State(keeper: keeper, keepsChat: true))
    }

    /// The conversation; nil until something of it was kept.
    package var chat: ChatID? { state.withLock { $0.keeper.chat } }
    /// Whether what is said is kept, and not its costs alone.
    package var keepsChat: Bool { state.withLock { $0.keepsChat && !$0.hasFailed } }

    /// Keeps what a turn reports, and of what comes after its end only what it has cost.
    ///
    /// `running` is the cost so far of a request that is given up. `time` is in seconds since 1970.
    package func keep(
        _ events: [OpenTurn.Event], of turn: TurnID, running: LedgerEntry? = nil, at time: Double
    ) -> String? {
        write(at: time, costs: events.costs + (running.map { [.running($0)] } ?? [])) { state in
            guard state.ended != turn else { return [] }
            if events.hasEnd { state.ended = turn }
            return events.changes
        }
    }

    /// Keeps changes that are of no turn.
    package func keep(_ changes: [TranscriptEvent], at time: Double) -> String? {
        write(at: time, costs: []) { _ in changes }
    }

    /// Ends the keeping: nothing more is written.
    package func close() {
        state.withLock { state in
            state.isClosed = true
            state.keeper.close()
        }
        store.close()
    }

    /// What follows is another conversation.
    package func beginAnew() {
        state.withLock { state in
            state.keeper.close()
            state.keeper = ChatKeeper(store, folder: folder, server: server)
            state.ended = nil
        }
    }

    private func write(
        at time: Double, costs: [SpendingEvent],
        _ choose: (inout State) -> [TranscriptEvent]
    ) -> String? {
        state.withLock { state -> String? in
            guard !state.isClosed else { return nil }
            let chosen = choose(&state)
            let changes = state.keepsChat && !state.hasFailed ? chosen : []
            guard !changes.isEmpty || !costs.isEmpty else { return nil }
            do throws(DatabaseError) {
                try state.keeper.keep(changes, costs, at: time)
                return nil
            } catch {
                defer { state.hasFailed = true }
                return state.hasFailed
                    ? nil : ErrorText.notKept(error, costsAlone: !state.keepsChat)
            }
        }
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
            case .spent(let entry): .spent(entry)
            case .happened, .slid: nil
            }
        }
    }

    fileprivate var hasEnd: Bool {
        changes.contains { if case .ended = $0 { true } else { false } }
    }
}
