import FakeClaude
import TestSupport
import Testing

/// Random runs of the program under a shell, in a terminal with the kitty keyboard protocol and
/// random delays: however a run ends, keyboard flags and terminal modes are restored.
@Suite struct SoakEndsTests {
    @Test(arguments: 0..<10) func everyEndPutsTheTerminalBack(part: Int) throws {
        var random = Soak.generator(part)
        let shell = try ShellScreen(try Stage(rate: 300))
        for number in 0..<Soak.rounds(100) {
            let life = Life(using: &random)
            do {
                try shell.live(life, number)
            } catch {
                throw PseudoTerminal.Failure(
                    "seed \(Soak.seed), part \(part), life \(number): \(life)\n\(error)")
            }
        }
    }
}
