/// What a person types to search: words, `beginnings*` and `"phrases"`, all of which must occur.
package struct SearchTerms: Sendable, Hashable {
    package struct Term: Sendable, Hashable {
        package let text: String
        /// Any word that begins so.
        package let isBeginning: Bool
    }

    package let terms: [Term]

    /// An open quotation mark ends with the text.
    ///
    /// `isUnfinished` is for a text that is still being typed: its last word is a beginning.
    package init(_ text: String, isUnfinished: Bool = false) {
        var terms: [Term] = []
        for (place, part) in text.split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated()
        {
            // Every second part stands between quotation marks.
            if place % 2 == 1 {
                terms.append(Term(text: String(part), isBeginning: false))
            } else {
                for word in part.split(whereSeparator: \.isWhitespace) {
                    let isBeginning = word.hasSuffix("*")
                    terms.append(
                        Term(
                            text: String(isBeginning ? word.dropLast() : word),
                            isBeginning: isBeginning))
                }
            }
        }
        if isUnfinished, let last = terms.last, text.last?.isWhitespace == false, text.last != "\""
        {
            terms[terms.count - 1] = Term(text: last.text, isBeginning: true)
        }
        self.terms = terms.filter { $0.text.contains { $0.isLetter || $0.isNumber } }
    }

    package var isEmpty: Bool { terms.isEmpty }

    /// The query for FTS5, in which each term is a string, so that no operator is read in it.
    var query: String {
        terms.map { term in
            // There are no quotation marks in a term.
            "\"\(term.text)\"" + (term.isBeginning ? "*" : "")
        }.joined(separator: " ")
    }
}
