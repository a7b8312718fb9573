/// A character in the text to be wrapped between words.
protocol WordCell {
    /// A space or another separator of words.
    var isBreak: Bool { get }
    /// The width in columns.
    var width: Int { get }
}

extension WordCell {
    /// Whether a word begins here: after a separator, or at or after a wide character (2 columns).
    func startsWord(after before: Self?) -> Bool {
        guard !isBreak else { return false }
        guard let before else { return true }
        return before.isBreak || width == 2 || before.width == 2
    }
}

extension ArraySlice where Element: WordCell {
    /// The width in columns of the word at the beginning.
    var wordWidth: Int {
        var width = 0
        var before: Element?
        for cell in self {
            if cell.isBreak || before != nil && cell.startsWord(after: before) { break }
            width += cell.width
            before = cell
        }
        return width
    }
}
