/// Leaves out of text that is drawn what would make one letter endless.
///
/// A letter keeps 30 marks, as many as UAX 15 (section 12) finds in any language; a cluster also has
/// parts that take columns, like the consonants of a conjunct, and keeps 8 of them. The result does
/// not depend on where the text was cut. What is kept, copied and sent stays whole.
package struct ClusterCap: Sendable {
    private static let marks = 30
    private static let wideParts = 8

    /// Scalars of the cluster so far after its first, and those of them that take columns.
    private var count = 0
    private var wide = 0
    private var last = Join.none

    /// How a scalar holds on to its neighbours.
    private enum Join {
        case none
        /// To what stands before it.
        case mark
        /// To both: what follows is of the same cluster.
        case joiner
        /// To others of its kind.
        case jamo
    }

    package init() {}

    /// The whole text without what is too much.
    package static func capped(_ text: String) -> String {
        var cap = ClusterCap()
        return cap.push(text)
    }

    /// The next piece without what is too much.
    package mutating func push(_ text: String) -> String {
        // Nothing joins below U+0300 and among ideographs, as the first bytes tell.
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

    /// Whether a scalar is to be drawn.
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
        // A joiner needs room for what it joins; without it, that begins a cluster of its own.
        let needs = join == .joiner ? 2 : 1
        guard count + needs <= Self.marks, wide < Self.wideParts || (needs == 1 && !isWide) else {
            return false
        }
        count += 1
        if isWide { wide += 1 }
        last = join
        return true
    }

    /// Most letters, punctuation, ideographs, kana and syllables of Hangul.
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
        // Signs that hold on to what follows them.
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
