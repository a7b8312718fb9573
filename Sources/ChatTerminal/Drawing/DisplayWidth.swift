import SystemKit

/// The width of characters and strings in terminal columns.
package enum DisplayWidth {
    package static func columns(of text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns of one grapheme cluster.
    ///
    /// An emoji sequence takes 2 columns however many scalars it joins; in other scripts the
    /// scalars' widths are added, because terminals draw Devanagari conjuncts side by side.
    /// Terminals differ here; rows end one column early and cursor moves are absolute, so an error
    /// stays in its row.
    package static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.index(after: scalars.startIndex) == scalars.endIndex {
            return columns(of: first)
        }
        if first.properties.isEmoji, scalars.contains(where: joinsEmoji) { return 2 }
        return scalars.reduce(0) { $0 + columns(of: $1) }
    }

    /// The columns of a single scalar.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value >= 0x20 && scalar.value < 0x7F { return 1 }
        let known = UTF8Locale.width(of: scalar)
        return known >= 0 ? known : fallback(scalar)
    }

    /// The columns of scalars that the C library's tables lack, and of controls (not drawn).
    private static func fallback(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0xA0 { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        if (0x20000...0x3FFFD).contains(scalar.value) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return 1
        }
    }

    /// Whether VS16, ZWJ, a skin tone or a tag makes the cluster one emoji.
    private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0F || scalar.value == 0x200D || scalar.properties.isEmojiModifier
            || (0xE0020...0xE007F).contains(scalar.value)
    }
}
