/// The mathematical alphabets of Unicode.
enum MathFont: Equatable, Sendable {
    case plain, bold, script, fraktur, double

    /// The character in this alphabet; unchanged if the alphabet lacks it.
    func map(_ character: Character) -> String {
        guard self != .plain, let scalar = character.unicodeScalars.first,
            character.unicodeScalars.count == 1
        else { return String(character) }
        if let exception = Self.exceptions[self]?[character] { return String(exception) }
        guard let base = base(for: scalar), let mapped = Unicode.Scalar(base) else {
            return String(character)
        }
        return String(Character(mapped))
    }

    private func base(for scalar: Unicode.Scalar) -> UInt32? {
        let value = scalar.value
        switch value {
        case 0x41...0x5A: return capitals.map { $0 + value - 0x41 }
        case 0x61...0x7A: return capitals.map { $0 + 26 + value - 0x61 }
        case 0x30...0x39: return digits.map { $0 + value - 0x30 }
        case 0x391...0x3A9 where self == .bold: return 0x1D6A8 + value - 0x391
        case 0x3B1...0x3C9 where self == .bold: return 0x1D6C2 + value - 0x3B1
        default: return nil
        }
    }

    private var capitals: UInt32? {
        switch self {
        case .plain: nil
        case .bold: 0x1D400
        case .script: 0x1D49C
        case .fraktur: 0x1D504
        case .double: 0x1D538
        }
    }

    private var digits: UInt32? {
        switch self {
        case .bold: 0x1D7CE
        case .double: 0x1D7D8
        default: nil
        }
    }

    /// Letters that are encoded outside of the alphabets' blocks.
    private static let exceptions: [MathFont: [Character: Character]] = [
        .script: [
            "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
            "e": "ℯ", "g": "ℊ", "o": "ℴ",
        ],
        .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
        .double: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
        .bold: ["∇": "𝛁", "∂": "𝛛", "ϵ": "𝛜", "ϑ": "𝛝", "ϕ": "𝛟", "ϱ": "𝛠", "ϖ": "𝛡"],
    ]
}
