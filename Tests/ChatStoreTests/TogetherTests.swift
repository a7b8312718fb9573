import ChatKit
import ChatStore
import ClaudeMessages
import Foundation
import Synchronization
import Testing

/// Several programs write at once.
@Suite struct TogetherTests {
    private final class Waits: Sendable {
        private let slowest = Mutex(Duration.zero)

        func note(_ time: Duration) { slowest.withLock { $0 = max($0, time) } }
        var longest: Duration { slowest.withLock { $0 } }
    }

    /// Eight keep conversations and costs: nothing is lost, and none waits for long.
    @Test func nothingIsLost() throws {
        let folder = try DataFolder()
        let waits = Waits()
        let problems = Mutex<[String]>([])
        let threads = (0..<8).map { writer in
            Thread {
                let keeper = ChatKeeper(folder.store(), folder: "/\(writer)")
                for turn in 0..<25 {
                    let start = ContinuousClock.now
                    let entry = LedgerEntry(
                        model: "m", usage: Usage(), cost: Cost(Money(picoDollars: 1)))
                    do {
                        try keeper.keep(
                            DataFolder.turn(turn, "q \(turn)", "a"), [.spent(entry)], at: 1)
                    } catch {
                        problems.withLock { $0.append("\(writer), \(turn): \(error)") }
                    }
                    waits.note(.now - start)
                }
            }
        }
        threads.forEach { $0.start() }
        while !threads.allSatisfy(\.isFinished) { Thread.sleep(forTimeInterval: 0.01) }
        #expect(problems.withLock { $0 } == [])
        let lines = try folder.store().list()
        #expect(lines.count == 8)
        #expect(lines.allSatisfy { $0.turns == 25 })
        #expect(waits.longest < .seconds(1))
    }
}
