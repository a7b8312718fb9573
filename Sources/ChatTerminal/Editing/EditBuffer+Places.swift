// Bounds of grapheme clusters, words and lines, counted in scalars as libedit does.
extension EditBuffer {
    /// In scalars; a longer cluster is split, but real ones are shorter.
    private static var longestCluster: Int { 24 }

    /// The number of scalars in the cluster that ends at `place`; 0 at the start.
    func cluster(before place: Int) -> Int {
        string(max(0, place - Self.longestCluster)..<place).last?.unicodeScalars.count ?? 0
    }

    /// The number of scalars in the cluster that begins at `place`; 0 at the end.
    func cluster(after place: Int) -> Int {
        string(place..<max(place, min(count, place + Self.longestCluster))).first?
            .unicodeScalars.count ?? 0
    }

    /// The scalar range of the cluster that `place` is inside of; nil at a cluster boundary.
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

    // MARK: - Words, by clusters, because libedit ends a word at a combining accent

    /// In scalars; a longer word takes several steps.
    private static var longestWord: Int { 4_096 }

    /// The number of scalars back to the start of the word before the cursor.
    var wordBefore: Int {
        string(max(0, cursor - Self.longestWord)..<cursor).reversed().lengthOfWord
    }

    /// The number of scalars forward to the end of the word after the cursor.
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
    /// The number of scalars in the gap and the word at the front.
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
