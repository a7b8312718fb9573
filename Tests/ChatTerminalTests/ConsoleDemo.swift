import ChatTerminal
import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A small chat without Claude on descriptor 0, for tests that need a process of its own.
///
/// It runs only if CONSOLE_DEMO is set: ProcessTests and resize_check.py start this test binary
/// again with that variable.
@Suite struct ConsoleDemo {
    /// Nil in an ordinary test run.
    static var kind: String? { unsafe getenv("CONSOLE_DEMO").map { unsafe String(cString: $0) } }

    static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// Prints a measurement that was requested by hand.
    static func report(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    }

    @Test(.enabled(if: ConsoleDemo.kind != nil, "by hand: a program, no test")) func demo() throws {
        var environment: [String: String] = [:]
        for name in ["TERM", "TMUX", "NO_COLOR"] { environment[name] = Self.variable(name) }
        let setup = TerminalSetup(input: 0, output: 0, environment: environment)
        let console = makeConsole(for: setup)
        let mailbox = Mailbox<String>()
        console.setPrompt("> ")
        console.setFooter([
            "model · in 12,431 · out 312 · $0.0061", "window 6 % · cache until 14:32",
        ])
        if let words = Self.variable("DEMO_WORDS").flatMap({ Int($0) }) {
            let pause = Self.variable("DEMO_PAUSE").flatMap { UInt32($0) } ?? 1_500
            Self.stream(words: words, pause: pause, to: mailbox)
        }
        var deadly: Int32?
        console.run(waking: mailbox) { event in Self.handle(event, console, mailbox, &deadly) }
        if let deadly { ProcessSignals.die(by: deadly) }
        exit(0)
    }

    /// Recurs until the stack is full.
    private static func dive(_ depth: Int) -> Int { depth < .max ? dive(depth + 1) + 1 : 0 }

    private static func handle(
        _ event: TerminalEvent, _ console: any Console, _ mailbox: Mailbox<String>,
        _ deadly: inout Int32?
    ) -> LoopDirective {
        switch event {
        case .submitted(let submission):
            switch submission.message.text {
            case "crash": fatalError("as asked")
            case "overflow": report("\(dive(0))")
            case "exit": exit(3)
            case let text: console.commit(StyledText(untrustedLines: "you: " + text))
            }
        case .woken:
            for text in mailbox.take() {
                if text == "end" { console.endStream() } else { console.stream(text) }
            }
        case .terminated(let signal):
            deadly = signal
            return .stop
        case .endOfInput: return .stop
        default: break
        }
        return .continue
    }

    /// Streams numbered words from a thread of its own, with pauses of `pause` microseconds.
    private static func stream(words: Int, pause: UInt32, to mailbox: Mailbox<String>) {
        Thread.start {
            usleep(300_000)
            for word in 0..<words {
                let ending = word % 97 == 96 ? "\n\n" : " "
                mailbox.post("w\(word)" + String(repeating: "x", count: word % 7) + ending)
                usleep(pause)
            }
            mailbox.post("end")
        }
    }
}
