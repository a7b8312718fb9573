import FakeClaude
import TestSupport
import Testing
import WireJSON

/// A server, a home folder and an environment for runs of the program.
final class Stage {
    /// The API key, which no output may contain.
    static let key = "sk-ant-api03-CANARY-2b7e151628aed2a6-CANARY"

    let server: Server
    let port: Int
    let home: TemporaryFolder
    var environment: [String: String]

    /// `rate` is in tokens per second, unlimited for 0; `latency` in milliseconds before an answer
    /// begins.
    init(rate: Int = 0, latency: Int = 0) throws {
        var configuration = Configuration(rate: rate)
        configuration.latency = latency
        server = try Server(configuration: configuration)
        port = try server.start()
        home = try TemporaryFolder()
        environment = [
            "HOME": home.path, "XDG_CONFIG_HOME": home.path + "/config",
            "XDG_STATE_HOME": home.path + "/state", "XDG_DATA_HOME": home.path + "/data",
            "CLAUDE_CHAT_KEEP": "0",
            "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": "UTC", "PATH": "/usr/bin:/bin", "NO_COLOR": "1",
            "ANTHROPIC_API_KEY": Stage.key, "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(port)",
        ]
    }

    deinit { server.stop() }

    /// The messages requests so far.
    var asked: [LogEntry] {
        server.requests.filter { $0.method == "POST" && $0.path.hasSuffix("/v1/messages") }
    }

    /// The bodies of the messages requests so far.
    var bodies: [JSON] { asked.compactMap { try? JSON(parsing: $0.body) } }

    /// Waits for a state of the server; false when time runs out.
    func waitsFor(within: Duration = .seconds(15), _ isTrue: (Server) -> Bool) -> Bool {
        let deadline = ContinuousClock.now + within
        while !isTrue(server) {
            guard ContinuousClock.now < deadline else { return false }
            breathe()
        }
        return true
    }

    func start(
        _ arguments: [String], input: Input = .nothing, output: Output = .pipe
    ) throws -> PipedProgram {
        try PipedProgram(
            Program.chat, arguments, environment: environment, input: input, output: output)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: String..., input: Input = .nothing, output: Output = .pipe,
        location: SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        try finish(try start(arguments, input: input, output: output), location: location)
    }

    /// Waits for the end of a program and collects its output.
    func finish(
        _ program: PipedProgram, location: SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        let end = program.waitForEnd()
        let outcome = Outcome(
            output: String(decoding: program.output, as: UTF8.self),
            errors: withoutAccidents(String(decoding: program.errors, as: UTF8.self)),
            end: try #require(end, "it does not end", sourceLocation: location),
            requests: asked.count)
        for text in [outcome.output, outcome.errors] {
            #expect(!text.contains("CANARY"), "the key is in the output", sourceLocation: location)
        }
        return outcome
    }

    /// What `sessions list` lists, `2 turns  echo one`, the newest first.
    func conversations() throws -> [String] {
        try run("sessions", "list").output.split(separator: "\n").map { row in
            let cells = row.split(separator: "  ")
            return cells.count == 5 ? "\(cells[2].drop { $0 == " " })  \(cells[4])" : String(row)
        }
    }

    /// The files of the home folder that contain a text, as `grep -rla` finds them.
    func files(with text: String) throws -> [Substring] {
        let grep = try PipedProgram("/bin/grep", ["-rlaF", text, home.path], environment: [:])
        _ = grep.waitForEnd()
        return withoutAccidents(String(decoding: grep.output, as: UTF8.self))
            .split(separator: "\n")
    }

    /// The text with what differs between runs replaced: the port, request ids, waits.
    func withoutAccidents(_ text: String) -> String {
        text.replacing(":\(port)", with: ":PORT")
            .replacing(/req_011C[A-Za-z0-9]{20}/, with: "REQUEST")
            .replacing(/asking again in \d\.\d s/, with: "asking again in TIME")
            .replacing(home.path, with: "HOME")
    }
}

/// The output and the end of a run of the program.
struct Outcome: Equatable {
    var output: String
    var errors: String
    var end: ChildEnd
    /// The number of messages requests that the server has received.
    var requests: Int
}
