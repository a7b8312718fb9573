import ChatREPL
import Testing

@Suite struct ManualTests {
    @Test func theShapeOfTheHelp() {
        let lines = Manual.help().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(7).joined(separator: "\n") == """
                claude-chat: chat with Claude in the terminal, and see what it costs

                  claude-chat                          chat
                  claude-chat 'question'               one answer, then exit
                  command | claude-chat 'instruction'  the same, standard input appended

                Flags
                """)
        #expect(
            lines.filter { !$0.isEmpty && $0.first != " " }.dropFirst() == [
                "Flags", "Commands", "In the chat", "Environment", "Exit codes",
                "A signal ends it as that signal does everywhere (130, 141, 143).",
            ])
        #expect(
            lines.contains(
                "  -m, --model NAME               the model: sonnet (the default), opus, haiku, fable, or any model id"
            ))
        #expect(
            lines.contains(
                "      --cache 5m|1h|off          how long the prompt cache keeps the conversation (default: 5m)"
            ))
        #expect(
            lines.contains(
                "  ANTHROPIC_CUSTOM_HEADERS  further header fields, one 'Name: value' per line"))
        // In a shell loop `-p` reads the loop's standard input, so the help names </dev/null.
        let print = lines.first { $0.contains("-p, --print ") }
        #expect(print?.contains("</dev/null in loops") == true)
        #expect(lines.contains("  0   a complete answer, written in full"))
        #expect(Manual.help().hasSuffix(".\n"))
        #expect(!Manual.help().contains("\t"))
        #expect(lines.allSatisfy { $0.count <= 120 && $0.last != " " })
    }

    @Test func everyExitCodeIsExplained() {
        for code in ExitCode.allCases {
            #expect(code.rawValue != 1 && code.rawValue != 2)
            #expect(Manual.help().contains(code.summary))
        }
        let values = ExitCode.allCases.map(\.rawValue)
        #expect(Set(values).count == values.count)
        #expect(Set(ExitCode.allCases.map(\.summary)).count == values.count)
    }
}
