import ChatTerminal
import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct PlainConsoleTests {
    /// Runs a console on pipes with all input available at once; returns the output.
    static func run(
        input: String,
        _ handle: (TerminalEvent, PlainConsole) -> LoopDirective
    ) -> String { run(input: input, Mailbox<String>(), handle) }

    static func run(
        input: String, _ mailbox: Mailbox<String>,
        _ handle: (TerminalEvent, PlainConsole) -> LoopDirective
    ) -> String {
        var inward: [Int32] = [0, 0]
        var outward: [Int32] = [0, 0]
        unsafe pipe(&inward)
        unsafe pipe(&outward)
        try? CheckedOutput(descriptor: inward[1]).write(input)
        close(inward[1])
        let setup = TerminalSetup(
            input: inward[0], output: outward[1], environment: ["TERM": "xterm"],
            ownsProcess: false)
        let console = PlainConsole(
            SystemTerminal(
                input: setup.input, output: setup.output, signals: nil, guardsProcess: false),
            setup: setup)
        console.run(waking: mailbox) { handle($0, console) }
        close(outward[1])
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(outward[0], &buffer, buffer.count)
        close(inward[0])
        close(outward[0])
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }

    @Test func linesInTextOut() {
        var lines: [String] = []
        let output = Self.run(input: "one\r\ntwo\nthree") { event, console in
            switch event {
            case .submitted(let submission):
                let line = submission.message.text
                lines.append(line)
                console.setPrompt("> ")
                console.setFooter(["footer"])
                console.setStatus(["status"])
                console.stream("re: \(line)\u{1B}[2J")
                console.endStream()
                console.commit(StyledText("note", style: .bold))
            case .endOfInput: return .stop
            default: break
            }
            return .continue
        }
        #expect(lines == ["one", "two", "three"])
        #expect(output == lines.map { "re: \($0)^[[2J\nnote\n" }.joined())
    }

    @Test func theNextLineWaitsForTheAnswer() {
        var log: [String] = []
        let mailbox = Mailbox<String>()
        _ = Self.run(input: "one\ntwo\n", mailbox) { event, console in
            switch event {
            case .submitted(let submission):
                let line = submission.message.text
                log.append(line)
                console.isBusy = true
                mailbox.post("answer to \(line)")
            case .woken:
                log += mailbox.take()
                console.isBusy = false
            case .endOfInput:
                log.append("end")
                return .stop
            default: break
            }
            return .continue
        }
        #expect(log == ["one", "answer to one", "two", "answer to two", "end"])
    }

    @Test func theTimerComes() {
        var events: [String] = []
        _ = Self.run(input: "x\n") { event, console in
            if case .submitted(let submission) = event {
                events.append("submitted \(submission.message.text)")
                console.isBusy = true
                console.wake(after: .milliseconds(5))
            }
            if case .timer = event {
                events.append("timer")
                return .stop
            }
            return .continue
        }
        #expect(events == ["submitted x", "timer"])
    }
}
