/// Dates in the format of RFC 3339, in UTC.
package enum Timestamp {
    package static func text(milliseconds: Int) -> String { civil(milliseconds) + "Z" }

    /// The format of batches and containers: six digits after the second, and the offset.
    package static func precise(milliseconds: Int) -> String {
        let digits = String(1000 + milliseconds % 1000).dropFirst()
        return civil(milliseconds) + ".\(digits)000+00:00"
    }

    private static func civil(_ milliseconds: Int) -> String {
        let seconds = milliseconds / 1000
        let (year, month, day) = date(days: seconds / 86400)
        let rest = seconds % 86400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(year)-\(two(month))-\(two(day))T"
            + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    }

    /// The date of a day since 1970; years begin in March, so that the leap day is the last.
    private static func date(days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let day = shifted % 146_097
        let year = (day - day / 1460 + day / 36524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (
            era * 400 + year + (civilMonth <= 2 ? 1 : 0), civilMonth,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
