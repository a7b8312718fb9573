package import ChatKit
import ChatTerminal
import ClaudeMessages

/// Numbers in the form shown to people.
package enum Numbers {
    /// `12,431`.
    package static func grouped(_ number: Int) -> String {
        number.grouped
    }

    /// `1 turn`, `12 turns`.
    static func plural(_ count: Int, _ noun: String) -> String {
        "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// `3.2 s`, `1 min 4 s`.
    package static func elapsed(_ duration: Duration) -> String {
        let tenths = duration.wholeMilliseconds / 100
        return tenths < 600
            ? "\(tenths / 10).\(tenths % 10) s" : self.duration(seconds: tenths / 10)
    }

    /// `3.2 s`, `12 s`, `1 min 4 s`: tenths only below 10 s, for speech.
    static func spoken(_ duration: Duration) -> String {
        duration < .seconds(10)
            ? elapsed(duration) : self.duration(seconds: duration.wholeMilliseconds / 1_000)
    }

    /// `45 s`, `2 min`, `1 h 5 min`.
    package static func duration(seconds: Int) -> String {
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
        let shown = parts.filter { $0.0 > 0 }.prefix(2).map { "\($0.0) \($0.1)" }
        return shown.isEmpty ? "0 s" : shown.joined(separator: " ")
    }

    /// `$0.0061`, `~$0.0022`, or `price unknown`.
    package static func cost(_ cost: Cost, exact: Bool = false) -> String {
        guard let money = cost.money else { return "price unknown" }
        return (cost.isEstimate ? "~" : "") + (exact ? money.exact : money.short)
    }

    /// The exact session cost, `at least …` if a price is unknown.
    static func total(_ ledger: Ledger) -> String {
        let total = ledger.total
        return total.money == nil && ledger.known != .zero
            ? "at least \(ledger.known.exact)" : cost(total, exact: true)
    }

    /// Thousandths of a dollar, with two digits behind the point.
    static func dollars(_ thousandths: Int) -> String {
        let cents = thousandths / 10
        return "$\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
}
