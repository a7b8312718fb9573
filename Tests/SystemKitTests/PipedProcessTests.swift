import SystemKit
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct PipedProcessTests {
    private static let environment = ["PATH": "/usr/bin:/bin", "NAME": "value"]

    private static func run(
        _ path: String, _ arguments: [String], input: [UInt8] = [], limit: Int = 1 << 20,
        within: Duration = .seconds(10), grace: Duration = .seconds(5), stop: Int32 = -1
    ) -> PipedProcess.Result {
        ProcessSignals.surviveFailedWrites()
        return PipedProcess(environment: environment, limit: limit, grace: grace).run(
            path, arguments, input: input, until: .now + within, stop: stop)
    }

    private static func shell(_ script: String) -> (String, [String]) {
        ("/bin/sh", ["-c", script])
    }

    @Test func whatItSays() {
        let (sh, arguments) = Self.shell("echo out $NAME; echo err >&2; exit 3")
        let result = Self.run(sh, arguments)
        #expect(result.end == .exited(3))
        #expect(String(decoding: result.output, as: UTF8.self) == "out value\n")
        #expect(String(decoding: result.errors, as: UTF8.self) == "err\n")
        #expect(!result.isCut)
    }

    /// The arguments are not parsed by a shell.
    @Test func wordsStayWhole() {
        let words = ["$NAME", "a b", "*", "'", ""]
        let result = Self.run("/usr/bin/printf", ["%s\\n"] + words)
        #expect(
            String(decoding: result.output, as: UTF8.self)
                == words.map { $0 + "\n" }.joined())
    }

    /// Input and output both exceed the size of a pipe.
    @Test func aLotBothWays() {
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let result = Self.run("/bin/cat", [], input: bytes)
        #expect(result.end == .exited(0))
        #expect(result.output == bytes)
    }

    @Test func whatIsTooMuchIsCut() {
        let result = Self.run(
            "/bin/cat", [], input: Array(repeating: 0x61, count: 300_000), limit: 7)
        #expect(result.end == .exited(0))
        #expect(result.output == Array(repeating: 0x61, count: 7))
        #expect(result.isCut)
    }

    /// The program may leave its input unread.
    @Test func nobodyReads() {
        let result = Self.run("/bin/true", [], input: Array(repeating: 0, count: 1 << 20))
        #expect(result.end == .exited(0))
    }

    @Test func whatItLeavesBehindIsNotWaitedFor() {
        let (sh, arguments) = Self.shell("sleep 30 & echo $!")
        let start = ContinuousClock.now
        let result = Self.run(sh, arguments)
        #expect(result.end == .exited(0))
        #expect(.now - start < .seconds(5))
        if let left = Int32(String(decoding: result.output.dropLast(), as: UTF8.self)) {
            #expect(kill(left, SIGKILL) == 0)
        } else {
            Issue.record("\(result)")
        }
    }

    // MARK: - Its end

    /// Child processes of the program are ended as well.
    @Test func aDeadlineEndsTheGroup() throws {
        let (sh, arguments) = Self.shell("sleep 30 & echo $!; wait")
        let result = Self.run(sh, arguments, within: .seconds(1))
        #expect(result.end == .ended)
        let other = try #require(Int32(String(decoding: result.output.dropLast(), as: UTF8.self)))
        let deadline = ContinuousClock.now + .seconds(5)
        while !Self.isGone(other), .now < deadline { usleep(1_000) }
        #expect(Self.isGone(other))
    }

    /// Whether the process has ended, or is a zombie.
    private static func isGone(_ process: Int32) -> Bool {
        guard kill(process, 0) == 0 else { return true }
        let stat = PipedProcess(environment: [:]).run(
            "/bin/cat", ["/proc/\(process)/stat"], until: .now + .seconds(5))
        return String(decoding: stat.output, as: UTF8.self).contains(") Z ")
    }

    @Test func whatDoesNotListenIsKilled() {
        let (sh, arguments) = Self.shell("trap '' TERM; while :; do sleep 0.05; done")
        let start = ContinuousClock.now
        let result = Self.run(
            sh, arguments, within: .seconds(1), grace: .milliseconds(200))
        #expect(result.end == .ended)
        #expect((Duration.milliseconds(1_200)..<Duration.seconds(10)).contains(.now - start))
    }

    @Test func itIsStoppedFromElsewhere() {
        let waker = Waker()
        waker.wake()
        let result = Self.run("/bin/sleep", ["30"], stop: waker.reading)
        #expect(result.end == .ended)
    }

    @Test func aProgramThatIsNotThere() {
        #expect(Self.run("/nonexistent", []).end == .notStarted(errno: ENOENT))
        #expect(ProgramPath.find("sh", in: ["PATH": "relative:/bin"]) == "/bin/sh")
        #expect(ProgramPath.find("sh", in: ["PATH": "relative"]) == nil)
    }
}
