import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The program is killed at any moment, and what it had kept is there.
@Suite struct SoakKillTests {
    /// 1,000 kills in `make soak`, 10 in `make test`, all with one database.
    @Test func theConversationIsThereAfterAKill() throws {
        var random = Soak.generator(1)
        let stage = try Stage(rate: 400)
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
        var kept = 0
        for _ in 0..<Soak.rounds(1_000) {
            let arguments = Bool.random(using: &random) ? ["-c"] : []
            let chat = try ChatScreen(stage, kept == 0 ? [] : arguments)
            chat.enter("write 200 words")
            let until = ContinuousClock.now + .milliseconds(Int.random(in: 0...900, using: &random))
            while .now < until { breathe() }
            kill(chat.program, SIGKILL)
            #expect(chat.waitForEnd() == .killed(signal: SIGKILL))
            let report = try stage.run("doctor").output
            #expect(!report.contains("damaged"), "\(report)")
            kept = try stage.run("sessions", "list").output.split(separator: "\n").count
        }
        #expect(kept > 0)
        let again = try ChatScreen(stage, ["-c"])
        let asked = stage.asked.count
        again.enter("echo one")
        // What is refused is back at the prompt.
        try again.waitUntil { stage.asked.count > asked && $0.isAtRest && $0.draft == ">" }
    }
}
