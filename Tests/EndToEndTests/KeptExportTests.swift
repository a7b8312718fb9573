import FakeClaude
import TestSupport
import Testing
import WireJSON

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A kept conversation leaves the program as a document, a request, a line for a shell.
@Suite struct KeptExportTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
        stage.environment["CLAUDE_CHAT_KEEP"] = nil
    }

    private func ask(_ words: String...) throws {
        let chat = try ChatScreen(stage, ["-p"] + words, waits: false)
        #expect(chat.waitForEnd() == .exited(0))
    }

    private func export(_ words: String...) throws -> Outcome {
        try stage.finish(try stage.start(["sessions", "export"] + words))
    }

    /// Runs a line of the export as a person would paste it.
    private func shell(_ line: String) throws -> Outcome {
        try stage.finish(
            try PipedProgram("/bin/sh", ["-s"], environment: stage.environment, input: .text(line)))
    }

    /// Everything that a shell, JSON or a terminal reads in its own way.
    private static let awkward = [
        "it's \"quoted\" $HOME `id` $(id) \\ \\n !! %s", "line\nEND\nline\n'END'\n\tJSON\nEOF",
        "\u{1}\u{1B}[31m\u{7F}\u{9B}\u{85}\u{2028}\u{202E}\u{FEFF}\u{E0041}",
        "ü é 日本語 👩‍👩‍👧 \u{10FFFD}",
        "''''\\'''", "\\u0041 \\\\u0041 \\\u{202E}", " spaces  at the ends ", "#!/bin/sh\n# --",
    ]

    @Test func theMarkdownIsADocument() throws {
        try ask("echo one")
        try ask("-c", "echo two\n```sh\nls")
        let text = try export("1").output.replacing(/\d{4}-\d\d-\d\d \d\d:\d\d/, with: "MOMENT")
            .replacing(/\$0\.\d+/, with: "COST")
        #expect(
            text == """
                # echo one

                MOMENT · claude-sonnet-5-5 · 2 turns · COST

                ## You

                echo one

                ## Claude

                one

                ## You

                echo two
                ```sh
                ls
                ```

                ## Claude

                two
                ```sh
                ls
                ```

                """)
        let shown = try stage.finish(try stage.start(["sessions", "show", "1"])).output
        #expect(shown == (try export("1", "--format", "markdown").output))
    }

    /// The request is the one that was sent last, but for its stream.
    @Test func theRequestAsksTheLastQuestionAgain() throws {
        try ask("--system", "Be brief.", "echo one")
        try ask("--model", "haiku", "-c", "echo two")
        var sent = try #require(stage.bodies.last)
        sent["stream"] = nil
        let outcome = try export("1", "--format", "request")
        #expect(outcome.output.filter { $0 == "\n" }.count == 1)
        let exported = try JSON(parsing: outcome.output)
        #expect(exported == sent)
        #expect(outcome.requests == 2)
    }

    @Test(arguments: awkward.indices) func aShellSendsTheVeryText(place: Int) throws {
        let text = "echo " + Self.awkward[place]
        try ask("echo first")
        try ask("-c", text)
        let sent = try #require(stage.bodies.last?["messages"])
        let line = try export("1", "--format", "curl").output
        #expect(line.hasPrefix("curl -sS 'http://127.0.0.1:"))
        #expect(line.contains("-H \"x-api-key: $ANTHROPIC_API_KEY\""))
        // A terminal that shows it obeys nothing in it.
        #expect(line.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
        let outcome = try shell(line)
        #expect(outcome.end == .exited(0) && outcome.errors == "")
        #expect(outcome.requests == 3)
        #expect(stage.bodies.last?["messages"] == sent)
        let answer = try JSON(parsing: outcome.output)
        #expect(answer["type"] == "message" && answer["content"]?.arrayValue?.isEmpty == false)
    }

    /// An argument may have 128 KB; the text of a conversation has no limit.
    @Test func aLongConversationFits() throws {
        try ask("echo one")
        for words in ["it's $HOME ", "\"more\" \\ "] {
            let text = String(repeating: words, count: 10_000)
            #expect(try stage.run("-c", text).end == .exited(0))
        }
        let line = try export("1", "--format", "curl").output
        #expect(line.utf8.count > 200_000)
        let outcome = try shell(line)
        #expect(outcome.end == .exited(0) && outcome.requests == 4)
        #expect(outcome.output.contains("\"type\":\"message\""))
    }

    /// It goes to the server of the conversation, else to that of the settings, else to the API.
    @Test func theLineNamesTheServer() throws {
        try ask("echo one")
        stage.environment["ANTHROPIC_BASE_URL"] = nil
        // No key is needed to print it.
        stage.environment["ANTHROPIC_API_KEY"] = nil
        let address = "curl -sS 'http://127.0.0.1:\(stage.port)/v1/messages' -H"
        #expect(try export("1", "--format", "curl").output.hasPrefix(address))
        try SQLFile(stage.home.path + "/data/claude-chat/chats.db")
            .run("UPDATE chat SET server='$(none)'")
        let line = try export("1", "--format", "curl").output
        #expect(line.hasPrefix("curl -sS 'https://api.anthropic.com/v1/messages' -H"))
    }

    /// A question is seen whose program was killed before the first word, and that of an answer which
    /// was stopped.
    @Test func whatWasKilledIsShown() throws {
        let slow = try Stage(latency: 60_000)
        slow.environment["CLAUDE_CHAT_KEEP"] = nil
        let chat = try ChatScreen(slow)
        chat.enter("write about parsers")
        #expect(slow.waitsFor { !$0.requests.isEmpty && slow.asked.count == 1 })
        kill(chat.program, SIGKILL)
        #expect(chat.waitForEnd() == .killed(signal: SIGKILL))
        let shown = try slow.finish(try slow.start(["sessions", "show", "1"])).output
        #expect(
            shown.hasSuffix(
                """
                ## You

                write about parsers

                ## Claude

                *(there is no answer yet: it is under way, or was cut when the program ended)*

                """), "\(shown)")
        #expect(try slow.conversations() == ["0 turns  write about parsers"])
    }

    /// A question that got no answer can be asked from the export.
    @Test func anUnansweredQuestionIsExported() throws {
        let chat = try ChatScreen(stage, ["-p", "please [[fault status=400]] fail"], waits: false)
        _ = chat.waitForEnd()
        let outcome = try export("1", "--format", "request")
        #expect(outcome.end == .exited(0))
        #expect(try JSON(parsing: outcome.output)["messages"]?.arrayValue?.count == 1)
    }
}
