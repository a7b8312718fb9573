package import ClaudeMessages

/// How much work an answer takes, as the API names it.
package enum EffortChoice: String, Sendable, CaseIterable {
    case low, medium, high, xhigh, max

    package var effort: Effort { Effort(rawValue: rawValue) }
}
