package import ChatStore
import Synchronization
import SystemKit

/// Writes the newest draft on a thread of its own, with pauses, so that no key waits for the disk.
package final class DraftWriter: Sendable {
    private struct State {
        /// Grows with each change, so that an older draft does not replace a newer one.
        var version = 0
        /// Nil when it is written.
        var newest: KeptDraft?
        var isWriting = false
    }

    private let keeping: Keeping
    /// Seconds since 1970.
    private let now: @Sendable () -> Double
    private let failed: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// At most so much of what is typed is lost in a crash.
    private static let pause = Duration.milliseconds(500)

    /// `failed` is given a sentence on why nothing is kept any more.
    package init(
        _ keeping: Keeping, now: @escaping @Sendable () -> Double,
        failed: @escaping @Sendable (String) -> Void
    ) {
        self.keeping = keeping
        self.now = now
        self.failed = failed
    }

    /// Keeps a draft soon; an empty one matters only after another.
    package func note(_ draft: KeptDraft) {
        let starts = state.withLock { state in
            guard !draft.isEmpty || state.version > 0 else { return false }
            defer { state.isWriting = true }
            state.version += 1
            state.newest = draft
            return !state.isWriting
        }
        guard starts, !BackgroundThread.start({ [self] in writeAll() }) else { return }
        state.withLock { $0.isWriting = false }
    }

    /// `rest` is kept together with the next question, and in place of what is not written yet.
    package func expect(_ rest: KeptDraft) {
        let version = state.withLock { state in
            state.version += 1
            state.newest = nil
            return state.version
        }
        keeping.expect(rest, version: version)
    }

    /// Writes now what is not written yet.
    package func finish() { writeNext() }

    private func writeAll() {
        while writeNext() { BackgroundThread.sleep(Self.pause) }
    }

    /// False when nothing is left to write, which ends the thread.
    @discardableResult
    private func writeNext() -> Bool {
        let next = state.withLock { state -> (KeptDraft, Int)? in
            defer { state.newest = nil }
            if state.newest == nil { state.isWriting = false }
            return state.newest.map { ($0, state.version) }
        }
        guard let (draft, version) = next else { return false }
        if let problem = keeping.keep(draft, version: version, at: now()) { failed(problem) }
        return true
    }
}
