import ClaudeMessages
import MessagesTesting
import Synchronization
import MessagesTesting
import Testing
import WireJSON

/// A loop that ended early keeps its state and can be continued.
@Suite struct ResumedLoopTests {
    /// A tool that records its runs, and may wait to be cancelled.
    private final class Counter: ToolHandler {
        let runs = Mutex<[String]>([])
        let definition: ToolDefinition
        /// The call that waits, the first time, until it is cancelled.
        let hanging: Mutex<String?>
        let hasHung = Mailbox()

        init(hanging: String? = nil) {
            definition = ToolDefinition(
                name: "count", description: "Counts.", inputSchema: .object([:]))
            self.hanging = Mutex(hanging)
        }

        func run(_ input: JSON) async throws -> ToolOutput {
            let name = input["n"]?.stringValue ?? ""
            runs.withLock { $0.append(name) }
            let hangs = hanging.withLock { hanging in
                defer { if hanging == name { hanging = nil } }
                return hanging == name
            }
            if hangs {
                await hasHung.open()
                try await Task.sleep(for: .seconds(60))
            } else if hanging.withLock({ $0 }) != nil {
                await hasHung.opened()
            }
            return "\(name) done"
        }
    }

    /// `opened` waits until `open` was called.
    private actor Mailbox {
        private var isOpen = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func open() {
            isOpen = true
            for one in waiting { one.resume() }
            waiting = []
        }

        func opened() async {
            if !isOpen { await withCheckedContinuation { waiting.append($0) } }
        }
    }

    private static func calls(_ names: String...) -> String {
        Wire.start()
            + names.enumerated().map { place, name in
                Wire.block(
                    place, ["type": "tool_use", "id": JSON(name), "name": "count", "input": [:]],
                    ["type": "input_json_delta", "partial_json": JSON("{\"n\":\"\(name)\"}")])
            }.joined() + Wire.end("tool_use") + Wire.stop
    }

    private func words(_ loop: ToolLoop) async -> [String] {
        var words: [String] = []
        do throws(ClaudeError) {
            for try await element in loop {
                switch element {
                case .event: break
                case .answer(let message): words.append("answer \(message.stopReason ?? "")")
                case .call(let call): words.append("call \(call.id)")
                case .result(let call, let output):
                    words.append("result \(call.id): \(output.content.compactMap(\.text).joined())")
                case .end(let end): words.append("end \(end.ending)")
                }
            }
        } catch {
            words.append("error \(error.code)")
        }
        return words
    }

    @Test func twoPaidRoundsAndARefusal() async throws {
        let transport = ScriptedTransport([
            .stream(Self.calls("a")), .stream(Self.calls("b")),
            .error(529, "overloaded_error"), .stream(Wire.hi),
        ])
        let loop = ClaudeClient.scripted(transport) { $0.retry = .never }
            .run(.hello, tools: [Counter()])
        #expect(
            await words(loop) == [
                "answer tool_use", "call a", "result a: a done", "answer tool_use", "call b",
                "result b: b done", "error overloaded",
            ])
        #expect(loop.dialogue.usages.count == 2)
        #expect(loop.dialogue.history.count == 5)
        #expect(await words(loop) == ["answer end_turn", "end answered"])
        #expect(loop.dialogue.usages.count == 3)
        #expect(transport.requests.count == 4)
        #expect(transport.requests[3].body.bytes == transport.requests[2].body.bytes)
    }

    /// The usage of a cut answer is kept.
    @Test func aCutAnswerIsInTheBill() async throws {
        let transport = ScriptedTransport([
            .stream(Self.calls("a")), .stream(Wire.start() + Wire.textBlock(0, "Hi")),
            .stream(Wire.hi),
        ])
        let loop = ClaudeClient.scripted(transport).run(.hello, tools: [Counter()])
        #expect(
            await words(loop)
                == ["answer tool_use", "call a", "result a: a done", "error cut_off"])
        #expect(loop.dialogue.usages.map(\.inputTokens) == [15, 15])
        #expect(loop.dialogue.history.count == 3)
        #expect(await words(loop) == ["answer end_turn", "end answered"])
    }

    /// Results before a cancellation are kept; only unfinished calls run again.
    @Test func aCancelKeepsWhatWasDone() async throws {
        let transport = ScriptedTransport([.stream(Self.calls("a", "b")), .stream(Wire.hi)])
        let counter = Counter(hanging: "b")
        let loop = ClaudeClient.scripted(transport).run(.hello, tools: [counter])
        let task = Task { await words(loop) }
        await counter.hasHung.opened()
        while loop.dialogue.calls.first.flatMap({ loop.dialogue.output(of: $0) }) == nil {
            await Task.yield()
        }
        task.cancel()
        #expect(await task.value == ["answer tool_use", "call a", "call b", "error cancelled"])
        #expect(loop.dialogue.next == .run([loop.dialogue.calls[1]]))
        #expect(
            await words(loop) == [
                "call b", "result a: a done", "result b: b done", "answer end_turn", "end answered",
            ])
        #expect(counter.runs.withLock { $0.sorted() } == ["a", "b", "b"])
    }

    @Test func behindTheCapItGoesOn() async throws {
        let transport = ScriptedTransport([.stream(Self.calls("a")), .stream(Wire.hi)])
        let client = ClaudeClient.scripted(transport)
        let loop = client.run(.hello, tools: [Counter()], turnCap: 1)
        #expect(await words(loop) == ["answer tool_use", "end turnCap"])
        var dialogue = loop.dialogue
        dialogue.turnCap = 5
        #expect(
            await words(client.run(dialogue, tools: [Counter()]))
                == ["call a", "result a: a done", "answer end_turn", "end answered"])
    }
}
