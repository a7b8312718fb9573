import FakeClaude
import TestSupport
import Testing

/// One question that gets an error or half an answer: exit code, messages, number of requests.
@Suite struct OneShotErrorTests {
    /// A fault, with the expected output, messages and exit code.
    struct Row: CustomTestStringConvertible {
        var fault: String
        var code: Int32
        var requests = 1
        /// Standard output.
        var output = ""
        /// The lines of standard error, without the program's name.
        var says: [String]

        init(
            _ fault: String, _ code: Int32, requests: Int = 1, output: String = "",
            says: String...
        ) {
            self.fault = fault
            self.code = code
            self.requests = requests
            self.output = output
            self.says = says
        }

        var testDescription: String { "\(fault) → \(code)" }
    }

    /// Asks with a fault, and compares output, messages, exit code and requests.
    private func expect(
        _ row: Row, _ arguments: [String] = [], location: SourceLocation = #_sourceLocation
    ) throws {
        let stage = try Stage()
        let program = try stage.start(arguments + ["[[fault \(row.fault)]] echo one two three"])
        let outcome = try stage.finish(program, location: location)
        let errors = row.says.map { "claude-chat: \($0)\n" }.joined()
        let expected = Outcome(
            output: row.output, errors: errors, end: .exited(row.code), requests: row.requests)
        #expect(outcome == expected, sourceLocation: location)
    }

    @Test(arguments: [
        Row(
            "status=400", 65,
            says: "the API refuses the request (400, Bad request) [REQUEST]"),
        Row(
            "status=401", 77,
            says: "the API does not accept the key (401, invalid x-api-key): "
                + "'claude-chat doctor' says where it comes from [REQUEST]"),
        Row(
            "status=402", 77,
            says: "the API asks for payment (402, Your credit balance is too low to access the "
                + "Anthropic API.): see the billing page of the console [REQUEST]"),
        Row(
            "status=403", 77,
            says: "the key may not do this (403, Your API key does not have permission to use "
                + "the specified resource.): ask for access, or use another model [REQUEST]"),
        Row(
            "status=404", 69,
            says: "the API does not know this (404, Not found): check --model and --base-url "
                + "[REQUEST]"),
        Row(
            "status=413", 65,
            says: "the API refuses the request (413, Request exceeds the maximum size): send less: "
                + "a request may have 32 MB, a batch 256 MB, a file 500 MB [REQUEST]"),
    ])
    func whatWaitingDoesNotMendIsAskedOnce(_ row: Row) throws { try expect(row) }

    @Test(arguments: [
        Row(
            "status=429", 75,
            says: "rate limit (429, This request would exceed your organization's rate limit.): "
                + "try again later [REQUEST]"),
        Row(
            "status=429,retry-after=3600", 75,
            says: "rate limit (429, This request would exceed your organization's rate limit.): "
                + "try again in 1 h [REQUEST]"),
        Row(
            "status=429,retry-after=5,x-should-retry=false", 75,
            says: "rate limit (429, This request would exceed your organization's rate limit.): "
                + "try again in 5 s [REQUEST]"),
        Row(
            "status=429,retry-after=0", 75, requests: 3,
            says: "rate limit: asking again in TIME (request 2)",
            "rate limit: asking again in TIME (request 3)",
            "rate limit (429, This request would exceed your organization's rate limit.): "
                + "try again later [REQUEST]"),
        Row(
            "status=429,x-should-retry=true", 75, requests: 3,
            says: "rate limit: asking again in TIME (request 2)",
            "rate limit: asking again in TIME (request 3)",
            "rate limit (429, This request would exceed your organization's rate limit.): "
                + "try again later [REQUEST]"),
        Row(
            "status=429,x-should-retry=true,times=2", 0, requests: 3, output: "one two three\n",
            says: "rate limit: asking again in TIME (request 2)",
            "rate limit: asking again in TIME (request 3)"),
        Row(
            "status=429,x-should-retry=true,error-code=enforced_spend_limit_reached", 75,
            says:
                "rate limit (429, This request would exceed your organization's rate limit.): the "
                + "spend limit is reached, it is lifted on the 1st of the month (UTC) [REQUEST]"),
        Row(
            "status=529", 75, requests: 3,
            says: "the API is overloaded: asking again in TIME (request 2)",
            "the API is overloaded: asking again in TIME (request 3)",
            "the API is overloaded (Overloaded): try again in a minute [REQUEST]"),
        Row(
            "status=500", 75, requests: 3,
            says: "the server failed (500): asking again in TIME (request 2)",
            "the server failed (500): asking again in TIME (request 3)",
            "the server failed (500, Internal server error): try again later [REQUEST]"),
        Row(
            "status=529,times=1", 0, requests: 2, output: "one two three\n",
            says: "the API is overloaded: asking again in TIME (request 2)"),
        Row(
            "drop,times=2", 0, requests: 3, output: "one two three\n",
            says: "the connection was lost: asking again in TIME (request 2)",
            "the connection was lost: asking again in TIME (request 3)"),
    ])
    func whatWaitingMayMendIsAskedAtMostThreeTimes(_ row: Row) throws { try expect(row) }

    @Test(arguments: [
        Row(
            "html=200", 69,
            says: "not the API but something on the way to http://127.0.0.1:PORT answered (200, "
                + "a web page: 200): check the network, the proxy and --base-url"),
        Row(
            "html=502,x-should-retry=false", 75,
            says: "not the API but something on the way to http://127.0.0.1:PORT answered (502, "
                + "a web page: 502): try again later"),
        Row(
            "gzip", 76,
            says: "the answer is garbled (a compressed body, which was not asked for): check "
                + "--base-url, then report it [REQUEST]"),
        Row(
            "redirect=http://127.0.0.2:9/", 76,
            says: "a redirect to http://127.0.0.2:9/ was refused (307): the key is not sent "
                + "elsewhere, set --base-url to the right place [REQUEST]"),
    ])
    func whatIsNotTheAPIIsSaidInOneLine(_ row: Row) throws { try expect(row) }

    @Test(arguments: [
        Row(
            "stop=max_tokens", 20, output: "one two three\n",
            says: "the answer was cut by the limit of tokens: raise --max-tokens for more"),
        Row(
            "stop=model_context_window_exceeded", 20, output: "one two three\n",
            says: "the answer was cut: the model's context is full"),
        Row(
            "stop=refusal", 21, output: "one two three\n",
            says: "the model refused to go on: ask differently, or another model"),
        Row(
            "stop=tool_use", 0, output: "one two three\n",
            says: "the model asked for a tool, and there is none to run"),
        Row(
            "stop=pause_turn", 0, output: "one two three\n",
            says: "the model paused and could be asked to go on"),
        Row(
            "stop=sun_down", 0, output: "one two three\n",
            says: "the answer ended for a reason not known here: sun_down"),
        Row("stop=stop_sequence", 0, output: "one two three\n"),
        Row("empty", 23, says: "no text came: ask again, or in other words"),
    ])
    func theWayToStopIsTold(_ row: Row) throws { try expect(row) }

    @Test func aRedirectGetsNoRequest() throws {
        let (stage, target) = (try Stage(), try Stage())
        for address in ["http://127.0.0.1:\(target.port)/v1/messages", "/v1/messages"] {
            let outcome = try stage.run("[[fault redirect=\(address)]] hi")
            #expect(outcome.end == .exited(76))
            #expect(outcome.output == "")
        }
        #expect(target.server.requests.isEmpty)
        #expect(stage.asked.count == 2)
    }

    @Test func anErrorEventBeforeTheTextIsARetry() throws {
        try expect(
            Row(
                "error=1,times=1", 0, requests: 2, output: "one two three\n",
                says: "the API is overloaded: asking again in TIME (request 2)"))
    }

    @Test func aSilentServerIsGivenUp() throws {
        try expect(
            Row(
                "delay=60000", 75,
                says: "no data for 1 s: the server or the network is silent, try again or "
                    + "raise --timeout"),
            ["--timeout", "1"])
    }

    @Test func nobodyListens() throws {
        let stage = try Stage()
        let port = stage.port
        stage.server.stop()
        let outcome = try stage.run("hi")
        #expect(outcome.end == .exited(69))
        #expect(outcome.output == "")
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.last?.hasPrefix("claude-chat: cannot reach http://127.0.0.1:PORT (") == true)
        #expect(port > 0)
    }
}
