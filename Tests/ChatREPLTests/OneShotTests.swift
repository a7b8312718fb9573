import ChatKit
import ChatREPL
import ChatTerminal
import ClaudeMessages
import Foundation
import MessagesTesting
import SystemKit
import Testing

/// One question, from the request to the bytes on standard output and standard error.
@Suite(.serialized) struct OneShotTests {
    struct Result: Equatable {
        var output: String
        var diagnostics: String
        var ending: Ending
    }

    /// Runs it on a thread of its own, as it blocks.
    private func run(
        _ replies: ScriptedTransport, _ question: String = "q", window: Int? = nil,
        model: String = "m", saysBill: Bool = false
    ) async -> Result {
        let (output, diagnostics) = (Pipe(), Pipe())
        let oneShot = OneShot(
            client: .scripted(replies), question: Question(question),
            settings: TurnSettings(
                RequestSettings(modelName: model, maxTokens: 1), window: window),
            output: CheckedOutput(descriptor: output.fileHandleForWriting.fileDescriptor),
            diagnostics: Diagnostics(
                CheckedOutput(descriptor: diagnostics.fileHandleForWriting.fileDescriptor)),
            saysBill: saysBill)
        let ending = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: oneShot.run()) }
        }
        func text(_ pipe: Pipe) -> String {
            try? pipe.fileHandleForWriting.close()
            let data = try? pipe.fileHandleForReading.readToEnd()
            return String(decoding: data ?? Data(), as: UTF8.self)
        }
        return Result(output: text(output), diagnostics: text(diagnostics), ending: ending)
    }

    @Test(
        arguments: [
            (["Hello"], "Hello\n"), (["Hello\n"], "Hello\n"), ([""], ""), ([], ""), ([nil], ""),
            (["a", "b"], "ab\n"), (["a", nil, "b"], "a\n\nb\n"), ([nil, "\nb"], "\nb\n"),
            (["a\r\nb\r"], "a\nb^M\n"), (["\u{1B}[2J\u{7}é\u{202E}"], "^[[2J^Gé<U+202E>\n"),
            (["e", "\u{301}"], "e\u{301}\n"), (["a", nil, "\n\n"], "a\n\n"),
            ([" \n"], " \n"), (["\u{1}"], "^A\n"),
        ] as [([String?], String)])
    func theTextAndNothingElse(_ blocks: [String?], _ output: String) async {
        let reply: ScriptedTransport.Reply =
            switch blocks.count {
            case 0: .answer()
            case 1: .answer(blocks[0])
            case 2: .answer(blocks[0], blocks[1])
            default: .answer(blocks[0], blocks[1], blocks[2])
            }
        let result = await run(ScriptedTransport(reply))
        let isSilent = output.allSatisfy(\.isWhitespace)
        let remark = "claude-chat: no text came: ask again, or in other words\n"
        #expect(
            result
                == Result(
                    output: output, diagnostics: isSilent ? remark : "",
                    ending: isSilent ? .code(.noText) : .success))
    }

    @Test(arguments: [
        ("max_tokens", ExitCode.cutByLimit), ("refusal", .refused),
        ("model_context_window_exceeded", .cutByLimit), ("tool_use", .success),
    ])
    func otherWaysToStop(_ reason: String, _ code: ExitCode) async {
        let result = await run(ScriptedTransport(.answer("x", stop: reason)))
        let remark = ErrorText.remark(on: StopReason(rawValue: reason)) ?? ""
        #expect(
            result
                == Result(
                    output: "x\n", diagnostics: "claude-chat: \(remark)\n", ending: .code(code)))
    }

    @Test func aMissingEndIsTold() async {
        let result = await run(ScriptedTransport(.answer("x", isEnded: false)))
        #expect(
            result
                == Result(
                    output: "x\n", diagnostics: "claude-chat: \(ErrorText.missingEnd)\n",
                    ending: .success))
    }

    @Test func whatCameBeforeACutIsKept() async {
        let cut = TransportError(.connectionLost, "reset")
        let result = await run(ScriptedTransport(.answer("half", stop: nil, failure: cut)))
        #expect(result.output == "half\n")
        #expect(result.ending == .code(.protocolError))
        #expect(
            result.diagnostics
                == "claude-chat: the answer was cut off (reset): ask again for the whole of it "
                + "[4 characters kept]\n")
    }

    @Test func retriesAreTold() async {
        let transport = ScriptedTransport(.error(529, "overloaded_error", "busy"), .answer("x"))
        let result = await run(transport)
        #expect(result.output == "x\n")
        #expect(result.ending == .success)
        #expect(
            result.diagnostics
                == "claude-chat: the API is overloaded: asking again in 0.2 s (request 2)\n")
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: [
        (400, "invalid_request_error", ExitCode.badInput),
        (401, "authentication_error", .noPermission),
        (404, "not_found_error", .unavailable), (413, "request_too_large", .badInput),
        (429, "rate_limit_error", .tryLater), (500, "api_error", .tryLater),
    ])
    func refusals(_ status: Int, _ type: String, _ code: ExitCode) async {
        let result = await run(ScriptedTransport(.error(status, type, "no \u{1B}[2J\nreally")))
        #expect(result.output == "")
        #expect(result.ending == .code(code))
        let lines = result.diagnostics.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("claude-chat: ") })
        #expect(lines.last?.contains("no ^[[2J really") == true)
    }

    // MARK: - The bill

    private static let model = "claude-sonnet-5-5"

    /// The line of the cost is the same for a complete and an incomplete answer.
    @Test(
        arguments: [
            (nil, "claude-chat: claude-sonnet-5-5 · in 10 · out 5 · $0.00007\n"),
            (
                TransportError(.connectionLost, "reset"),
                "claude-chat: the answer was cut off (reset): ask again for the whole of it "
                    + "[4 characters kept]\nclaude-chat: claude-sonnet-5-5 · in 10 · out ~2 · ~$0.00004\n"
            ),
        ] as [(TransportError?, String)])
    func everyAnswerHasABill(_ failure: TransportError?, _ says: String) async {
        let reply = ScriptedTransport.Reply.answer(
            "half", stop: failure == nil ? "end_turn" : nil, failure: failure)
        let result = await run(ScriptedTransport(reply), model: Self.model, saysBill: true)
        #expect(result.output == "half\n")
        #expect(result.diagnostics.hasPrefix(says), "\(result.diagnostics)")
    }

    /// A request without an answer is billed by its estimated tokens; a refused one is not billed.
    @Test func silenceHasABill() async {
        var lost = TransportError(.connectionLost, "reset")
        lost.wasSent = true
        let silent = ScriptedTransport([.failure(lost), .failure(lost), .failure(lost)])
        let result = await run(
            silent, String(repeating: "w", count: 32_000), model: Self.model, saysBill: true)
        #expect(
            result.diagnostics.hasSuffix(
                "claude-chat: claude-sonnet-5-5 · in ~10,004 · out ~0 · ~$0.0600\n"),
            "\(result.diagnostics)")
        let refused = await run(
            ScriptedTransport(.error(400, "invalid_request_error", "no")), model: Self.model,
            saysBill: true)
        #expect(!refused.diagnostics.contains("$"))
    }

    // MARK: - The window

    @Test func aQuestionLargerThanTheWindowIsNotSent() async {
        let counting = ScriptedTransport(.json(200, ["input_tokens": 10_000]))
        let result = await run(
            counting, String(repeating: "w", count: 32_000), window: 5_000, model: Self.model,
            saysBill: true)
        #expect(
            result
                == Result(
                    output: "",
                    diagnostics: "claude-chat: this message alone is about 10,000 tokens, more "
                        + "than the window of 5,000: shorten it, or --window N\n",
                    ending: .code(.badInput)))
        #expect(counting.requests.allSatisfy { $0.url.hasSuffix("/count_tokens") })
    }

    @Test func theDefaultWindowHoldsToo() async {
        let counting = ScriptedTransport(.json(200, ["input_tokens": 780_011]))
        let result = await run(
            counting, String(repeating: "w", count: 2_500_000), model: Self.model)
        #expect(result.ending == .code(.badInput))
        #expect(result.diagnostics.contains("more than the window of 200,000"))
        #expect(counting.requests.count <= 1)
    }
}
