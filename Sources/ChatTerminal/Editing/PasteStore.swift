/// Long pastes, each held in the draft as one private-use scalar that is drawn as a label.
///
/// So moving, deleting and drawing a large paste cost as much as for one character.
package struct PasteStore: Sendable {
    private struct Paste: Sendable, Equatable {
        let text: String
        let number: Int
        /// Stored, because it is drawn with every frame and counting lines takes time.
        let label: String

        init(_ text: String, number: Int) {
            self.text = text
            self.number = number
            label = Draft.label(number, text)
        }
    }

    private static let first: UInt32 = 0xF0000
    private static let capacity: UInt32 = 0x1000
    private var pastes: [Paste] = []
    private var lastNumber = 0

    package init() {}

    /// Begins a new draft; pastes deleted from the last one can still be yanked.
    mutating func beginDraft() {
        lastNumber = 0
        if pastes.reduce(0, { $0 + $1.text.utf8.count }) > Self.keptBytes { pastes = [] }
    }

    /// In bytes: the limit for pastes of earlier drafts.
    private static let keptBytes = 4 << 20

    /// Whether the scalar is reserved for placeholders, and so removed from typed and pasted text.
    static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
        (first..<first + capacity).contains(scalar.value)
    }

    /// Removes reserved scalars, which would stand for our pastes.
    static func withoutPlaceholders(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isReserved) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isReserved($0) }))
    }

    /// Whether a paste is folded: from 10 lines or 2,000 bytes on.
    static func isLong(_ text: String) -> Bool {
        text.utf8.count >= 2_000 || lines(of: text) >= 10
    }

    static func lines(of text: String) -> Int {
        let breaks = text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return text.utf8.last == 0x0A ? breaks : breaks + 1
    }

    /// The text to insert for a paste: the paste itself, or a placeholder if it is long.
    mutating func fold(_ text: String) -> String {
        Self.isLong(text) ? placeholder(Paste(text, number: lastNumber + 1)) : text
    }

    /// The line for a draft, with a placeholder for each fold.
    mutating func line(of draft: Draft) -> String {
        lastNumber = 0
        return draft.pieces.map { piece in
            switch piece {
            case .typed(let text): Self.withoutPlaceholders(String(text))
            case .folded(let text, let number):
                placeholder(Paste(Self.withoutPlaceholders(String(text)), number: number))
            }
        }.joined()
    }

    /// The placeholder of a paste; equal pastes share one, so that recalling entries adds none.
    private mutating func placeholder(_ paste: Paste) -> String {
        let index = pastes.lastIndex(of: paste) ?? pastes.count
        guard index < Int(Self.capacity), let scalar = Unicode.Scalar(Self.first + UInt32(index))
        else { return paste.text }
        if index == pastes.count { pastes.append(paste) }
        lastNumber = max(lastNumber, paste.number)
        return String(Character(scalar))
    }

    /// The label of a placeholder: `[Pasted #1: 200 lines]`.
    func label(for scalar: Unicode.Scalar) -> String? { paste(of: scalar)?.label }

    private func paste(of scalar: Unicode.Scalar) -> Paste? {
        guard Self.isReserved(scalar) else { return nil }
        let index = Int(scalar.value - Self.first)
        return pastes.indices.contains(index) ? pastes[index] : nil
    }

    /// The draft of a line, with every placeholder replaced by its paste.
    func draft(of line: String) -> Draft {
        guard line.unicodeScalars.contains(where: Self.isReserved) else { return Draft(line) }
        var text = ""
        var folds: [Draft.Fold] = []
        for scalar in line.unicodeScalars {
            if !Self.isReserved(scalar) {
                text.unicodeScalars.append(scalar)
            } else if let paste = paste(of: scalar) {
                let start = text.utf8.count
                text += paste.text
                folds.append(.init(range: start..<text.utf8.count, number: paste.number))
            }
        }
        return Draft(text, folds: folds)
    }
}
