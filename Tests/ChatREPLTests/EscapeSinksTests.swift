import ChatKit
import ChatREPL
import ChatTerminal
import ClaudeMessages
import Testing

/// Hostile text through every path on which text reaches a terminal.
@Suite struct EscapeSinksTests {
    /// Introducers, contents and terminators of control sequences; C1 controls in UTF-8 too.
    private static let openings = [
        "\u{1B}]0;", "\u{1B}]2;", "\u{1B}]4;1;?", "\u{1B}]8;;https://a.example", "\u{1B}]9;",
        "\u{1B}]10;?", "\u{1B}]52;c;", "\u{1B}]133;A", "\u{1B}]777;notify;", "\u{1B}]1337;File=:",
        "\u{9D}0;", "\u{1B}P+q", "\u{1B}Pq", "\u{1B}Ptmux;\u{1B}", "\u{90}", "\u{1B}_G", "\u{9F}",
        "\u{1B}^", "\u{9E}", "\u{1B}X", "\u{98}", "\u{1B}[2J", "\u{1B}[H", "\u{1B}[6n",
        "\u{1B}[?1049h", "\u{1B}[?1000h", "\u{1B}[?2004h", "\u{1B}[20t", "\u{9B}2J", "\u{1B}c",
        "\u{1B}#8", "\u{1B}(0", "\u{7}", "safe\rrm -rf", "a\u{8}b", "\u{B}", "\u{C}", "\u{7F}",
        "\u{0}", "\u{85}",
    ]
    private static let bodies = ["", "aGVsbG8=", "title", "1;31m", "x\u{1B}[0m"]
    private static let ends = ["", "\u{7}", "\u{1B}\\", "\u{9C}"]

    static let payloads = openings.flatMap { opening in
        bodies.flatMap { body in ends.map { opening + body + $0 } }
    }

    /// A path to the terminal, with the bytes that it writes for a text.
    struct Sink: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let write: @Sendable (String) -> String

        init(_ name: String, _ write: @escaping @Sendable (String) -> String) {
            testDescription = name
            self.write = write
        }
    }

    static let sinks = [
        Sink("source of an answer") { text in
            var sanitizer = Sanitizer()
            var flow = TextFlow(columns: 60)
            let rows = flow.push(sanitizer.push(text)) + flow.push(sanitizer.finish())
            return (rows + flow.finish()).joined(separator: "\n")
        },
        Sink("Markdown") { markdown($0) }, Sink("code") { markdown("```swift\n\($0)\n```\n") },
        Sink("the name of a language") { markdown("```\($0)\nlet x = 1\n```\n") },
        Sink("a formula") { markdown("$\\alpha\($0)$ and $$\\text{\($0)}$$\n") },
        Sink("a block of mathematics") { markdown("$$\n\\alpha\($0)\n$$\n") },
        Sink("a table") { markdown("a | b\n--|--\n\($0) | c\n") },
        Sink("a link") { markdown("[\($0)](https://a.example/\($0))\n") },
        Sink("entities") { text in
            markdown(text.unicodeScalars.map { "&#\($0.value);" }.joined() + "\n")
        },
        Sink("thinking") { text in
            var thought = Thought()
            let block = ContentBlock(json: ["type": "thinking", "thinking": JSON(text)])
            _ = thought.take(.blockStart(index: 0, block: block), tokens: 0, at: .now)
            return rendered(thought.rows(columns: 60))
        },
        Sink("an error") { text in
            let sentence = ErrorText.sentence(
                for: ClaudeError(.badRequest, text), at: .anthropic, kept: text)
            return rendered([StyledText(untrustedLines: sentence)])
        },
        Sink("the name of a model") { text in
            var preferences = Preferences()
            preferences.set(Settings.model, to: text, from: .flag)
            let session = ChatSession(preferences)
            return rendered([StyledText(untrusted: session.footer(columns: 200))])
        },
        Sink("a file, a title") { rendered([StyledText(untrusted: $0)]) },
        Sink("typed again") { rendered([StyledText(untrustedLines: $0)]) },
    ]

    private static func markdown(_ text: String) -> String {
        var stream = MarkdownStream(columns: 60)
        let rows = stream.push(text) + stream.finish()
        return rendered(rows.map(\.text))
    }

    private static func rendered(_ rows: [StyledText]) -> String {
        rows.map { $0.rendered(.on) }.joined(separator: "\n")
    }

    /// Tests for general category Cc by code point, as 2.5 million characters are checked.
    private static func hasControl(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            ($0.value < 0x20 || 0x7F...0x9F ~= $0.value) && $0 != "\n" && $0 != "\t"
        }
    }

    @Test(arguments: sinks)
    func noControlReachesTheTerminal(_ sink: Sink) {
        #expect(Self.payloads.count == 800)
        let colour = /\u{1B}\[[0-9;]*m/
        let link = /\u{1B}\]8;(id=[^;]*;https:\/\/a\.example[!-~]*?|;)\u{1B}\\/
        for payload in Self.payloads {
            for text in [payload, "before \(payload) after", "\(payload)\n\(payload)"] {
                // Only the program's own colours and checked links are left.
                let output = sink.write(text)
                guard Self.hasControl(output) else { continue }
                let rest = output.replacing(colour, with: "").replacing(link, with: "")
                #expect(
                    !Self.hasControl(rest),
                    "\(text.debugDescription) gives \(output.debugDescription)")
            }
        }
    }
}
