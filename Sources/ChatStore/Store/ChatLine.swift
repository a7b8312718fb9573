/// A kept conversation in a list.
package struct ChatLine: Sendable, Hashable {
    package let id: ChatID
    /// The folder it was begun in.
    package let folder: String
    /// When it was begun and last changed, in seconds since 1970.
    package let began: Double
    package let changed: Double
    /// The title it was given, or else the beginning of its first question.
    package let title: String
    /// The turns on the path to its head; those of other branches are not counted.
    package let turns: Int

    /// Those of which some turns are deleted already are not shown.
    static let shown = """
        (SELECT * FROM chat WHERE id NOT IN (\(Eraser.unfinishedNumbers))) AS chat
        """

    static let query = """
        SELECT id, folder, began, changed, coalesce(title, words), turns FROM \(shown)
        """

    init?(row: [SQLValue]) {
        guard row.count == 6, let id = row[0].integer else { return nil }
        self.id = ChatID(id)
        folder = row[1].text ?? ""
        began = row[2].real ?? 0
        changed = row[3].real ?? 0
        title = row[4].text ?? ""
        turns = row[5].integer ?? 0
    }
}
