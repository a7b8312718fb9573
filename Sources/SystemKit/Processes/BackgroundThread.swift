/// A thread for work that waits for other programs; tasks share a few threads, which must not wait.
package enum BackgroundThread {
    /// False where the system has no thread left; then nothing runs.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        Platform.startThread(body)
    }
}
