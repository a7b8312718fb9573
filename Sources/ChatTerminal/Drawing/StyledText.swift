import TextSearch

/// Sanitised text in styled fragments.
///
/// Literals are trusted; all other text is sanitised when it is added.
package struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
    struct Fragment: Sendable, Hashable {
        var text: String
        var style: Style
    }

    private(set) var fragments: [Fragment] = []

    package init() {}

    init(fragments: [Fragment]) { self.fragments = fragments }

    /// Lines as one text, with newlines between them.
    package init(lines: [StyledText]) {
        for (place, line) in lines.enumerated() {
            if place > 0 { append("\n", style: .plain) }
            fragments += line.fragments
        }
    }

    package init(stringLiteral value: StaticString) { self.init(value) }

    /// A literal from the source code.
    package init(_ literal: StaticString, style: Style = .plain) {
        append(literal.description, style: style)
    }

    /// One line of untrusted text, in which hidden characters are shown.
    package init(untrusted text: String, style: Style = .plain) {
        append(ClusterCap.capped(Sanitizer.strict(text)), style: style)
    }

    /// Untrusted text of several lines: answers, pastes, files.
    package init(untrustedLines text: String, style: Style = .plain) {
        append(ClusterCap.capped(Sanitizer.sanitize(text)), style: style)
    }

    /// Appends text that is sanitised already.
    mutating func append(_ text: String, style: Style) {
        guard !text.isEmpty else { return }
        fragments.append(Fragment(text: text, style: style))
    }

    /// Appends a character, to the last fragment if the style is the same.
    mutating func append(_ character: Character, style: Style) {
        if let last = fragments.indices.last, fragments[last].style == style {
            fragments[last].text.append(character)
        } else {
            fragments.append(Fragment(text: String(character), style: style))
        }
    }

    /// Appends sanitised text, to the last fragment if the style is the same.
    mutating func join(_ text: some StringProtocol, style: Style) {
        if let last = fragments.indices.last, fragments[last].style == style {
            fragments[last].text += text
        } else if !text.isEmpty {
            fragments.append(Fragment(text: String(text), style: style))
        }
    }

    mutating func join(_ other: StyledText) {
        for fragment in other.fragments { join(fragment.text, style: fragment.style) }
    }

    package var isEmpty: Bool { fragments.isEmpty }

    /// The first `count` characters, and the rest.
    func parted(after count: Int) -> (beginning: StyledText, rest: StyledText) {
        var (beginning, rest) = (StyledText(), StyledText())
        var left = count
        for fragment in fragments {
            beginning.append(String(fragment.text.prefix(left)), style: fragment.style)
            rest.append(String(fragment.text.dropFirst(left)), style: fragment.style)
            left = max(0, left - fragment.text.count)
        }
        return (beginning, rest)
    }

    /// The text with a style added to each fragment.
    func with(_ style: Style) -> StyledText {
        StyledText(
            fragments: fragments.map { Fragment(text: $0.text, style: $0.style.adding(style)) })
    }

    /// The text without styles.
    package var plain: String { fragments.map(\.text).joined() }

    /// The width in columns of a single line.
    package var width: Int { fragments.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.fragments += right.fragments
        return sum
    }

    package static func += (left: inout StyledText, right: StyledText) {
        left.fragments += right.fragments
    }

    /// The lines, split at newlines; a final newline begins no further line.
    package var lines: [StyledText] {
        var lines: [StyledText] = []
        var line = StyledText()
        for fragment in fragments {
            let parts = fragment.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 {
                    lines.append(line)
                    line = StyledText()
                }
                line.append(String(part), style: fragment.style)
            }
        }
        let endsWithNewline = fragments.last?.text.hasSuffix("\n") ?? false
        if !endsWithNewline || !line.isEmpty { lines.append(line) }
        return lines
    }

    /// The beginning that fits into `columns`, with 4 spaces for a tab.
    package func truncated(to columns: Int) -> StyledText {
        var result = StyledText()
        var left = columns
        for fragment in fragments {
            var text = ""
            for character in fragment.text.swapping("\t", for: "    ") {
                let width = DisplayWidth.columns(of: character)
                guard width <= left else {
                    result.append(text, style: fragment.style)
                    return result
                }
                left -= width
                text.append(character)
            }
            result.append(text, style: fragment.style)
        }
        return result
    }

    /// The text, or if it is too wide its beginning with "…" after it.
    package func shortened(to columns: Int) -> StyledText {
        let whole = truncated(to: .max)
        guard whole.width > columns else { return whole }
        var beginning = whole.truncated(to: columns - 1).withoutTrailingSpaces
        beginning.append("…", style: fragments.last?.style ?? .plain)
        return beginning
    }

    /// The first of its lines.
    var firstLine: StyledText { lines.first ?? StyledText() }

    /// The text, or if it is too wide its end with "…" before it.
    func shortenedAtStart(to columns: Int) -> StyledText {
        let whole = truncated(to: .max)
        guard whole.width > columns else { return whole }
        var left = columns - 1
        let end = whole.plain.reversed().prefix { character in
            left -= DisplayWidth.columns(of: character)
            return left >= 0
        }
        var shortened = StyledText()
        shortened.append("…" + String(end.reversed()), style: fragments.last?.style ?? .plain)
        return shortened
    }

    /// The text with an ending, and if both are too wide the text's beginning with "…" and the
    /// ending after it.
    package func shortened(to columns: Int, before ending: StyledText) -> StyledText {
        let room = columns - ending.width
        guard room > 1 else { return (self + ending).shortened(to: columns) }
        return shortened(to: room) + ending
    }

    /// The text with escape sequences if the policy allows them.
    package func rendered(_ policy: ColorPolicy) -> String {
        guard policy.isOn else { return plain }
        return fragments.reduce(into: "") { result, fragment in
            let link = fragment.style.link
            if let link { result += ControlSequence.begin(link) }
            let codes = fragment.style.codes
            if codes.isEmpty {
                result += fragment.text
            } else {
                let parameters = codes.map(String.init).joined(separator: ";")
                result +=
                    ControlSequence.beginStyle(parameters) + fragment.text
                    + ControlSequence.endStyle
            }
            if link != nil { result += ControlSequence.endLink }
        }
    }
}
