extension MathParser {
    /// The words of `\text{…}`, with their spaces.
    mutating func text() throws(MathProblem) -> MathNode {
        guard let token = next else { throw MathProblem() }
        guard token.kind == .open else {
            // Without braces, as in `\mathrm d`.
            guard case .character(let character) = token.kind else { throw MathProblem() }
            index += 1
            return .text(String(character))
        }
        guard let end = closingBrace(from: index + 1) else { throw MathProblem() }
        let inside = characters[token.range.upperBound..<tokens[end].range.lowerBound]
        index = end + 1
        // Formulas between dollars may be inside the text.
        let parts = inside.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return .text(try Self.words(inside)) }
        guard !parts.count.isMultiple(of: 2) else { throw MathProblem() }
        return try deeper { parser throws(MathProblem) in
            var nodes: [MathNode] = []
            for (number, part) in parts.enumerated() where !part.isEmpty {
                if number.isMultiple(of: 2) {
                    nodes.append(.text(try Self.words(part)))
                } else {
                    let inner = Array(part)
                    var formula = MathParser(
                        characters: inner, tokens: try MathLexer.tokens(of: inner))
                    formula.depth = parser.depth
                    nodes.append(try formula.whole())
                }
            }
            return .row(nodes)
        }
    }

    /// Upright text: a word, unless it contains more than letters and digits.
    mutating func roman() throws(MathProblem) -> MathNode {
        if next?.kind == .open, let end = closingBrace(from: index + 1), let open = next {
            let inside = characters[open.range.upperBound..<tokens[end].range.lowerBound]
            if !inside.isEmpty, inside.allSatisfy({ $0.isLetter || $0.isNumber }) {
                index = end + 1
                return .text(String(inside))
            }
        }
        return try deeper { parser throws(MathProblem) in
            parser.font = .plain
            return try parser.argument()
        }
    }

    private static func words(_ source: ArraySlice<Character>) throws(MathProblem) -> String {
        var words = ""
        var rest = source
        while let character = rest.popFirst() {
            switch character {
            case "\\":
                guard let sign = rest.popFirst(), let text = escapes[sign] else {
                    throw MathProblem()
                }
                words += text
            case "{", "}": continue
            case "$", "%", "#": throw MathProblem()
            case _ where character.isWhitespace || character == "~":
                if words.last != " " { words += " " }
            case "`", "'", "-":
                // Two equal characters are a ligature for another one.
                guard let (one, two) = ligatures[character] else { continue }
                words += rest.first == character ? two : one
                if rest.first == character { rest.removeFirst() }
            default: words.append(character)
            }
        }
        return words
    }

    private static let ligatures: [Character: (one: String, two: String)] = [
        "`": ("‘", "“"), "'": ("’", "”"), "-": ("-", "–"),
    ]

    private static let escapes: [Character: String] = [
        "%": "%", "_": "_", "&": "&", "#": "#", "$": "$", "{": "{", "}": "}", " ": " ", ",": " ",
        ";": " ", ":": " ", "!": "",
    ]
}
