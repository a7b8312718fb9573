/// Limits the length of drawn grapheme clusters by leaving out scalars.
///
/// A cluster keeps 30 combining marks, as many as UAX 15 (section 12) finds in any language, and 8
/// further parts that take columns, such as the consonants of a conjunct. The result does not
/// depend on how the text is split. Text that is stored, copied or sent is not changed.
package struct ClusterCap: Sendable {
    private static let marks = 30
    private static let wideParts = 8

    /// The scalars of the cluster after its first one, and those of them that take columns.
    private var count = 0
    private var wide = 0
    private var last = Join.none

    /// How a scalar joins its neighbours.
    private enum Join {
        case none
        /// To the scalar before it.
        case mark
        /// To both neighbours, so that the next scalar is in the same cluster.
        case joiner
        /// To other Hangul jamo.
        case jamo
    }

    package init() {}

    /// A whole text with its clusters limited.
    package static func capped(_ text: String) -> String {
        var cap = ClusterCap()
        return cap.push(text)
    }

    /// The next part of a text with its clusters limited.
    package mutating func push(_ text: String) -> String {
        // A fast path by lead bytes: no scalar below U+0300 and no ideograph joins another.
        guard text.utf8.contains(where: { $0 >= 0xCC && !($0 >= 0xE4 && $0 <= 0xE9) }) else {
            if last != .none || count > 0, !text.isEmpty { self = ClusterCap() }
            return text
        }
        let before = self
        if text.unicodeScalars.allSatisfy({ takes($0) }) { return text }
        self = before
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where takes(scalar) { kept.append(scalar) }
        return String(kept)
    }

    /// Whether a scalar is kept.
    private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
        if Self.standsAlone(scalar.value) {
            if last != .none || count > 0 { self = ClusterCap() }
            return true
        }
        let join = Self.join(of: scalar)
        let isJoined =
            switch join {
            case .none: last == .joiner
            case .mark, .joiner: true
            case .jamo: last == .jamo || last == .joiner
            }
        guard isJoined else {
            self = ClusterCap()
            last = join
            return true
        }
        let isWide = DisplayWidth.columns(of: scalar) > 0
        // A joiner needs room for the next scalar too, which would otherwise begin a cluster.
        let needs = join == .joiner ? 2 : 1
        guard count + needs <= Self.marks, wide < Self.wideParts || (needs == 1 && !isWide) else {
            return false
        }
        count += 1
        if isWide { wide += 1 }
        last = join
        return true
    }

    /// Scalars that join no other: most letters, punctuation, ideographs, kana, Hangul syllables.
    private static func standsAlone(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x300, 0x370..<0x483, 0x2010..<0x2028, 0x2030..<0x2060, 0x2070..<0x20D0: true
        case 0x2100..<0x2CEF, 0x3001..<0x302A, 0x3030..<0x3099, 0x309B..<0xA000: true
        default: false
        }
    }

    private static func join(of scalar: Unicode.Scalar) -> Join {
        switch scalar.value {
        case 0x200D: return .joiner
        case 0x1100..<0x1200, 0xA960..<0xA980, 0xD7B0..<0xD800: return .jamo
        // Prepended marks, which join the next scalar.
        case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0xD4E, 0x110BD, 0x110CD:
            return .joiner
        case 0xE33, 0xEB3: return .mark
        default: break
        }
        let properties = scalar.properties
        if properties.canonicalCombiningClass == .virama { return .joiner }
        if properties.isGraphemeExtend || properties.isEmojiModifier { return .mark }
        return properties.generalCategory == .spacingMark ? .mark : .none
    }
}
