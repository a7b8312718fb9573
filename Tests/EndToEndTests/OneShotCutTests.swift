import FakeClaude
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An answer that is cut off: standard output has the text so far, and the exit code says so.
@Suite struct OneShotCutTests {
    private static let whole = NumberedWords.text(400)

    /// Standard output is a beginning of the answer, and not empty.
    private func expectBeginning(
        _ output: String, location: SourceLocation = #_sourceLocation
    ) {
        let isBeginning =
            output.hasSuffix("\n") && Self.whole.hasPrefix(output.dropLast())
            && output.utf8.count < Self.whole.utf8.count
        #expect(isBeginning, "\(output.prefix(200))", sourceLocation: location)
        #expect(output.hasPrefix("Sentence 1 says w0001 "), sourceLocation: location)
    }

    /// The fault, the exit code, and the message before and after the count of kept characters.
    @Test(arguments: [
        ("cut=6000", 76, "the answer was cut off (", "): ask again for the whole of it"),
        ("end=6000", 76, "the answer was cut off (", "): ask again for the whole of it"),
        ("reset=6000", 76, "the answer was cut off (", "): ask again for the whole of it"),
        (
            "error=40", 75, "the API is overloaded (Overloaded",
            "): try again in a minute"
        ),
        (
            "error=40:api_error", 75, "the server failed (",
            "Internal server error): try again later"
        ),
        (
            "stall=6000:60000", 75, "no data for 1 s",
            ": the server or the network is silent, try again or raise --timeout"
        ),
    ])
    func whatCameIsKept(_ fault: String, _ code: Int32, _ start: String, _ end: String) throws {
        let stage = try Stage()
        let outcome = try stage.run(
            "--timeout", "1", "[[fault \(fault)]] write 400 words")
        #expect(outcome.end == .exited(code))
        // A request whose text was shown is never retried automatically.
        #expect(outcome.requests == 1)
        expectBeginning(outcome.output)
        #expect(outcome.errors.hasPrefix("claude-chat: " + start))
        let ends = Self.keptCounts(outcome.output).flatMap { count in
            ["\(end) [REQUEST, \(count) characters kept]\n", "\(end) [\(count) characters kept]\n"]
        }
        #expect(ends.contains { outcome.errors.hasSuffix($0) }, "\(outcome.errors)")
    }

    /// The counts of kept characters that the message may name.
    ///
    /// The newline at the end is the program's, unless the answer has one in that place.
    private static func keptCounts(_ output: String) -> [String] {
        let counts =
            whole.hasPrefix(output) ? [output.count - 1, output.count] : [output.count - 1]
        return counts.map { count in
            count < 1000
                ? "\(count)" : "\(count / 1000),\(String(count % 1000 + 1000).dropFirst())"
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalLeavesWhatCame(_ signal: Int32) throws {
        let stage = try Stage(rate: 300)
        let program = try stage.start(["write 400 words"])
        #expect(program.waitForOutput { $0.contains("w0009") })
        kill(program.identifier, signal)
        let outcome = try stage.finish(program)
        #expect(outcome.end == .killed(signal: signal))
        let sentences = Self.keptCounts(outcome.output).map {
            "claude-chat: stopped [REQUEST, \($0) characters kept]\n"
        }
        #expect(sentences.contains(outcome.errors), "\(outcome.errors)")
        expectBeginning(outcome.output)
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [false] })
    }

    @Test func aReaderThatHasSeenEnoughEndsIt() throws {
        let stage = try Stage(rate: 300)
        let program = try stage.start(["write 400 words"])
        #expect(program.waitForOutput { $0.utf8.count >= 5 })
        program.closeOutput()
        let outcome = try stage.finish(program)
        #expect(outcome.end == .killed(signal: SIGPIPE))
        #expect(outcome.errors == "")
        #expect(stage.waitsFor { $0.bill.items.map(\.complete) == [false] })
    }

    @Test func aReaderThatGoesBeforeTheFirstWordEndsIt() throws {
        let stage = try Stage(latency: 60_000)
        let program = try stage.start(["write 400 words"])
        #expect(stage.waitsFor { _ in stage.asked.count == 1 })
        program.closeOutput()
        #expect(try stage.finish(program).end == .killed(signal: SIGPIPE))
    }

    @Test func aFullDiskIsToldAndSeen() throws {
        let stage = try Stage()
        let outcome = try stage.run("echo x", output: .file("/dev/full"))
        let expected = Outcome(
            output: "",
            errors: "claude-chat: could not write the answer: No space left on device\n",
            end: .exited(74), requests: 1)
        #expect(outcome == expected)
    }

    @Test func withoutStandardOutputNothingIsAsked() throws {
        let stage = try Stage()
        let outcome = try stage.run("echo x", output: .closed)
        let expected = Outcome(
            output: "",
            errors: "claude-chat: standard output is closed: there is nowhere to write an answer\n",
            end: .exited(74), requests: 0)
        #expect(outcome == expected)
    }

    @Test func aSlowReaderGetsEveryByte() throws {
        let stage = try Stage()
        let program = try stage.start(["write 8000 words"])
        // Reads nothing until the server has sent the whole answer, more than the pipe's 64 KiB.
        #expect(stage.waitsFor { $0.bill.items.count == 1 })
        let outcome = try stage.finish(program)
        #expect(outcome.end == .exited(0))
        let isWhole = outcome.output == NumberedWords.text(8000) + "\n"
        #expect(isWhole)
    }
}
