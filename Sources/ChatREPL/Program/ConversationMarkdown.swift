package import ChatKit
import ChatTerminal

/// A conversation as a Markdown document: the turns on the path to its head, and a question behind
/// them that has no answer.
///
/// It says which answers are not whole.
package struct ConversationMarkdown: Sendable {
    package let text: String

    /// `began` is in seconds since 1970.
    package init(title: String, began: Double, cost: Cost?, _ kept: Transcript) {
        var transcript = kept
        // What there is of an answer that is under way elsewhere, or that a crash has cut.
        if let end = transcript.closing { transcript.apply(end) }
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
        for turn in turns + [transcript.unanswered].compactMap(\.self) {
            guard let body = transcript.body(turn.id) else { continue }
            text += Self.section("You", body.question.whole)
            text += Self.section("Claude", body.answers)
            let isOpen = turn.id == kept.open
            if let remark = Self.remark(on: turn, isOpen, hasText: !body.answers.isEmpty) {
                text += "\n*(\(remark))*\n"
            }
        }
        self.text = text
    }

    /// The text on a terminal of that width: broken between words, but for code and tables.
    package func text(columns: Int) -> String {
        var open: Fence?
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.flatMap { line -> [String] in
            let isCode = open != nil
            if let fence = Fence(line) { open = fence.after(open) }
            let whole = StyledText(untrustedLines: String(line))
            guard !isCode, open == nil, !line.hasPrefix("|"), !line.hasPrefix("    ") else {
                return [whole.plain]
            }
            let indent = line.prefix { $0 == " " }.count
            return whole.wrapped(to: columns, indent: indent, words: .keep).map(\.plain)
        }.joined(separator: "\n")
    }

    /// Why an answer is not whole; nil for one that is.
    private static func remark(
        on turn: TurnHeader, _ isOpen: Bool, hasText: Bool
    ) -> String? {
        guard !isOpen else {
            let what = hasText ? "the answer is not whole" : "there is no answer yet"
            return what + ": it is under way, or was cut when the program ended"
        }
        return ErrorText.notWhole(turn.ending, hasText: hasText)
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
            if let fence = Fence(line) { open = fence.after(open) }
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

    /// The block that is open after it, where that one is open before it.
    func after(_ open: Fence?) -> Fence? {
        guard let open else { return mayOpen ? self : nil }
        return closes(open) ? nil : open
    }

    /// Behind backticks no other may follow.
    var mayOpen: Bool { mark == "~" || !rest.contains("`") }

    func closes(_ open: Fence) -> Bool {
        mark == open.mark && count >= open.count && rest.allSatisfy(\.isWhitespace)
    }
}

extension Transcript {
    /// The question asked last behind the head, where no answer to it can be gone on with.
    fileprivate var unanswered: TurnHeader? {
        guard count > 0, let last = header(TurnID(count - 1)), !last.isRemembered,
            last.parent == head
        else { return nil }
        return last
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
