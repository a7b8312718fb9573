// Where characters, words and lines begin and end: libedit counts scalars.
extension EditBuffer {
    /// Longer clusters are cut; no real one is.
    private static var longestCluster: Int { 24 }

    /// The scalars of the character that ends there, 0 at the start.
    func cluster(before place: Int) -> Int {
        string(max(0, place - Self.longestCluster)..<place).last?.unicodeScalars.count ?? 0
    }

    /// The scalars of the character that begins there, 0 at the end.
    func cluster(after place: Int) -> Int {
        string(place..<max(place, min(count, place + Self.longestCluster))).first?
            .unicodeScalars.count ?? 0
    }

    /// The start and the end of the character that has its middle there; nil between characters.
    func cluster(around place: Int) -> Range<Int>? {
        guard place > 0, place < count else { return nil }
        var start = max(0, place - Self.longestCluster)
        for character in string(start..<min(count, place + Self.longestCluster)) {
            let end = start + character.unicodeScalars.count
            if end > place { return start < place ? start..<end : nil }
            start = end
        }
        return nil
    }

    // MARK: - Words, by characters: libedit takes an accent of its own for a gap

    /// Longer words are crossed in several steps.
    private static var longestWord: Int { 4_096 }

    /// The scalars back to the start of the word before the cursor.
    var wordBefore: Int {
        string(max(0, cursor - Self.longestWord)..<cursor).reversed().lengthOfWord
    }

    /// The scalars on to the end of the word after the cursor.
    var wordAfter: Int {
        string(cursor..<max(cursor, min(count, cursor + Self.longestWord))).lengthOfWord
    }

    // MARK: - Lines inside the draft

    var lineStart: Int {
        (scalars(0..<cursor).lastIndex(of: "\n") ?? -1) + 1
    }

    var lineEnd: Int {
        let cursor = cursor
        return cursor + (scalars(cursor..<count).firstIndex(of: "\n") ?? count - cursor)
    }
}

extension Sequence<Character> {
    /// The scalars of the gap and the word that come first.
    fileprivate var lengthOfWord: Int {
        var length = 0
        var isInWord = false
        for character in self {
            let isOfWord = character.isLetter || character.isNumber || character == "_"
            if isInWord, !isOfWord { break }
            isInWord = isOfWord
            length += character.unicodeScalars.count
        }
        return length
    }
}
