import FakeClaude
import Testing

@Suite struct OptionsTests {
    @Test func reads() throws {
        let options = try Options([
            "--port", "8080", "--rate=0", "--log", "a.jsonl", "--fault", "status=529,times=1",
            "--require-key", "k", "--latency=20", "--until-eof", "--batch-polls=3",
        ])
        #expect(options.configuration.port == 8080)
        #expect(options.configuration.rate == 0)
        #expect(options.configuration.latency == 20)
        #expect(options.configuration.log == "a.jsonl")
        #expect(options.configuration.fault?.status == 529)
        #expect(options.configuration.requiredKey == "k")
        #expect(options.untilEndOfInput)
        #expect(options.configuration.batchPolls == 3)
        #expect(try Options([]).configuration.rate == 60)
    }

    @Test(arguments: [
        (["--ports"], "unknown flag: --ports"), (["x"], "unknown flag: x"),
        (["--port"], "bad value for --port: none"),
        (["--port=70000"], "bad value for --port: 70000"),
        (["--fault", "oops"], "bad value for --fault: oops"),
        (["--help=1"], "bad value for --help: 1"),
    ])
    func refuses(_ words: [String], _ mistake: String) {
        #expect(throws: Options.Mistake.self) { try Options(words) }
        do {
            _ = try Options(words)
        } catch {
            #expect("\(error)" == mistake)
        }
    }

    @Test func helpNamesEverything() {
        for word in [
            "--port N", "--until-eof", "status=N", "split[=SEED]", "stall=N:MS", "pause_turn",
        ] {
            #expect(Options.help.contains(word))
        }
        #expect(Options.help.split(separator: "\n").allSatisfy { $0.count <= 92 })
    }
}
