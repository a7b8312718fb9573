/// A thread for blocking waits for other programs, which must not block the task pool's threads.
package enum BackgroundThread {
    /// False when the system cannot create a thread; the body does not run then.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        Platform.startThread(body)
    }
}
