/// A text in the prompt: its full length, and the ranges of pastes shown as labels.
package struct Draft: Sendable, Hashable {
    /// A pasted range that the prompt shows as a label.
    package struct Fold: Sendable, Hashable {
        /// In UTF-8 bytes of the text.
        let range: Range<Int>
        /// The number in the label `[Pasted #1: 200 lines]`.
        let number: Int
    }

    /// The full text.
    package let text: String
    /// In ascending order, without overlap.
    package let folds: [Fold]

    package var isEmpty: Bool { text.isEmpty }

    /// A typed text, without folds.
    package init(_ text: String) { self.init(text, folds: []) }

    init(_ text: String, folds: [Fold]) {
        self.text = text
        self.folds = folds
    }

    /// A pasted text, folded as a whole.
    package init(pasted text: String) {
        self.init(text, folds: [Fold(range: 0..<text.utf8.count, number: 1)])
    }

    /// A text of unknown origin: folded if a paste of its size would be.
    ///
    /// A single line that begins with a slash is not folded, as it may be a command.
    package init(unknown text: String) {
        let mayBeCommand = text.hasPrefix("/") && !text.contains("\n")
        self = PasteStore.isLong(text) && !mayBeCommand ? Draft(pasted: text) : Draft(text)
    }

    /// An edited text: pastes that it still contains unchanged stay folded.
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

    /// A text joined from pieces; its folds are numbered from 1.
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

    /// The label of a folded paste.
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

    /// The text as the prompt shows it, with labels in place of folded pastes.
    package var shown: String {
        guard !folds.isEmpty else { return text }
        return pieces.map { piece in
            switch piece {
            case .typed(let text): String(text)
            case .folded(let text, let number): Self.label(number, String(text))
            }
        }.joined()
    }

    /// A part of the text with the folds inside it.
    func part(_ bounds: Range<String.Index>) -> Draft {
        let start = text.utf8.distance(from: text.startIndex, to: bounds.lowerBound)
        let end = text.utf8.distance(from: text.startIndex, to: bounds.upperBound)
        let inside = folds.filter { $0.range.lowerBound >= start && $0.range.upperBound <= end }
        return Draft(
            String(text[bounds]), folds: inside.map { $0.moved(by: -start, number: $0.number) })
    }

    /// The texts joined by newlines; folds are numbered from 1.
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
