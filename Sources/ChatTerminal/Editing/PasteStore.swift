/// Long pastes, each standing in the draft as one private character with a label.
///
/// So a megabyte moves, deletes and draws like one letter.
package struct PasteStore: Sendable {
    private struct Paste: Sendable, Equatable {
        let text: String
        let number: Int
        /// Kept, because it is drawn with every frame and counts the lines.
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

    /// Another draft begins; what was cut from the last one can still be put in.
    mutating func beginDraft() {
        lastNumber = 0
        if pastes.reduce(0, { $0 + $1.text.utf8.count }) > Self.keptBytes { pastes = [] }
    }

    /// What pastes of earlier drafts may take.
    private static let keptBytes = 4 << 20

    /// Code points kept for placeholders; they are taken out of typed and pasted text.
    static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
        (first..<first + capacity).contains(scalar.value)
    }

    /// A text from elsewhere, in which private characters must not stand for our pastes.
    static func withoutPlaceholders(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isReserved) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isReserved($0) }))
    }

    /// Whether a paste is folded: from ten lines or 2,000 bytes on.
    static func isLong(_ text: String) -> Bool {
        text.utf8.count >= 2_000 || lines(of: text) >= 10
    }

    static func lines(of text: String) -> Int {
        let breaks = text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return text.utf8.last == 0x0A ? breaks : breaks + 1
    }

    /// The paste as it goes into the line: itself, or a placeholder when it is long.
    mutating func fold(_ text: String) -> String {
        Self.isLong(text) ? placeholder(Paste(text, number: lastNumber + 1)) : text
    }

    /// A draft as it goes into an empty line, folded as it is.
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

    /// The same paste has the same character, so that going through the history uses none up.
    private mutating func placeholder(_ paste: Paste) -> String {
        let index = pastes.lastIndex(of: paste) ?? pastes.count
        guard index < Int(Self.capacity), let scalar = Unicode.Scalar(Self.first + UInt32(index))
        else { return paste.text }
        if index == pastes.count { pastes.append(paste) }
        lastNumber = max(lastNumber, paste.number)
        return String(Character(scalar))
    }

    /// What is drawn for a placeholder: `[Pasted #1: 200 lines]`.
    func label(for scalar: Unicode.Scalar) -> String? { paste(of: scalar)?.label }

    private func paste(of scalar: Unicode.Scalar) -> Paste? {
        guard Self.isReserved(scalar) else { return nil }
        let index = Int(scalar.value - Self.first)
        return pastes.indices.contains(index) ? pastes[index] : nil
    }

    /// What a line is, with every paste at full length.
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
