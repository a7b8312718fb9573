import FakeClaude
import TestSupport
import Testing

/// Random lives of the program under a shell, at a terminal that speaks the kitty protocol and
/// replies when it likes: however a life ends, what was pushed is popped and all is as it was.
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
