package import ChatStore
import Synchronization
import SystemKit

/// Writes drafts on a thread of its own, at most one each half a second, so that no key waits for
/// the disk.
package final class DraftWriter: Sendable {
    private struct State {
        /// Grows with each draft, so that an older one does not replace a newer one.
        var version = 0
        /// The draft that was given last; nil once a question was taken from it.
        var last: KeptDraft?
        var isResting = false
        /// A newer draft was refused since then.
        var isStale = false
    }

    private let keeping: Keeping
    /// Seconds since 1970.
    private let now: @Sendable () -> Double
    private let isDue: @Sendable () -> Void
    private let failed: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// At most so much of what is typed is lost in a crash.
    private static let rest = Duration.milliseconds(500)

    /// `isDue` is called when a draft that was not taken is to be given again; `failed` is given a
    /// sentence on why nothing is kept any more.
    package init(
        _ keeping: Keeping, now: @escaping @Sendable () -> Double,
        isDue: @escaping @Sendable () -> Void, failed: @escaping @Sendable (String) -> Void
    ) {
        self.keeping = keeping
        self.now = now
        self.isDue = isDue
        self.failed = failed
    }

    /// Keeps a draft; during the rest after another one `draft` is not called.
    package func note(_ draft: () -> KeptDraft) {
        let isResting = state.withLock { state in
            state.isStale = state.isResting
            return state.isResting
        }
        guard !isResting, let (draft, version) = new(draft()) else { return }
        state.withLock { $0.isResting = true }
        let starts = BackgroundThread.start { [self] in
            write(draft, version)
            BackgroundThread.sleep(Self.rest)
            awake()
        }
        if !starts { state.withLock { $0.isResting = false } }
    }

    private func awake() {
        let isStale = state.withLock { state in
            defer { (state.isResting, state.isStale) = (false, false) }
            return state.isStale
        }
        if isStale { isDue() }
    }

    /// What is left when the next question is asked is kept together with it.
    package func expect(_ rest: KeptDraft) {
        let version = state.withLock { state in
            state.version += 1
            state.last = nil
            return state.version
        }
        keeping.expect(rest, version: version)
    }

    /// Keeps a draft now, since the thread may not come to write it any more.
    package func finish(_ draft: KeptDraft) {
        state.withLock { $0.last = nil }
        if let (draft, version) = new(draft) { write(draft, version) }
    }

    /// Nil for one that was given already; an empty one matters only after another.
    private func new(_ draft: KeptDraft) -> (KeptDraft, Int)? {
        state.withLock { state in
            guard draft != state.last, !draft.isEmpty || state.version > 0 else { return nil }
            state.version += 1
            state.last = draft
            return (draft, state.version)
        }
    }

    private func write(_ draft: KeptDraft, _ version: Int) {
        if let problem = keeping.keep(draft, version: version, at: now()) { failed(problem) }
    }
}
