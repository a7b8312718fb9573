import ChatREPL
import ClaudeMessages
import Foundation
import Testing

@Suite struct ErrorTextTests {
    private static let codes: [(ClaudeError.Code, String, ExitCode)] = [
        (.badRequest, "the API refuses the request (418, why)", .badInput),
        (
            .authentication,
            "the API does not accept the key (418, why): 'claude-chat doctor' says where it comes from",
            .noPermission
        ),
        (
            .billing, "the API asks for payment (418, why): see the billing page of the console",
            .noPermission
        ),
        (
            .permission, "the key may not do this (418, why): ask for access, or use another model",
            .noPermission
        ),
        (
            .notFound, "the API does not know this (418, why): check --model and --base-url",
            .unavailable
        ),
        (.rateLimited, "rate limit (418, why): try again later", .tryLater),
        (.overloaded, "the API is overloaded (why): try again in a minute", .tryLater),
        (.serverError, "the server failed (418, why): try again later", .tryLater),
        (
            .cannotConnect,
            "cannot reach https://api.anthropic.com (why): check the network, the proxy and --base-url",
            .unavailable
        ),
        (
            .proxyAuthentication,
            "the proxy asks for a user name and a password, or refuses those it got (418, why): write "
                + "them into its address, HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT",
            .unavailable
        ),
        (
            .proxyRefused,
            "the proxy cannot be used (why): check HTTPS_PROXY and ALL_PROXY, or let NO_PROXY name "
                + "api.anthropic.com",
            .unavailable
        ),
        (
            .tls,
            "no trusted connection to https://api.anthropic.com (why): check this machine's clock and SSL_CERT_FILE",
            .unavailable
        ),
        (
            .connectionLost,
            "the connection to https://api.anthropic.com was lost before the answer began (why): try again",
            .tryLater
        ),
        (.cutOff, "the answer was cut off (why): ask again for the whole of it", .protocolError),
        (
            .stalled, "why: the server or the network is silent, try again or raise --timeout",
            .tryLater
        ),
        (.tookTooLong, "the answer is why: it was stopped", .capped),
        (
            .redirected,
            "a redirect to why was refused (418): the key is not sent elsewhere, set --base-url to the right place",
            .protocolError
        ),
        (
            .notAPI,
            "not the API but something on the way to https://api.anthropic.com answered (418, why): check the network, the proxy and --base-url",
            .unavailable
        ),
        (
            .malformed, "the answer is garbled (why): check --base-url, then report it",
            .protocolError
        ),
        (
            .tooLarge, "the answer breaks a limit (why): the server is not to be trusted",
            .protocolError
        ),
        (.answerTooLong, "why: it was stopped", .capped),
        (.cancelled, "stopped", .protocolError),
    ]

    private func sentence(
        _ code: ClaudeError.Code, _ change: (inout ClaudeError) -> Void = { _ in }
    )
        -> String
    {
        var error = ClaudeError(code, "why")
        error.status = 418
        change(&error)
        return ErrorText.sentence(for: error, at: .anthropic)
    }

    @Test(arguments: codes)
    func everyCode(_ code: ClaudeError.Code, _ expected: String, _ exit: ExitCode) {
        #expect(sentence(code) == expected)
        #expect(ExitCode(for: ClaudeError(code, "why")) == exit)
    }

    /// The table above has every code, and no two have the same sentence.
    @Test func noCodeIsForgotten() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/ClaudeMessages/Client/ClaudeError.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let declared = source.split(separator: "\n").compactMap { line -> String? in
            guard line.contains("static let"), line.contains(": Code = \"") else { return nil }
            return line.split(separator: "\"").dropFirst().first.map(String.init)
        }
        #expect(declared.count >= 20)
        #expect(Set(declared) == Set(Self.codes.map(\.0.rawValue)))
        #expect(Set(Self.codes.map(\.1)).count == Self.codes.count)
    }

    @Test func whatIsKnownStandsBehind() {
        var error = ClaudeError(.cutOff, "why")
        error.requestID = "req_1"
        #expect(
            ErrorText.sentence(for: error, at: .anthropic, kept: "12 characters kept")
                == "the answer was cut off (why): ask again for the whole of it "
                + "[req_1, 12 characters kept]")
    }

    @Test func waits() {
        #expect(
            sentence(.rateLimited) { $0.retryAfter = .seconds(3600) }
                == "rate limit (418, why): try again in 1 h")
        #expect(sentence(.rateLimited) { $0.retryAfter = .zero }.hasSuffix("try again later"))
        #expect(
            sentence(
                .rateLimited
            ) {
                $0.status = 429
                $0.detail = "enforced_spend_limit_reached"
            }
                == "rate limit (429, why): the spend limit is reached, it is lifted on the 1st of "
                + "the month (UTC)")
    }

    @Test(arguments: [
        ("a\n b\t\r\nc", "a b c"),
        ("<html><head><title>502 Bad\nGateway</title></head>", "a web page: 502 Bad Gateway"),
        ("  <!doctype html><p>", "a web page"),
        ("<title>x", "a web page"),
        ("<HTML><TITLE lang=en>Sign&nbsp;in &amp; go</TITLE>", "a web page: Sign in & go"),
        (
            "\u{FEFF}<!-- <title>no</title> --><h1>413 Too\nLarge</h1><hr>",
            "a web page: 413 Too Large"
        ),
        ("<style>b{}</style><script>if (a<b) x()</script>No<b>t</b> here", "a web page: No t here"),
        (
            "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
            "a web page: AccessDenied"
        ),
        ("<" + String(repeating: "p><", count: 30_000), "a web page"),
        ("", "no reason given"),
        (String(repeating: "x", count: 501), String(repeating: "x", count: 500) + "…"),
    ])
    func quotes(_ message: String, _ quoted: String) {
        #expect(
            sentence(.badRequest) { $0.message = message }
                == "the API refuses the request (418, \(quoted))")
    }

    @Test func aTypeStandsInForAMessage() {
        let shown = sentence(.badRequest) {
            $0.message = " "
            $0.type = "request_too_large"
            $0.status = nil
        }
        #expect(
            shown == "the API refuses the request (no status, request_too_large): send less: a "
                + "request may have 32 MB, a batch 256 MB, a file 500 MB")
    }

    /// In a chat the sentence names the slash command, where there is one.
    @Test func settingsAreNamedAsTheyAreSet() {
        let address = BaseURL.anthropic
        let silent = ClaudeError(.stalled, "nothing came for 90 seconds")
        #expect(
            ErrorText.sentence(for: silent, at: address, .commands)
                .hasSuffix("try again or raise /timeout"))
        let unknown = ClaudeError(.notFound, "model: x")
        #expect(
            ErrorText.sentence(for: unknown, at: address, .commands)
                .hasSuffix("check /model and --base-url"))
        #expect(
            ErrorText.remark(on: .maxTokens, .commands)
                == "the answer was cut by the limit of tokens: raise /max-tokens for more")
    }

    @Test(
        arguments: [
            (StopReason.endTurn, nil, ExitCode.success), (.stopSequence, nil, .success),
            (
                .maxTokens,
                "the answer was cut by the limit of tokens: raise --max-tokens for more",
                .cutByLimit
            ),
            (
                .contextWindowExceeded, "the answer was cut: the model's context is full",
                .cutByLimit
            ),
            (.refusal, "the model refused to go on: ask differently, or another model", .refused),
            (.toolUse, "the model asked for a tool, and there is none to run", .success),
            (.pauseTurn, "the model paused and could be asked to go on", .success),
            ("moon_phase", "the answer ended for a reason not known here: moon_phase", .success),
        ] as [(StopReason, String?, ExitCode)])
    func stopReasons(_ reason: StopReason, _ remark: String?, _ exit: ExitCode) {
        #expect(ErrorText.remark(on: reason) == remark)
        #expect(ExitCode(for: reason, hasText: true) == exit)
        #expect(ErrorText.remark(on: reason, hasText: true) == remark)
        // A limit and a refusal keep their exit codes without text.
        let silent = exit == .success ? ExitCode.noText : exit
        #expect(ExitCode(for: reason, hasText: false) == silent)
        #expect(
            ErrorText.remark(on: reason, hasText: false)
                == "no text came: " + (remark ?? "ask again, or in other words"))
    }

    /// An error event within a stream does not show its HTTP status, which is 200.
    @Test func insideAnAnswer() {
        for code in [ClaudeError.Code.serverError, .rateLimited, .badRequest, .authentication] {
            let shown = sentence(code) { $0.status = 200 }
            #expect(shown.contains("(why)") && !shown.contains("200"))
        }
        var error = ClaudeError(.serverError, "why")
        error.status = 200
        #expect(ErrorText.cause(of: error, at: .anthropic) == "the server failed")
    }

    /// Responses of something between here and the API, by status: some are worth another try.
    @Test(arguments: [
        (200, "check the network, the proxy and --base-url", ExitCode.unavailable),
        (403, "check the network, the proxy and --base-url", .unavailable),
        (404, "check the network, the proxy and --base-url", .unavailable),
        (413, "it takes nothing that large, send less", .unavailable),
        (429, "try again later", .tryLater), (502, "try again later", .tryLater),
        (503, "try again later", .tryLater), (529, "try again later", .tryLater),
    ])
    func onTheWay(_ status: Int, _ advice: String, _ exit: ExitCode) {
        var error = ClaudeError(.notAPI, "")
        error.status = status
        #expect(
            ErrorText.sentence(for: error, at: .anthropic)
                == "not the API but something on the way to https://api.anthropic.com answered "
                + "(\(status), an empty page): \(advice)")
        #expect(ExitCode(for: error) == exit)
        #expect(
            ErrorText.cause(of: error, at: .anthropic) == "something on the way failed (\(status))")
    }

    @Test func unknownModels() {
        func sentence(_ name: String) -> String {
            ErrorText.unknownModel(name, ModelCatalogue.known.hint(for: name))
        }
        #expect(
            sentence("opsu")
                == "the model 'opsu' is not in the catalogue of \(ModelCatalogue.date) (did you "
                + "mean opus?); it is asked all the same, at an unknown price")
        #expect(!sentence("llama3").contains("did you mean"))
        #expect(
            sentence("claude-3-haiku-20240307")
                == "the model 'claude-3-haiku-20240307' retired on 2026-04-20 and answers no more: "
                + "use claude-haiku-5-5")
        #expect(
            sentence("claude-opus-4-7-20250506")
                == "there never was a model 'claude-opus-4-7-20250506', its day is made up: use "
                + "claude-opus-4-7")
    }

    @Test func aKnownRefusalSaysWhatToDo() {
        var error = ClaudeError(.badRequest, "prompt is too long: 300000 tokens > 200000 maximum")
        error.status = 400
        #expect(
            ErrorText.sentence(for: error, at: .anthropic)
                == "the API refuses the request (400, prompt is too long: 300000 tokens > 200000 "
                + "maximum): send less: drop old messages, or use a model with a larger context")
    }
}
