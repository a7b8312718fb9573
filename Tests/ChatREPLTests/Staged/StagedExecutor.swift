import Synchronization

/// Runs the jobs of a turn on the thread that asks for it, when it asks.
final class StagedExecutor: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
    }

    /// Runs what there is to do, and what comes of that; false where that was nothing.
    func drain() -> Bool {
        var hasRun = false
        while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            hasRun = true
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
        }
        return hasRun
    }
}
