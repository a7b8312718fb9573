/// Finds the words, beginnings and phrases of a search in a text, as the index of words does.
struct WordMatcher {
    /// A term as words without case and accents, which follow each other.
    struct Pattern: Sendable, Hashable {
        let words: [[Unicode.Scalar]]
        /// The last word is a beginning.
        let isBeginning: Bool
    }

    struct Match: Sendable, Hashable {
        /// The place of the pattern among the terms.
        let pattern: Int
        let range: Range<String.Index>
    }

    private let patterns: [Pattern]
    /// No more scalars of a word are needed to compare it.
    private let longest: Int
    /// What was looked up, by scalars that are not ASCII.
    private var letters: [Unicode.Scalar: IndexedLetter] = [:]

    init(_ terms: SearchTerms) {
        patterns = terms.terms.map { term in
            Pattern(words: Self.words(of: term.text), isBeginning: term.isBeginning)
        }.filter { !$0.words.isEmpty }
        longest = patterns.flatMap(\.words).map(\.count).max() ?? 0
    }

    private static func words(of text: String) -> [[Unicode.Scalar]] {
        var words: [[Unicode.Scalar]] = [[]]
        for scalar in text.unicodeScalars {
            switch IndexedLetter(scalar) {
            case .letter(let letter): words[words.count - 1].append(letter)
            case .accent: break
            case .gap: words.append([])
            }
        }
        return words.filter { !$0.isEmpty }
    }

    /// Whether all terms occur.
    mutating func matchesAll(in text: String) -> Bool {
        var missing = Set(patterns.indices)
        each(in: text[...]) { match in
            missing.remove(match.pattern)
            return !missing.isEmpty
        }
        return missing.isEmpty
    }

    /// The first match of any term.
    mutating func first(in text: String) -> Match? {
        var first: Match?
        each(in: text[...]) { match in
            first = match
            return false
        }
        return first
    }

    /// Hands out the matches in the order of their ends, until `body` returns false.
    mutating func each(in text: Substring, _ body: (Match) -> Bool) {
        let scalars = text.unicodeScalars
        var word: [Unicode.Scalar] = []
        var start: String.Index?
        var begun: [Begun] = []
        var place = scalars.startIndex
        while true {
            let isEnd = place == scalars.endIndex
            switch isEnd ? .gap : letter(scalars[place]) {
            case .letter(let letter):
                if start == nil { start = place }
                if word.count <= longest { word.append(letter) }
            case .accent: break
            case .gap:
                guard let first = start else { break }
                start = nil
                for match in matches(of: word, first..<place, &begun) where !body(match) { return }
                word.removeAll(keepingCapacity: true)
            }
            if isEnd { return }
            scalars.formIndex(after: &place)
        }
    }

    /// A phrase whose first words were found.
    private struct Begun {
        let pattern: Int
        let start: String.Index
        var count: Int
    }

    /// The matches that this word ends.
    private func matches(
        of word: [Unicode.Scalar], _ range: Range<String.Index>, _ begun: inout [Begun]
    ) -> [Match] {
        var matches: [Match] = []
        var open: [Begun] = []
        let new = patterns.indices.map { Begun(pattern: $0, start: range.lowerBound, count: 0) }
        for var phrase in begun + new {
            let pattern = patterns[phrase.pattern]
            let isLast = phrase.count == pattern.words.count - 1
            let wanted = pattern.words[phrase.count]
            guard isLast && pattern.isBeginning ? word.starts(with: wanted) : word == wanted
            else { continue }
            phrase.count += 1
            if isLast {
                matches.append(
                    Match(pattern: phrase.pattern, range: phrase.start..<range.upperBound))
            } else {
                open.append(phrase)
            }
        }
        begun = open
        return matches
    }

    private mutating func letter(_ scalar: Unicode.Scalar) -> IndexedLetter {
        if scalar.isASCII { return IndexedLetter(scalar) }
        if let known = letters[scalar] { return known }
        let letter = IndexedLetter(scalar)
        letters[scalar] = letter
        return letter
    }
}
