import ChatKit
import ChatStore
import ClaudeMessages
import Testing

/// Several programs write at once.
@Suite struct TogetherTests {
    /// Eight keep conversations and costs: nothing is lost, and none waits for long.
    @Test func nothingIsLost() async throws {
        let folder = try DataFolder()
        let slowest = try await withThrowingTaskGroup(of: Duration.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let keeper = ChatKeeper(folder.store(), folder: "/\(writer)")
                    var slowest = Duration.zero
                    for turn in 0..<25 {
                        let start = ContinuousClock.now
                        let entry = LedgerEntry(
                            model: "m", usage: Usage(), cost: Cost(Money(picoDollars: 1)))
                        try keeper.keep(
                            DataFolder.turn(turn, "q \(turn)", "a"), [entry], at: 1)
                        slowest = max(slowest, .now - start)
                    }
                    return slowest
                }
            }
            return try await group.reduce(.zero, max)
        }
        let lines = try folder.store().list()
        #expect(lines.count == 8)
        print("SLOWEST", slowest)
        #expect(lines.allSatisfy { $0.turns == 25 })
        #expect(slowest < .seconds(1))
    }
}
