/// What stands around the first word that was found in a text, on one line.
package struct Snippet: Sendable, Hashable {
    package struct Piece: Sendable, Hashable {
        package let text: String
        /// Whether it is a word that was searched for.
        package let isMatch: Bool
    }

    package private(set) var pieces: [Piece] = []

    /// The line without marks of what was found; as untrusted as the text.
    package var text: String { pieces.map(\.text).joined() }

    /// In characters.
    private static let length = 60
    /// How much of them stands before the word.
    private static let lead = 20
    /// A character may be megabytes of accents: no more scalars are read on each side.
    private static let mostScalars = 400

    /// Nil where nothing is found.
    init?(of text: String, _ matcher: inout WordMatcher) {
        guard let first = matcher.first(in: text)?.range else { return nil }
        let scalars = text.unicodeScalars
        let start =
            scalars.index(
                first.lowerBound, offsetBy: -Self.mostScalars, limitedBy: scalars.startIndex)
            ?? scalars.startIndex
        let end =
            scalars.index(
                first.lowerBound, offsetBy: Self.mostScalars, limitedBy: scalars.endIndex)
            ?? scalars.endIndex
        let range = Self.window(in: text[start..<end], around: first)
        var matches: [Range<String.Index>] = []
        matcher.each(in: text[start..<end]) { match in
            matches.append(match.range)
            return match.range.upperBound < range.upperBound
        }
        if range.lowerBound > text.startIndex { append("…", isMatch: false) }
        cut(text, range, matches)
        endWithoutSpace()
        if range.upperBound < text.endIndex { append("…", isMatch: false) }
    }

    /// The part of a text that is shown: it begins and ends with a whole word where that is near.
    private static func window(
        in text: Substring, around first: Range<String.Index>
    ) -> Range<String.Index> {
        let before = text[..<first.lowerBound]
        let behind = text[first.lowerBound...]
        let room = max(lead, length - behind.prefix(length).count)
        var start = before.suffix(room).startIndex
        if start > text.startIndex, !text[text.index(before: start)].isWhitespace,
            let space = before[start...].prefix(room / 2).firstIndex(where: \.isWhitespace)
        {
            start = text.index(after: space)
        }
        let rest = length - text[start..<first.lowerBound].count
        var end = behind.prefix(rest).endIndex
        if end < text.endIndex, !text[end].isWhitespace,
            let space = behind[..<end].suffix(rest / 3).lastIndex(where: \.isWhitespace)
        {
            end = space
        }
        return start..<end
    }

    private mutating func cut(
        _ text: String, _ range: Range<String.Index>, _ matches: [Range<String.Index>]
    ) {
        var place = range.lowerBound
        for match in matches where match.upperBound > place {
            let start = max(place, min(match.lowerBound, range.upperBound))
            let end = min(match.upperBound, range.upperBound)
            append(text.unicodeScalars[place..<start], isMatch: false)
            append(text.unicodeScalars[start..<end], isMatch: true)
            place = end
        }
        append(text.unicodeScalars[place..<range.upperBound], isMatch: false)
    }

    private mutating func append(_ scalars: Substring.UnicodeScalarView, isMatch: Bool) {
        var line = ""
        for scalar in scalars {
            if !scalar.properties.isWhitespace {
                line.unicodeScalars.append(scalar)
            } else if line.isEmpty
                ? pieces.last?.text.hasSuffix(" ") == false : !line.hasSuffix(" ")
            {
                line += " "
            }
        }
        append(line, isMatch: isMatch)
    }

    private mutating func endWithoutSpace() {
        guard let last = pieces.popLast() else { return }
        let text = last.text.hasSuffix(" ") ? String(last.text.dropLast()) : last.text
        append(text, isMatch: last.isMatch)
    }

    private mutating func append(_ text: String, isMatch: Bool) {
        guard !text.isEmpty else { return }
        if let last = pieces.last, last.isMatch == isMatch {
            pieces[pieces.count - 1] = Piece(text: last.text + text, isMatch: isMatch)
        } else {
            pieces.append(Piece(text: text, isMatch: isMatch))
        }
    }
}
