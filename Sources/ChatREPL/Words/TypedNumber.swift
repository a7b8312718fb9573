/// A whole number as people type it, the same for every flag and command: `200000`, `200,000`,
/// `200_000`, `200k`, `1.5m`.
package struct TypedNumber: Sendable {
    /// What is counted, as a sentence names it.
    let noun: String
    let range: ClosedRange<Int>
    /// What the letters behind a number multiply it with.
    let units: [String: Int]
    let examples: String

    package static let window = tokens(500...10_000_000)
    package static let maxTokens = tokens(1...10_000_000)
    package static let timeout = TypedNumber(
        noun: "a number of seconds", range: 1...86_400,
        units: ["s": 1, "m": 60, "min": 60, "h": 3600], examples: "90, 2m or 1h")

    static func tokens(_ range: ClosedRange<Int>) -> TypedNumber {
        TypedNumber(
            noun: "a number of tokens", range: range, units: ["k": 1000, "m": 1_000_000],
            examples: "20,000, 200k or 1.5m")
    }

    /// The number meant; `nil` where it is none, or out of range.
    package func number(_ text: String) -> Int? {
        Self.whole(text, units: units).flatMap { range.contains($0) ? $0 : nil }
    }

    /// What it takes: `a number of tokens from 500 to 10,000,000, like 20,000, 200k or 1.5m`.
    var words: String {
        "\(noun) from \(Numbers.grouped(range.lowerBound)) to "
            + "\(Numbers.grouped(range.upperBound)), like \(examples)"
    }

    /// Why a text is refused, to be read behind the name of the flag or command.
    package func refusal(of text: String) -> String {
        "takes \(words), not '\(text.shortened)'"
    }

    /// Reads ASCII digits with whole groups, a unit behind them and, before a unit, a fraction
    /// that leaves nothing over.
    ///
    /// `1,5m` and `200.000` mean different things to different people, and nothing here; so does a
    /// sign.
    static func whole(_ text: String, units: [String: Int] = [:]) -> Int? {
        let text = text[...].trimmed
        let digits = text.prefix { isDigit($0) || ",_.".contains($0) }
        let unit = text[digits.endIndex...].trimmed.lowercased()
        guard let factor = unit.isEmpty ? 1 : units[unit] else { return nil }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let number = grouped(first) else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow else { return nil }
        guard parts.count == 2 else { return product }
        guard factor > 1, let rest = fraction(parts[1], of: factor) else { return nil }
        let (sum, sumOverflow) = product.addingReportingOverflow(rest)
        return sumOverflow ? nil : sum
    }

    /// Digits in groups of three behind commas, or in any behind underscores.
    private static func grouped(_ text: Substring) -> Int? {
        let mark: Character = text.contains(",") ? "," : "_"
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else { return nil }
        let rest = groups.dropFirst()
        let isPlaced = rest.allSatisfy { $0.count == 3 } && (groups.first?.count ?? 0) <= 3
        guard rest.isEmpty || mark == "_" || isPlaced else { return nil }
        return Int(groups.joined())
    }

    /// That part of a unit, where it is a whole number.
    private static func fraction(_ text: Substring, of factor: Int) -> Int? {
        guard !text.isEmpty, text.allSatisfy(isDigit) else { return nil }
        var digits = text
        while digits.last == "0" { digits.removeLast() }
        guard digits.count <= 9 else { return nil }
        let scale = digits.reduce(1) { scale, _ in scale * 10 }
        let product = (Int(digits) ?? 0).multipliedReportingOverflow(by: factor)
        guard !product.overflow else { return nil }
        let (whole, left) = product.partialValue.quotientAndRemainder(dividingBy: scale)
        return left == 0 ? whole : nil
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}
