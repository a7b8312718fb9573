/// Long pastes, each standing in the draft as one private character with a label.
///
/// So a megabyte moves, deletes and draws like one letter.
package struct PasteStore: Sendable {
    private static let first: UInt32 = 0xF0000
    private static let capacity: UInt32 = 0x1000
    private var texts: [String] = []
    private var labels: [String] = []

    package init() {}

    /// Code points kept for placeholders; they are taken out of typed and pasted text.
    static func isReserved(_ scalar: Unicode.Scalar) -> Bool {
        (first..<first + capacity).contains(scalar.value)
    }

    /// A text from elsewhere, in which private characters must not stand for our pastes.
    static func withoutPlaceholders(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isReserved) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isReserved($0) }))
    }

    /// The paste as it goes into the draft: itself, or a placeholder when it is long.
    mutating func fold(_ text: String) -> String {
        let lines = Self.lines(of: text)
        guard lines >= 10 || text.utf8.count >= 2_000, texts.count < Int(Self.capacity),
            let scalar = Unicode.Scalar(Self.first + UInt32(texts.count))
        else { return text }
        texts.append(text)
        let size = lines > 1 ? "\(lines) lines" : "\(text.utf8.count) bytes"
        labels.append("[Pasted #\(texts.count): \(size)]")
        return String(Character(scalar))
    }

    private static func lines(of text: String) -> Int {
        let breaks = text.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        return text.utf8.last == 0x0A ? breaks : breaks + 1
    }

    /// What is drawn for a placeholder: `[Pasted #1: 200 lines]`.
    func label(for scalar: Unicode.Scalar) -> String? {
        guard Self.isReserved(scalar) else { return nil }
        let index = Int(scalar.value - Self.first)
        return labels.indices.contains(index) ? labels[index] : nil
    }

    /// The draft with every paste at full length.
    func expand(_ draft: String) -> String {
        replace(draft) { texts.indices.contains($0) ? texts[$0] : "" }
    }

    /// The draft with labels instead of placeholders.
    func labelled(_ draft: String) -> String {
        replace(draft) { Unicode.Scalar(Self.first + UInt32($0)).flatMap(label) ?? "" }
    }

    private func replace(_ draft: String, by text: (Int) -> String) -> String {
        guard draft.unicodeScalars.contains(where: Self.isReserved) else { return draft }
        var result = ""
        for scalar in draft.unicodeScalars {
            if Self.isReserved(scalar) {
                result += text(Int(scalar.value - Self.first))
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
