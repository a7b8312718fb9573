/// A point in time in the API's format (RFC 3339), with its original text.
///
/// The API writes both `2026-08-19T14:47:10.487960+00:00` and `2026-08-19T14:47:10Z`; any number
/// of fractional digits and any offset are accepted.
public struct Timestamp: Sendable, Hashable, CustomStringConvertible {
    /// The text as received.
    public let text: String
    /// Seconds since 1970-01-01T00:00:00Z, fractions included.
    public let secondsSince1970: Double

    /// Parses a text; `nil` when it is invalid or names a day or time that does not exist.
    public init?(_ text: String) {
        var reader = Reader(rest: text.utf8[...])
        guard let seconds = reader.seconds(), reader.rest.isEmpty else { return nil }
        self.text = text
        secondsSince1970 = seconds
    }

    /// The text as received.
    public var description: String { text }
}

extension Timestamp {
    init?(_ json: JSON?) {
        guard let text = json?.stringValue else { return nil }
        self.init(text)
    }

    private struct Reader {
        var rest: Substring.UTF8View

        mutating func seconds() -> Double? {
            guard let year = number(4, 1...9999), skip("-"), let month = number(2, 1...12),
                skip("-"), let day = number(2, 1...CivilDate.days(inMonth: month, of: year)),
                skip("T") || skip("t") || skip(" "), let hour = number(2, 0...23), skip(":"),
                let minute = number(2, 0...59), skip(":"), let second = number(2, 0...60),
                let fraction = fraction(), let offset = offset()
            else { return nil }
            let days = CivilDate.daysSince1970(year: year, month: month, day: day)
            let whole = days * 86_400 + hour * 3600 + minute * 60 + second - offset
            return Double(whole) + fraction
        }

        private mutating func number(_ digits: Int, _ range: ClosedRange<Int>) -> Int? {
            let text = rest.prefix(digits)
            guard text.count == digits, text.allSatisfy(Self.isDigit),
                let value = Int(Substring(text)), range.contains(value)
            else { return nil }
            rest = rest.dropFirst(digits)
            return value
        }

        private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: mark) else { return false }
            rest = rest.dropFirst()
            return true
        }

        /// The fraction of a second; 0 when there is none.
        private mutating func fraction() -> Double? {
            guard skip(".") else { return 0 }
            let digits = rest.prefix(while: Self.isDigit)
            rest = rest.dropFirst(digits.count)
            // 17 digits are enough for a `Double`; a server may send a million.
            return digits.isEmpty ? nil : Double("0.\(Substring(digits.prefix(17)))")
        }

        /// The offset from UTC in seconds, east positive.
        private mutating func offset() -> Int? {
            if skip("Z") || skip("z") { return 0 }
            let isEast = skip("+")
            guard isEast || skip("-"), let hours = number(2, 0...23), skip(":"),
                let minutes = number(2, 0...59)
            else { return nil }
            return (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
        }

        private static func isDigit(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
}
