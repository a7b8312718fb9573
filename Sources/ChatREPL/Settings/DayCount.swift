/// A number of days, as `90d`: a bare number could mean weeks or months as well.
package enum DayCount {
    static func read(_ text: String) -> Int? {
        let typed = text[...].trimmed
        guard typed.hasSuffix("d"), let days = Int(typed.dropLast()),
            (0...100_000).contains(days)
        else { return nil }
        return days
    }
}

extension SettingDomain where Value == Int {
    package static var days: Self {
        let takes = "a number of days with a d, like 90d"
        return Self(
            hint: "DAYS", takes: takes,
            read: { text throws(BadValue) in
                guard let days = DayCount.read(text) else {
                    throw BadValue(reason: "takes \(takes), not '\(text.shortened)'")
                }
                return days
            }, write: { "\($0)d" })
    }
}
