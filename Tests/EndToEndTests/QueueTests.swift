import FakeClaude
import TestSupport
import Testing
import WireJSON

/// Entries made while an answer streams are queued, and keep their meaning.
@Suite struct QueueTests {
    private static let paste = (["/clear"] + (1...12).map { "line \($0)" }).joined(separator: "\n")

    @Test func aFoldedPasteIsNoCommandWhenItsTurnComes() throws {
        let stage = try Stage(rate: 200)
        let chat = try ChatScreen(stage)
        chat.enter("write 60 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.type("\u{1B}[200~\(Self.paste)\u{1B}[201~")
        try chat.waitUntil { $0.draft == "> [Pasted #1: 13 lines]" }
        chat.type("\r")
        try chat.waitUntil { $0.everything.contains("queued: '[Pasted #1: 13 lines]'") }
        #expect(
            stage.waitsFor {
                $0.requests.count { $0.path == "/v1/messages" && $0.method == "POST" } == 2
            })
        let messages = try #require(stage.bodies.last?["messages"]?.arrayValue)
        #expect(messages.count == 3)
        #expect(messages.last?["content"]?[0]?["text"]?.stringValue == Self.paste)
    }

    @Test func leavingIsForgottenWhenTheAnswerFails() throws {
        let chat = try ChatScreen(try Stage())
        chat.enter("[[fault delay=700,status=400]] hello")
        try chat.waitUntil { !$0.isAtRest }
        chat.type("\u{4}")
        try chat.waitUntil { $0.everything.contains("leaving after this answer") }
        try chat.waitUntil("the message at the prompt") {
            $0.isAtRest && $0.draft == "> [[fault delay=700,status=400]] hello"
        }
        #expect(!chat.terminal.screen.everything.contains("leaving after"))
        #expect(chat.terminal.screen.count(of: "not run: leaving (Ctrl-D)") == 1)
    }

    @Test func aMessageThatComesBackIsStillAMessage() throws {
        let chat = try ChatScreen(try Stage())
        chat.enter("//clear [[fault status=400]]")
        try chat.waitUntil { $0.isAtRest && $0.draft == "> //clear [[fault status=400]]" }
    }

    private static let up = "\u{1B}[A"

    private func texts(_ stage: Stage) -> [String?] {
        stage.bodies.map {
            $0["messages"]?.arrayValue?.last?["content"]?[0]?["text"]?.stringValue
        }
    }

    /// Starts an answer that streams until it is stopped.
    private func begin(_ chat: ChatScreen) throws {
        chat.enter("write 2000 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
    }

    @Test func upTakesBackOneAfterTheOther() throws {
        let stage = try Stage(rate: 100)
        let chat = try ChatScreen(stage)
        try begin(chat)
        chat.enter("echo second")
        try chat.waitUntil { $0.screen.contains("queued: 'echo second'\n>\n") }
        chat.enter("/clear")
        try chat.waitUntil { $0.screen.contains("queued: '/clear'\n>\n") }
        chat.type("\u{4}\u{4}")
        try chat.waitUntil {
            $0.screen.contains("'echo second'\nqueued: '/clear'\nleaving after this answer\n>\n")
        }
        chat.type(Self.up)
        try chat.waitUntil {
            $0.everything.contains("not leaving after this answer")
                && $0.screen.contains("queued: '/clear'\n>\n")
        }
        chat.type(Self.up)
        try chat.waitUntil { $0.screen.contains("queued: 'echo second'\n> /clear\n") }
        // Ctrl-C saves the draft, and the answer goes on.
        chat.type("\u{3}")
        try chat.waitUntil { $0.screen.contains("queued: 'echo second'\n>\n") }
        chat.type(Self.up)
        try chat.waitUntil { $0.draft == "> echo second" && !$0.screen.contains("queued") }
        // Up moves through the history again.
        chat.type(Self.up)
        try chat.waitUntil { $0.draft == "> /clear" }
        chat.type("\u{1B}[B")
        try chat.waitUntil { $0.draft == "> echo second" && !$0.isAtRest }
        chat.type("!\r")
        try chat.waitUntil { $0.screen.contains("queued: 'echo second!'\n>\n") }
        chat.type(Self.up + "\u{15}")
        try chat.waitUntil { $0.draft == ">" && !$0.screen.contains("queued") }
        chat.type("\u{3}")
        try chat.waitUntil { $0.isAtRest && $0.count(of: "stopped: what came is kept") == 1 }
        #expect(chat.terminal.screen.draft == ">")
        #expect(stage.asked.count == 1)
    }

    @Test func aFoldedPasteIsTakenBackFolded() throws {
        let stage = try Stage(rate: 200)
        let chat = try ChatScreen(stage)
        chat.enter("write 100 words")
        try chat.waitUntil { $0.everything.contains("w0003") }
        chat.type("see \u{1B}[200~\(Self.paste)\u{1B}[201~\r")
        try chat.waitUntil { $0.screen.contains("queued: 'see [Pasted #1: 13 lines]'\n>\n") }
        chat.type(Self.up)
        try chat.waitUntil {
            $0.draft == "> see [Pasted #1: 13 lines]" && !$0.screen.contains("queued")
        }
        chat.type(" ok\r")
        try chat.waitUntil { $0.screen.contains("queued: 'see [Pasted #1: 13 lines] ok'\n>\n") }
        #expect(stage.waitsFor { _ in stage.asked.count == 2 })
        #expect(texts(stage).last == "see \(Self.paste) ok")
    }

    /// The answer fails while the queued message is being edited: both are in the prompt.
    @Test func whatWasTakenBackSurvivesAFailure() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        let question = "[[fault delay=1500,status=400]] hello"
        chat.enter(question)
        try chat.waitUntil { !$0.isAtRest }
        chat.type("\u{1B}[200~\(Self.paste)\u{1B}[201~\r")
        try chat.waitUntil { $0.screen.contains("queued: '[Pasted #1: 13 lines]'\n>\n") }
        chat.type(Self.up)
        try chat.waitUntil { $0.draft == "> [Pasted #1: 13 lines]" && !$0.isAtRest }
        try chat.waitUntil("both at the prompt") {
            $0.isAtRest && $0.screen.contains("> \(question)\n  [Pasted #1: 13 lines]\n")
        }
        #expect(stage.asked.count == 1)
    }

    @Test func aPasteComesBackFoldedFromAFailure() throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        let paste = Self.paste + "\n[[fault status=400,times=2]] echo done"
        chat.type("\u{1B}[200~\(paste)\u{1B}[201~")
        try chat.waitUntil { $0.draft == "> [Pasted #1: 14 lines]" }
        chat.type(" see\r")
        try chat.waitUntil { $0.isAtRest && $0.draft == "> [Pasted #1: 14 lines] see" }
        chat.type("/retry\r")
        try chat.waitUntil { _ in stage.asked.count == 2 }
        // The same message fails again, and is in the prompt once.
        try chat.waitUntil {
            $0.isAtRest && $0.count(of: "> /retry") == 1
                && $0.draft == "> [Pasted #1: 14 lines] see"
        }
        chat.type("\r")
        try chat.waitUntil { $0.isAtRest && $0.draft == ">" && stage.asked.count == 3 }
        #expect(texts(stage) == Array(repeating: paste + " see", count: 3))
        #expect(chat.terminal.screen.count(of: "> [Pasted #1: 14 lines] see") == 3)
    }

    /// A command entered after a returned draft runs, and the draft stays.
    @Test(arguments: ["/model haiku", " /mod haiku", "\u{1B}\r/model haiku"])
    func aCommandBehindAReturnedMessageRuns(_ command: String) throws {
        let stage = try Stage()
        let chat = try ChatScreen(stage)
        chat.enter("[[fault status=400]] hello")
        try chat.waitUntil { $0.isAtRest && $0.draft == "> [[fault status=400]] hello" }
        chat.type(command + "\r")
        try chat.waitUntil {
            $0.footer.hasPrefix("haiku-5-5 ") && $0.draft == "> [[fault status=400]] hello"
        }
        #expect(stage.asked.count == 1)
        chat.type("/quit\r")
        #expect(chat.waitForEnd() == .exited(0))
        #expect(stage.asked.count == 1)
    }

    /// A stopped answer returns several messages as one draft.
    @Test func aCommandBehindWhatAStopGaveBackRuns() throws {
        let stage = try Stage(latency: 60_000)
        let chat = try ChatScreen(stage)
        chat.enter("echo one")
        #expect(stage.waitsFor { _ in stage.asked.count == 1 })
        chat.enter("echo two")
        try chat.waitUntil { $0.screen.contains("queued: 'echo two'\n>\n") }
        chat.type("thr")
        try chat.waitUntil { $0.screen.contains("queued: 'echo two'\n> thr\n") }
        chat.type("\u{3}")
        let draft = "> echo one\n  echo two\n  thr\n"
        try chat.waitUntil { $0.isAtRest && $0.screen.contains(draft) }
        chat.type("/window\r")
        try chat.waitUntil { $0.screen.contains("0 turns\n\n" + draft) }
        chat.type("ee/window\r")
        #expect(stage.waitsFor { _ in stage.asked.count == 2 })
        #expect(texts(stage).last == "echo one\necho two\nthree/window")
    }
}
