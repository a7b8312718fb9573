/// How long conversations are kept.
package enum KeepChoice: Sendable, Hashable {
    case forever
    /// So many days after they have changed last.
    case days(Int)
    case nothing
}

extension SettingDomain where Value == KeepChoice {
    static var keep: Self {
        let takes = "forever, 0 for nothing, or a number of days with a d, like 30d"
        return Self(
            hint: "forever|30d|0", words: ["forever", "0"], takes: takes,
            read: { text throws(BadValue) in
                let typed = text[...].trimmed.lowercased()
                if typed == "forever" { return .forever }
                if typed == "0" { return .nothing }
                guard let days = DayCount.read(typed) else {
                    throw BadValue(reason: "takes \(takes), not '\(text.shortened)'")
                }
                return days == 0 ? .nothing : .days(days)
            },
            write: { choice in
                switch choice {
                case .forever: "forever"
                case .days(let days): "\(days)d"
                case .nothing: "0"
                }
            })
    }
}
