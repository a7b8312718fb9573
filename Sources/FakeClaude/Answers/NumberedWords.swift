/// Long answers of numbered words, in which a missing or repeated word can be detected.
///
/// The text contains exactly N words `w0001`, `w0002`, … in ascending order, ten to a sentence,
/// five sentences to a paragraph. Extracting every `w` followed by at least four digits gives 1 to
/// N, each once.
package enum NumberedWords {
    package static let maximum = 200_000

    /// The number before a word like `words`, as in `2000 words` or `write 300 words`.
    package static func wanted(in words: [String]) -> Int? {
        for (number, unit) in zip(words, words.dropFirst())
        where ["word", "words"].contains(unit.lowercased().filter(\.isLetter)) {
            if let count = Int(number.filter { $0 != "," }), count > 0 {
                return min(count, maximum)
            }
        }
        return nil
    }

    package static func mark(_ number: Int) -> String {
        let digits = String(number)
        return "w" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    package static func text(_ count: Int) -> String {
        var text = ""
        for (sentence, start) in stride(from: 1, through: count, by: 10).enumerated() {
            let marks = (start...min(start + 9, count)).map(mark)
            if sentence > 0 { text += sentence % 5 == 0 ? "\n\n" : " " }
            text += "Sentence \(sentence + 1) says " + marks.joined(separator: " ") + "."
        }
        return text
    }
}
