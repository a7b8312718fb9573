package import ChatKit
import ClaudeMessages

/// The one live line of the chat; a pure function of its numbers and the width.
package enum Footer {
    static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

    /// While an answer is under way.
    package static func streaming(
        meter: LiveMeter, elapsed: Duration, sinceFirst: Duration?, waiting: String?, queued: Int,
        stop: String = "esc stops", columns: Int
    ) -> String {
        let quarters = elapsed.wholeMilliseconds / 250
        var parts = ["\(spinner[quarters % spinner.count]) \(Numbers.elapsed(elapsed))"]
        if let waiting {
            parts.append(waiting)
        } else if meter.outputTokens > 0 {
            if meter.isThinking { parts.append("thinking") }
            parts.append("\(mark(meter))\(Numbers.grouped(meter.outputTokens)) tok")
            let cost = meter.cost
            if cost.money != nil { parts.append(Numbers.cost(cost)) }
            if let rate = rate(meter.outputTokens, sinceFirst) { parts.append(rate) }
        } else {
            parts.append("waiting for the answer")
        }
        if queued > 0 { parts.append("\(queued) queued") }
        parts.append(stop)
        return fit(parts, columns)
    }

    private static func mark(_ meter: LiveMeter) -> String { meter.isFinal ? "" : "~" }

    private static func rate(_ tokens: Int, _ duration: Duration?) -> String? {
        guard let milliseconds = duration?.wholeMilliseconds, milliseconds >= 500 else {
            return nil
        }
        return "\(tokens.multipliedSaturating(1000) / milliseconds) tok/s"
    }

    /// The parts that fit, the left ones giving way first; one part stays whatever its width.
    private static func fit(_ parts: [String], _ columns: Int) -> String {
        var shown = parts[...]
        // Every character here is one column wide, except in a model's name, where guessing
        // short only cuts the line at the edge.
        while shown.count > 1, shown.joined(separator: " · ").count > columns - 1 {
            shown = shown.dropFirst()
        }
        return shown.joined(separator: " · ")
    }
}
