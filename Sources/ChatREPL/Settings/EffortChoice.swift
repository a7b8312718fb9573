package import ClaudeMessages

/// The values of `effort`, as the API names them.
package enum EffortChoice: String, Sendable, CaseIterable {
    case low, medium, high, xhigh, max

    package var effort: Effort { Effort(rawValue: rawValue) }
}
