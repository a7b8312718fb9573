/// Clock, sleep and random numbers, which tests replace.
public struct Surroundings: Sendable {
    /// Waits; throws when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A random number in `0..<1`.
    public var random: @Sendable () -> Double
    /// The current time in seconds since 1970.
    public var now: @Sendable () -> Double

    /// Sets all three.
    public init(
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double, now: @escaping @Sendable () -> Double
    ) {
        self.sleep = sleep
        self.random = random
        self.now = now
    }

    /// The system's clock, sleep and random numbers.
    public static var live: Surroundings {
        Surroundings(
            sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) },
            now: secondsSince1970)
    }
}
