import ChatTerminal
import Synchronization
import SystemKit
import TestSupport
import Testing

/// The live console on terminals that reply to the keyboard query, and on some that do not.
@Suite struct KeyboardTests {
    private static let kitty = "\u{1B}[?0u"
    private static let attributes = "\u{1B}[?62;22c"

    private static func console(
        _ terminal: PseudoTerminal, environment: [String: String] = [:], isVi: Bool = false
    ) throws -> ConsoleHarness {
        let folder = try HistoryFileTests.folder()
        HistoryFileTests.write(isVi ? "bind -v\n" : "", to: folder + "/editrc")
        let base = ["TMPDIR": folder, "PATH": "/usr/bin:/bin"]
        return try ConsoleHarness(
            terminal, environment: base.merging(environment) { $1 }, editrc: folder + "/editrc")
    }

    @Test func theQuestionComesWithTheFirstFrameAndNobodyWaits() throws {
        let terminal = try PseudoTerminal()
        let console = try Self.console(terminal)
        terminal.type("at once")
        try terminal.waitUntil { $0.screen == "> at once" }
        let output = String(decoding: terminal.output, as: UTF8.self)
        #expect(output.hasPrefix("\u{1B}[?2004h\u{1B}[?u\u{1B}[c\u{1B}[?2026h"))
        #expect(terminal.screen.keyboard.questions == [.keyboard, .attributes])
        #expect(terminal.screen.keyboard.pushes == 0)
        try console.stop(terminal)
        #expect(terminal.screen.keyboard.isAtRest)
    }

    /// A reply split anywhere, also by a pause, turns the encoding on and is never text.
    @Test(arguments: 0...9) func aReplyIsNeverText(cut: Int) throws {
        let terminal = try PseudoTerminal()
        let console = try Self.console(terminal)
        let replies = Array((Self.kitty + Self.attributes).utf8)
        terminal.type("a")
        terminal.type(Array(replies[..<cut]))
        try console.settle(terminal)
        terminal.type(Array(replies[cut...]))
        terminal.type("b")
        try terminal.waitUntil { $0.screen == "> ab" && $0.keyboard.stack == [5] }
        try console.stop(terminal)
        #expect(terminal.screen.keyboard.isAtRest)
        #expect(terminal.screen.keyboard.pushes == 1)
        #expect(terminal.screen.unknown == [])
    }

    @Test(arguments: [
        ([:], false), (["TMUX": "x"], true), (["XTERM_VERSION": "XTerm(379)"], true),
    ])
    func aTerminalThatDoesNotSpeakIt(environment: [String: String], sendsOtherKeys: Bool) throws {
        let terminal = try PseudoTerminal()
        let console = try Self.console(terminal, environment: environment)
        #expect(!terminal.screen.keyboard.sendsOtherKeys)
        terminal.type(Self.attributes + "x")
        try terminal.waitUntil {
            $0.screen == "> x" && $0.keyboard.sendsOtherKeys == sendsOtherKeys
        }
        try console.stop(terminal)
        #expect(terminal.screen.keyboard.isAtRest)
        #expect(terminal.screen.keyboard.pushes == 0)
    }

    /// In the editor the encoding is off, and after it on again.
    @Test func theEditorHasItsOwnKeys() throws {
        let terminal = try PseudoTerminal()
        terminal.speak(kitty: true)
        let asking = "sh -c 'printf \"what? \"; read -r line; echo \"$line\" > \"$0\"'"
        let console = try Self.console(terminal, environment: ["VISUAL": asking])
        try terminal.waitUntil { $0.keyboard.stack == [5] }
        terminal.type("\u{18}\u{5}")
        try terminal.waitUntil { $0.screen == "what?" }
        #expect(terminal.screen.keyboard.isAtRest)
        terminal.type("edited\n")
        try terminal.waitUntil { $0.screen.hasSuffix("> edited") && $0.keyboard.stack == [5] }
        try console.stop(terminal)
        #expect(terminal.screen.keyboard.isAtRest)
        // Queried once.
        #expect(terminal.screen.keyboard.questions == [.keyboard, .attributes])
        #expect(terminal.screen.keyboard.mistakes == [])
    }

    /// A pending reply is awaited before the editor starts; keys typed meanwhile are kept.
    @Test func aReplyThatIsOnItsWayReachesNobodyElse() throws {
        let terminal = try PseudoTerminal()
        terminal.reply = { question in
            let after = Duration.milliseconds(40)
            return question == .keyboard
                ? [(after, Array(Self.kitty.utf8))]
                : [(after, Array(("more" + Self.attributes).utf8))]
        }
        let console = try Self.console(
            terminal, environment: ["VISUAL": "sh -c 'echo first > \"$0\"'"])
        terminal.type("\u{18}\u{5}")
        try terminal.waitUntil { $0.screen == "> firstmore" && $0.keyboard.stack == [5] }
        try console.stop(terminal)
        #expect(terminal.screen.keyboard.isAtRest)
    }

    @Test func aReplyAtTheEndDoesNotReachTheShell() throws {
        let terminal = try PseudoTerminal()
        terminal.reply = { question in
            let after = Duration.milliseconds(50)
            return question == .keyboard
                ? [(after, Array(Self.kitty.utf8))]
                : [
                    (after, Array(Self.attributes.prefix(3).utf8)),
                    (after * 1.4, Array(Self.attributes.dropFirst(3).utf8)),
                ]
        }
        let console = try Self.console(terminal)
        try console.stop(terminal)
        #expect(terminal.screen.keyboard.questions.count == 2)
        #expect(terminal.screen.keyboard.isAtRest)
        #expect(terminal.unread == 0)
    }

    /// With a key and a stop signal at once, waiting for the reply reads the key and ends.
    @Test func whatHasBeenReadMeanwhileIsNotWaitedFor() throws {
        let terminal = try PseudoTerminal()
        let console = try Self.console(terminal)
        let isHeld = Mutex(true)
        console.perform { _ in while isHeld.withLock({ $0 }) { breathe() } }
        terminal.type("abc")
        console.signals.deliver(Signals.stop)
        isHeld.withLock { $0 = false }
        try console.settle(terminal)
        try terminal.waitUntil { $0.screen == "> abc" && $0.isPasteBracketed }
        try console.stop(terminal)
    }

    @Test func aTerminalThatNeverRepliesHoldsNobody() throws {
        let terminal = try PseudoTerminal()
        let console = try Self.console(terminal)
        let start = ContinuousClock.now
        try console.stop(terminal)
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    @Test(arguments: [false, true]) func encodedKeysActAsEver(isVi: Bool) throws {
        let terminal = try PseudoTerminal()
        terminal.speak(kitty: true)
        let console = try Self.console(terminal, isVi: isVi)
        try terminal.waitUntil { $0.keyboard.stack == [5] }
        terminal.type("one\u{1B}[13;2utwo\u{1B}[106;5uthree")
        try terminal.waitUntil { $0.screen == "> one\n  two\n  three" }
        // Ctrl-C, here in a Cyrillic layout, clears the draft.
        terminal.type("\u{1B}[99;5u")
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("draft\u{1B}[1089::99;5u")
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("\u{1B}[1089::99;5u")
        try terminal.waitUntil("Ctrl-C") { _ in console.mainEvents == ["interrupt"] }
        terminal.type("abc\u{1B}[27u")
        if isVi {
            terminal.type("0x")
            try terminal.waitUntil { $0.screen == "> bc" }
            terminal.type("\u{1B}[99;5u")
        } else {
            try terminal.waitUntil("Esc") { _ in console.mainEvents.last == "escape" }
            terminal.type("\u{1B}[97;5u\u{1B}[100;5u")
            try terminal.waitUntil { $0.screen == "> bc" }
            terminal.type("\u{1B}[117;5u")
        }
        try terminal.waitUntil { $0.screen == ">" }
        terminal.type("\u{1B}[100;5u")
        try terminal.waitUntil("Ctrl-D") { _ in console.events.last == "ended" }
        try terminal.waitUntil { $0.keyboard.isAtRest && !$0.isPasteBracketed }
        #expect(terminal.screen.keyboard.mistakes == [])
    }
}
