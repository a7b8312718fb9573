/// An amount of money in pico-dollars (10⁻¹² $), exact for every price of the API.
///
/// The batch price (½) and the US-only price (1.1) are whole numbers of pico-dollars too. Sums
/// saturate at nine million dollars.
public struct Money: Sendable, Hashable, Comparable {
    /// The amount in pico-dollars (10⁻¹² US dollars), 0 or more.
    public let picoDollars: Int

    /// Makes an amount of this many pico-dollars; a negative number becomes 0.
    public init(picoDollars: Int) { self.picoDollars = max(0, picoDollars) }

    /// No money.
    public static let zero = Money(picoDollars: 0)

    /// The sum; saturates at the largest amount.
    public static func + (left: Money, right: Money) -> Money {
        Money(picoDollars: left.picoDollars.addingSaturating(right.picoDollars))
    }

    /// The difference, or zero when the second amount is larger.
    public static func - (left: Money, right: Money) -> Money {
        Money(picoDollars: left.picoDollars - min(left.picoDollars, right.picoDollars))
    }

    /// Adds an amount; saturates at the largest amount.
    public static func += (left: inout Money, right: Money) { left = left + right }

    /// Whether the first amount is smaller.
    public static func < (left: Money, right: Money) -> Bool {
        left.picoDollars < right.picoDollars
    }

    /// Reads dollars such as `0.25`, `$1.5` or `3`, with at most twelve decimals.
    ///
    /// `nil` for anything else, and above the largest amount.
    public init?(_ text: some StringProtocol) {
        let digits = text.hasPrefix("$") ? String(text.dropFirst()) : String(text)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let whole = parts.first ?? ""
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts.count <= 2, !(whole.isEmpty && fraction.isEmpty), fraction.utf8.count <= 12,
            [whole, fraction].allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let padded = fraction + String(repeating: "0", count: 12 - fraction.utf8.count)
        guard let picoDollars = Int(String(whole) + padded) else { return nil }
        self.init(picoDollars: picoDollars)
    }

    /// Dollars with all decimals and no dollar sign, `0.006103`; `init(_:)` reads it back exactly.
    public var text: String { String(exact.dropFirst()) }

    /// Dollars with all decimals, at least four, `$0.006103`.
    public var exact: String { text(digits: 12, atLeast: 4) }

    /// Dollars with four decimals; below a tenth of a cent with two significant digits.
    public var short: String {
        guard picoDollars > 0, picoDollars < 1_000_000_000 else {
            return text(digits: 4, atLeast: 4)
        }
        let leadingZeros = 12 - String(picoDollars).count
        return text(digits: min(12, leadingZeros + 2), atLeast: 4)
    }

    /// Rounded half up to this many decimals, without trailing zeros beyond `least`.
    private func text(digits: Int, atLeast least: Int) -> String {
        let unit = (0..<(12 - digits)).reduce(1) { unit, _ in unit * 10 }
        let rounded = picoDollars.addingSaturating(unit / 2) / unit * unit
        let (dollars, rest) = rounded.quotientAndRemainder(dividingBy: 1_000_000_000_000)
        let all = String(rest)
        var fraction = (String(repeating: "0", count: 12 - all.count) + all).prefix(digits)
        while fraction.count > least, fraction.last == "0" { fraction.removeLast() }
        return "$\(dollars).\(fraction)"
    }
}
