/// A text as it stands in the prompt: whole, and with the pastes that are folded there.
package struct Draft: Sendable, Hashable {
    /// A stretch that stands in the prompt as a label.
    package struct Fold: Sendable, Hashable {
        /// In bytes of the text's UTF-8.
        let range: Range<Int>
        /// As the label has it: `[Pasted #1: 200 lines]`.
        let number: Int
    }

    /// At full length.
    package let text: String
    /// In the order in which they stand.
    package let folds: [Fold]

    package var isEmpty: Bool { text.isEmpty }

    /// A text that was typed.
    package init(_ text: String) { self.init(text, folds: []) }

    init(_ text: String, folds: [Fold]) {
        self.text = text
        self.folds = folds
    }

    /// A text that came as one piece.
    package init(pasted text: String) {
        self.init(text, folds: [Fold(range: 0..<text.utf8.count, number: 1)])
    }

    /// A text of which it is not known how it was entered: folded when a paste of its size is.
    ///
    /// One line behind a slash may be a command, which a paste never is.
    package init(unknown text: String) {
        let mayBeCommand = text.hasPrefix("/") && !text.contains("\n")
        self = PasteStore.isLong(text) && !mayBeCommand ? Draft(pasted: text) : Draft(text)
    }

    /// An edited text: what was folded and is still in it, unchanged, stays folded.
    package init(_ text: String, edited old: Draft) {
        var folds: [Fold] = []
        var end = 0
        for case .folded(let paste, let number) in old.pieces where !paste.isEmpty {
            let rest = String(decoding: text.utf8.dropFirst(end), as: UTF8.self)
            guard let place = rest.utf8Offset(of: Array(paste.utf8)) else { continue }
            let start = end + place
            end = start + paste.utf8.count
            folds.append(Fold(range: start..<end, number: number))
        }
        self.init(text, folds: folds)
    }

    /// A text of pieces; what is folded is numbered anew.
    package init(_ pieces: [Piece]) {
        var text = ""
        var folds: [Fold] = []
        for piece in pieces {
            if case .folded(let paste, _) = piece {
                let start = text.utf8.count
                folds.append(
                    Fold(range: start..<start + paste.utf8.count, number: folds.count + 1))
            }
            text += piece.text
        }
        self.init(text, folds: folds)
    }

    /// The label of a folded text.
    package static func label(_ number: Int, _ text: String) -> String {
        let lines = PasteStore.lines(of: text)
        let size = lines > 1 ? "\(lines.grouped) lines" : "\(text.utf8.count.grouped) bytes"
        return "[Pasted #\(number): \(size)]"
    }

    package enum Piece: Sendable {
        case typed(Substring)
        case folded(Substring, number: Int)

        var text: Substring {
            switch self {
            case .typed(let text), .folded(let text, _): text
            }
        }
    }

    package var pieces: [Piece] {
        var pieces: [Piece] = []
        var end = 0
        for fold in folds {
            if fold.range.lowerBound > end {
                pieces.append(.typed(stretch(end..<fold.range.lowerBound)))
            }
            pieces.append(.folded(stretch(fold.range), number: fold.number))
            end = fold.range.upperBound
        }
        if end < text.utf8.count { pieces.append(.typed(stretch(end..<text.utf8.count))) }
        return pieces
    }

    private func stretch(_ bytes: Range<Int>) -> Substring {
        let bounds = bytes.clamped(to: 0..<text.utf8.count)
        let start = text.utf8.index(text.startIndex, offsetBy: bounds.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: bounds.count)]
    }

    /// As it looks: labels instead of what is folded.
    package var shown: String {
        guard !folds.isEmpty else { return text }
        return pieces.map { piece in
            switch piece {
            case .typed(let text): String(text)
            case .folded(let text, let number): Self.label(number, String(text))
            }
        }.joined()
    }

    /// A part of the text, with the folds that lie in it.
    func part(_ bounds: Range<String.Index>) -> Draft {
        let start = text.utf8.distance(from: text.startIndex, to: bounds.lowerBound)
        let end = text.utf8.distance(from: text.startIndex, to: bounds.upperBound)
        let inside = folds.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }
        return Draft(
            String(text[bounds]), folds: inside.map { $0.moved(by: -start, number: $0.number) })
    }

    /// Several texts as one, a line each; labels are numbered anew.
    package static func lines(_ drafts: [Draft]) -> Draft {
        var text = ""
        var folds: [Fold] = []
        for (index, draft) in drafts.enumerated() {
            if index > 0 { text += "\n" }
            for fold in draft.folds {
                folds.append(fold.moved(by: text.utf8.count, number: folds.count + 1))
            }
            text += draft.text
        }
        return drafts.count == 1 ? drafts[0] : Draft(text, folds: folds)
    }
}

extension Draft.Fold {
    fileprivate func moved(by bytes: Int, number: Int) -> Draft.Fold {
        Draft.Fold(range: range.lowerBound + bytes..<range.upperBound + bytes, number: number)
    }
}
