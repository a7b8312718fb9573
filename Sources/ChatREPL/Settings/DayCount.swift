/// A number of days, as `90` or `90d`.
package enum DayCount {
    static func read(_ text: String) -> Int? {
        let typed = text[...].trimmed
        let digits = typed.hasSuffix("d") ? String(typed.dropLast()) : typed
        guard let days = Int(digits), (0...100_000).contains(days) else { return nil }
        return days
    }
}

extension SettingDomain where Value == Int {
    package static var days: Self {
        let takes = "a number of days, like 90d"
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
