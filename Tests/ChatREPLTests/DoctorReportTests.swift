import ChatREPL
import ClaudeMessages
import Testing

/// The report on the server's reply.
@Suite struct DoctorReportTests {
    private static let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    /// The same, in seconds since 1970.
    private static let time = 784_111_777.0

    private static func rows(
        _ result: Result<ClaudeResponse<ModelInfo>, ClaudeError>, now: Double = time
    ) throws -> (rows: [String], code: ExitCode) {
        let home = try HomeFolder()
        let environment = home.environment(["ANTHROPIC_API_KEY": "sk-ant-CANARY"])
        let doctor = Doctor(Arguments(), PreferenceSources(environment: environment))
        let report = doctor.examine { _, _ in
            Doctor.Reply(result: result, time: .seconds(1), now: now)
        }
        #expect(!report.text.contains("CANARY") && !report.json.description.contains("CANARY"))
        let shown = report.rows.filter { ["answer", "clock"].contains($0.name) }
        return (shown.map { "\($0.state.rawValue) \($0.text)" }, report.code)
    }

    private static func answer() throws -> Result<ClaudeResponse<ModelInfo>, ClaudeError> {
        let fields = HeaderFields([HeaderField("date", date)])
        let model = try #require(ModelInfo(json: ["id": "claude-sonnet-5-5"]))
        return .success(ClaudeResponse(model, head: ResponseHead(status: 200, fields: fields)))
    }

    @Test(arguments: [
        (0.0, "ok as the server's"), (-60, "ok as the server's"),
        (90, "note 90 seconds ahead of the server's"),
        (-3600, "note 3,600 seconds behind the server's"),
    ])
    func theClock(_ skew: Double, _ words: String) throws {
        let (rows, code) = try Self.rows(Self.answer(), now: Self.time + skew)
        #expect(rows == ["ok claude-sonnet-5-5 is there, after 1.0 s", words])
        #expect(code == .success)
    }

    /// A token that expires within 600 seconds is noted.
    @Test(arguments: [(7_200, "ok"), (300, "note")])
    func howLongATokenIsValid(_ seconds: Int, _ state: String) throws {
        let home = try HomeFolder()
        let end = Int(Surroundings.live.now()) + seconds + 59
        try home.write(
            #"{"access_token":"CANARY","expires_at":\#(end)}"#,
            to: ".config/anthropic/credentials/work.json")
        let environment = home.environment(["ANTHROPIC_PROFILE": "work"])
        let report = Doctor(Arguments(), PreferenceSources(environment: environment))
            .examine { client, _ in
                Doctor.Reply(result: .failure(ClaudeError(.overloaded, "x")), time: .zero, now: 0)
            }
        let row = try #require(report.rows.first { $0.name == "key" })
        #expect(row.state.rawValue == state)
        #expect(row.text.hasPrefix("the profile work of Anthropic's CLI, valid for another "))
        #expect(!report.text.contains("CANARY"))
    }

    /// A server that does not list its models may still answer, so a 404 is no error.
    @Test func aServerWithoutModels() throws {
        var error = ClaudeError(.notFound, "x")
        error.status = 404
        let (rows, code) = try Self.rows(.failure(error))
        #expect(rows.count == 1 && rows[0].hasPrefix("note the server does not know"))
        #expect(code == .success)
    }

    @Test(arguments: [
        (ClaudeError.Code.authentication, ExitCode.noPermission), (.overloaded, .tryLater),
        (.cannotConnect, .tryLater),
    ])
    func failures(_ code: ClaudeError.Code, _ exit: ExitCode) throws {
        #expect(try Self.rows(.failure(ClaudeError(code, "x"))).code == exit)
    }
}
