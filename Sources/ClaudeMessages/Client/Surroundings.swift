/// Time and chance, handed in so that tests need neither.
public struct Surroundings: Sendable {
    /// Waits; throws when the task is cancelled meanwhile.
    public var sleep: @Sendable (Duration) async throws -> Void
    /// A number in `0..<1`.
    public var random: @Sendable () -> Double
    /// Seconds since 1970.
    public var now: @Sendable () -> Double

    /// All three at once.
    public init(
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        random: @escaping @Sendable () -> Double, now: @escaping @Sendable () -> Double
    ) {
        self.sleep = sleep
        self.random = random
        self.now = now
    }

    /// The real ones.
    public static var live: Surroundings {
        Surroundings(
            sleep: { try await Task.sleep(for: $0) }, random: { Double.random(in: 0..<1) },
            now: secondsSince1970)
    }
}
