package import ChatStore
import Synchronization
import SystemKit

/// Deletes on a thread of its own, since the words of a conversation may take seconds to remove.
package final class Cleaning: Sendable {
    /// Conversations to delete; none to remove only what is left of those deleted before.
    private struct Job {
        let lines: [ChatLine]
        let then: @Sendable (Result<Deleted, DatabaseError>) -> Void
    }

    private struct State {
        var jobs: [Job] = []
        var isRunning = false
        /// What a person has deleted is not removed yet.
        var isAwaited = false
        var progress: Deletion.Progress?
    }

    private let archive: Archive
    private let state = Mutex(State())

    init(_ archive: Archive) { self.archive = archive }

    /// Deletes conversations, and removes what is left of all that were deleted.
    ///
    /// `isAwaited` is whether the program is not to end before; `then` is given what was done.
    func start(
        _ lines: [ChatLine] = [], isAwaited: Bool,
        then: @escaping @Sendable (Result<Deleted, DatabaseError>) -> Void
    ) {
        let starts = state.withLock { state in
            state.jobs.append(Job(lines: lines, then: then))
            state.isAwaited = state.isAwaited || isAwaited
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard starts, !BackgroundThread.start({ [self] in run() }) else { return }
        // The next start of a chat removes it.
        state.withLock { $0 = State() }
    }

    /// Waits until what a person has deleted is gone.
    package func wait(_ tell: (Deletion.Progress) -> Void) {
        while true {
            let (goesOn, progress) = state.withLock { ($0.isAwaited, $0.progress) }
            guard goesOn else { return }
            if let progress { tell(progress) }
            BackgroundThread.sleep(.milliseconds(10))
        }
    }

    private func run() {
        // A connection of its own, so that the chat can write meanwhile.
        let store = ChatStore(archive.store.place)
        while let job = next() {
            do throws(DatabaseError) {
                job.then(.success(try carryOut(job, store)))
            } catch {
                job.then(.failure(error))
            }
        }
        store.close()
    }

    private func next() -> Job? {
        state.withLock { state in
            guard !state.jobs.isEmpty else {
                state = State()
                return nil
            }
            return state.jobs.removeFirst()
        }
    }

    private func carryOut(_ job: Job, _ store: ChatStore) throws(DatabaseError) -> Deleted {
        let tell = { [self] (progress: Deletion.Progress) in
            state.withLock { $0.progress = progress }
        }
        let deletion = Deletion(store)
        for chat in try deletion.unfinished {
            guard let lease = try? store.lease(chat) else { continue }
            try deletion.delete([chat])
            withExtendedLifetime(lease) {}
        }
        let deleted = try archive.deleteUnchanged(job.lines, deletion)
        if try deletion.isUnclean {
            try deletion.clean(progress: tell)
        } else {
            try deletion.emptyLog()
        }
        return deleted
    }
}
