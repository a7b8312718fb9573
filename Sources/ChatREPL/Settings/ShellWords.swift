/// Splits a command line into words by the quoting rules of a shell, without expansion.
package enum ShellWords {
    /// Characters that need a shell, unless quoted.
    private static let operators: Set<Character> = ["|", "&", ";", "<", ">", "(", ")", "$", "`"]

    package static func read(_ text: String) throws(BadValue) -> [String] {
        var words: [String] = []
        var word: String?
        var rest = text[...]
        while let character = rest.popFirst() {
            if character.isWhitespace {
                if let whole = word { words.append(whole) }
                word = nil
            } else if character == "'" {
                word = try (word ?? "") + single(&rest)
            } else if character == "\"" {
                word = try (word ?? "") + double(&rest)
            } else if character == "\\" {
                guard let next = rest.popFirst() else {
                    throw BadValue(reason: "ends in a backslash")
                }
                word = (word ?? "") + String(next)
            } else if operators.contains(character) {
                throw BadValue(
                    reason: "is run without a shell, to which alone '\(character)' means "
                        + "something: put it in quotation marks, or all of it into a script")
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let whole = word { words.append(whole) }
        return words
    }

    private static func single(_ rest: inout Substring) throws(BadValue) -> String {
        guard let end = rest.firstIndex(of: "'") else { throw unclosed }
        defer { rest = rest[rest.index(after: end)...] }
        return String(rest[..<end])
    }

    private static func double(_ rest: inout Substring) throws(BadValue) -> String {
        var inner = ""
        while let character = rest.popFirst() {
            if character == "\"" { return inner }
            // Before any other character a backslash stands for itself.
            if character == "\\", let next = rest.first, "\"\\$`".contains(next) {
                inner.append(next)
                rest.removeFirst()
            } else {
                inner.append(character)
            }
        }
        throw unclosed
    }

    private static let unclosed = BadValue(reason: "has a quotation mark that is not closed")

    /// Writes words so that `read` returns the same.
    package static func write(_ words: [String]) -> String {
        words.map(quoted).joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        let isPlain = word.allSatisfy { character in
            !character.isWhitespace && !operators.contains(character)
                && !["'", "\"", "\\", "#"].contains(character)
        }
        if isPlain, !word.isEmpty { return word }
        return word.split(separator: "'", omittingEmptySubsequences: false)
            .map { "'\($0)'" }.joined(separator: "\\'")
    }
}
