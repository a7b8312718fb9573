/// Something that is drawn as one character, where lines are broken between words.
protocol WordCell {
    /// A space, or what else stands between words.
    var isBreak: Bool { get }
    /// In columns.
    var width: Int { get }
}

extension WordCell {
    /// Wide scripts may break before any character.
    func startsWord(after before: Self?) -> Bool {
        guard !isBreak else { return false }
        guard let before else { return true }
        return before.isBreak || width == 2 || before.width == 2
    }
}

extension ArraySlice where Element: WordCell {
    /// The columns of the word at its beginning.
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
