/// An amount of money in pico-dollars (10⁻¹² $): exact for every price there is.
///
/// Half-price batches and the 1.1-fold region stay whole numbers. Sums saturate, at nine million
/// dollars.
public struct Money: Sendable, Hashable, Comparable {
    /// Millionths of a millionth of a US dollar.
    public let picoDollars: Int

    /// Makes an amount of that many pico-dollars; nothing where it would be less than that.
    public init(picoDollars: Int) { self.picoDollars = max(0, picoDollars) }

    /// Nothing.
    public static let zero = Money(picoDollars: 0)

    /// The sum, or the largest amount there is.
    public static func + (left: Money, right: Money) -> Money {
        Money(picoDollars: left.picoDollars.addingSaturating(right.picoDollars))
    }

    /// What is left; nothing where more is taken away than there is.
    public static func - (left: Money, right: Money) -> Money {
        Money(picoDollars: left.picoDollars - min(left.picoDollars, right.picoDollars))
    }

    /// Adds an amount; stays at the largest there is.
    public static func += (left: inout Money, right: Money) { left = left + right }

    /// Whether the first amount is the smaller one.
    public static func < (left: Money, right: Money) -> Bool {
        left.picoDollars < right.picoDollars
    }

    /// Reads dollars as people write them: `0.25`, `$1.5`, `3`; at most twelve digits behind the point.
    ///
    /// `nil` for anything else, and for more than there can be.
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

    /// All digits, without a sign, `0.006103`: what is kept in files, and read again as the same.
    public var text: String { String(exact.dropFirst()) }

    /// All digits, `$0.006103`; at least four behind the point.
    public var exact: String { text(digits: 12, atLeast: 4) }

    /// Four digits behind the point; below a tenth of a cent as many as show two that count.
    public var short: String {
        guard picoDollars > 0, picoDollars < 1_000_000_000 else {
            return text(digits: 4, atLeast: 4)
        }
        let leadingZeros = 12 - String(picoDollars).count
        return text(digits: min(12, leadingZeros + 2), atLeast: 4)
    }

    /// Rounded half up to that many digits, with zeros at the end taken off.
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
