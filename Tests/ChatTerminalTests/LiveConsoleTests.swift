import ChatTerminal
import TestSupport
import Testing

@Suite struct LiveConsoleTests {
    @Test func aLineIsEditedAndSubmitted() throws {
        let terminal = try PseudoTerminal()
        let before = terminal.modes
        let console = try ConsoleHarness(
            terminal, prepare: { $0.setFooter(["footer"]) },
            onEvent: { event, console in
                if case .submitted(let text) = event {
                    console.commit(StyledText(untrustedLines: "> " + text))
                }
                return .continue
            })
        try terminal.waitUntil("prompt") { $0.screen == ">\nfooter" }
        #expect(terminal.screen.isPasteBracketed)
        terminal.type("hallo")
        try terminal.waitUntil { $0.screen == "> hallo\nfooter" && $0.column == 7 }
        terminal.type("\u{1B}[D\u{7F}")
        try terminal.waitUntil { $0.screen == "> halo\nfooter" && $0.column == 5 }
        terminal.type("\r")
        try terminal.waitUntil { $0.screen == "> halo\n>\nfooter" }
        #expect(console.events == ["draftBegun", "submitted halo"])
        try console.stop(terminal)
        try terminal.waitUntil { $0.screen == "> halo" && !$0.isPasteBracketed }
        #expect(terminal.modes == before)
        #expect(terminal.screen.unknown == [])
        #expect(terminal.screen.pendingWrapErases == 0)
    }
}
