package import ChatKit
import ClaudeMessages

/// The text of the chat's footer.
package enum Footer {
    static let spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]

    /// The footer during an answer.
    ///
    /// `waiting` are texts for the cause of a wait, longest first; empty for the answer itself.
    package static func streaming(
        meter: LiveMeter, elapsed: Duration, sinceFirst: Duration?, waiting: [String], queued: Int,
        stop: String = "esc stops", columns: Int
    ) -> String {
        let quarters = elapsed.wholeMilliseconds / 250
        let spinner = spinner[quarters % spinner.count]
        var parts = [FooterPart("\(spinner) \(Numbers.elapsed(elapsed))", .time)]
        if waiting.isEmpty, meter.outputTokens > 0 {
            parts += figures(meter, sinceFirst)
        } else {
            parts += state(waiting.isEmpty ? ["waiting for the answer", "waiting"] : waiting)
        }
        if queued > 0 { parts.append(FooterPart("\(queued) queued", .queued)) }
        return (parts + [FooterPart(stop, .stop)]).fitted(to: columns)
    }

    private static func state(_ words: [String]) -> [FooterPart] {
        words.first.map {
            [
                FooterPart(
                    $0, .state, shorter: Array(zip(words.dropFirst(), [.longState, .shortState])))
            ]
        } ?? []
    }

    private static func figures(_ meter: LiveMeter, _ sinceFirst: Duration?) -> [FooterPart] {
        var parts: [FooterPart] = []
        if meter.isThinking { parts.append(FooterPart("thinking", .thinking)) }
        parts.append(FooterPart("\(mark(meter))\(Numbers.grouped(meter.outputTokens)) tok", .state))
        if meter.cost.money != nil {
            parts.append(FooterPart(Numbers.cost(meter.cost), .costSoFar))
        }
        if let rate = rate(meter.outputTokens, sinceFirst) { parts.append(FooterPart(rate, .rate)) }
        return parts
    }

    private static func mark(_ meter: LiveMeter) -> String { meter.isFinal ? "" : "~" }

    private static func rate(_ tokens: Int, _ duration: Duration?) -> String? {
        guard let milliseconds = duration?.wholeMilliseconds, milliseconds >= 500 else {
            return nil
        }
        let rate = tokens.multipliedSaturating(1000) / milliseconds
        // Rates below 1 token/s are not shown.
        return rate > 0 ? "\(Numbers.grouped(rate)) tok/s" : nil
    }
}
