/// Reads `retry-after-ms` and `retry-after`, in seconds or as a date (RFC 9110 section 10.2.3).
enum RetryAfter {
    /// The time to wait; `nil` when the fields are missing or invalid.
    ///
    /// `now` is in seconds since 1970, for the date form.
    static func wait(in fields: HeaderFields, now: Double) -> Duration? {
        if let milliseconds = fields[HeaderName.retryAfterMilliseconds].flatMap(Double.init) {
            return duration(milliseconds / 1000)
        }
        guard let text = fields[HeaderName.retryAfter] else { return nil }
        if let seconds = Double(text) { return duration(seconds) }
        return secondsSince1970(httpDate: text).flatMap { duration($0 - now) }
    }

    private static func duration(_ seconds: Double) -> Duration? {
        guard seconds.isFinite, seconds >= 0, seconds <= 1e9 else { return nil }
        return .milliseconds(Int((seconds * 1000).rounded(.up)))
    }

    /// Reads an IMF-fixdate, `Sun, 06 Nov 1994 08:49:37 GMT`; obsolete forms are not read.
    static func secondsSince1970(httpDate text: String) -> Double? {
        let parts = text.split(separator: " ")
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]),
            let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
            (1...31).contains(day), (1970...9999).contains(year)
        else { return nil }
        let time = parts[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]),
            (0...60).contains(time[2])
        else { return nil }
        let days = CivilDate.daysSince1970(year: year, month: month + 1, day: day)
        return Double(days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2])
    }
}
