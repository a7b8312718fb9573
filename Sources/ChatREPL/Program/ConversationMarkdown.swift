package import ChatKit

/// A conversation as a Markdown document: the turns on the path to its head.
package struct ConversationMarkdown: Sendable {
    package let text: String

    /// `began` is in seconds since 1970.
    package init(title: String, began: Double, cost: Cost?, _ transcript: Transcript) {
        let turns = Array(transcript.path(to: transcript.head)).reversed()
        var models: [String] = []
        for model in turns.flatMap(\.requests).map(\.model) where !models.contains(model) {
            models.append(model)
        }
        let facts =
            [SessionSheet.moment(began), models.joined(separator: ", ")]
            + [Numbers.plural(turns.count, "turn"), cost.map { Numbers.cost($0) } ?? ""]
        var text = "# \(title.line(atMost: .max))\n\n"
        text += facts.filter { !$0.isEmpty }.joined(separator: " · ") + "\n"
        for turn in turns {
            guard let body = transcript.body(turn.id) else { continue }
            text += Self.section("You", body.question.whole)
            text += Self.section("Claude", body.answers)
        }
        self.text = text
    }

    /// A part of the document, which ends in it whatever it has begun.
    private static func section(_ heading: String, _ text: String) -> String {
        var text = text[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        let fence = OpenFence(in: text.split(whereSeparator: \.isNewline)).map { "\n\($0.end)" }
        return "\n## \(heading)\n" + (text.isEmpty ? "" : "\n\(text)\(fence ?? "")\n")
    }
}

/// A code block that is not closed.
private struct OpenFence {
    /// The line that closes it.
    let end: String

    init?(in lines: [Substring]) {
        var open: Fence?
        for line in lines {
            guard let fence = Fence(line) else { continue }
            if let begun = open {
                if fence.closes(begun) { open = nil }
            } else if fence.mayOpen {
                open = fence
            }
        }
        guard let open else { return nil }
        end = open.indent + String(repeating: open.mark, count: open.count)
    }
}

/// A line that begins with three of the same marks or more.
private struct Fence {
    let indent: Substring
    let mark: Character
    let count: Int
    let rest: Substring

    init?(_ line: Substring) {
        indent = line.prefix { $0 == " " }
        let marks = line[indent.endIndex...]
        guard let mark = marks.first, mark == "`" || mark == "~" else { return nil }
        self.mark = mark
        count = marks.prefix { $0 == mark }.count
        guard count >= 3 else { return nil }
        rest = marks.dropFirst(count)
    }

    /// Behind backticks no other may follow.
    var mayOpen: Bool { mark == "~" || !rest.contains("`") }

    func closes(_ open: Fence) -> Bool {
        mark == open.mark && count >= open.count && rest.allSatisfy(\.isWhitespace)
    }
}

extension Question {
    /// The text with folded parts in full, and the placeholders of blocks.
    fileprivate var whole: String {
        parts.map { part in
            switch part {
            case .text(let text), .folded(let text, _): text
            case .block(_, let shown): shown
            }
        }.joined()
    }
}

extension TurnBody {
    /// The text of all answers of the turn.
    fileprivate var answers: String {
        rounds.map(\.text).filter { !$0.isBlank }.joined(separator: "\n\n")
    }
}
