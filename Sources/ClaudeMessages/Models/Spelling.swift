/// Finds the candidate closest to a misspelt word.
public enum Spelling {
    /// The first candidate with the word as its prefix, or else the closest by edit distance.
    ///
    /// `nil` when the distance is more than a third of the word's letters.
    public static func closest(to word: String, among candidates: [String]) -> String? {
        guard word.utf8.count <= 64 else { return nil }
        // A prefix of a candidate is taken for that candidate, whatever its edit distance.
        if word.count >= 2, let begun = candidates.first(where: { $0.hasPrefix(word) }) {
            return begun
        }
        let ranked = candidates.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let (best, distance) = ranked, distance <= max(1, word.count / 3) else { return nil }
        return best
    }

    /// Whether the edit distance is 1.
    static func isOneEdit(_ left: String, _ right: String) -> Bool {
        abs(left.utf8.count - right.utf8.count) <= 4 && left.utf8.count <= 64
            && distance(left, right) == 1
    }

    /// The edit distance: letters to insert, remove, replace or swap with a neighbour.
    static func distance(_ from: String, _ to: String) -> Int {
        let from = Array(from.lowercased())
        let to = Array(to.lowercased())
        guard !from.isEmpty, !to.isEmpty else { return max(from.count, to.count) }
        var rows = [Array(0...to.count)]
        for i in 1...from.count {
            var row = [i]
            for j in 1...to.count {
                let cost = from[i - 1] == to[j - 1] ? 0 : 1
                var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost)
                if i > 1, j > 1, from[i - 1] == to[j - 2], from[i - 2] == to[j - 1] {
                    best = min(best, rows[i - 2][j - 2] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[from.count][to.count]
    }
}
