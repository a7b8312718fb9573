package import ChatKit
import ClaudeMessages

// Size and cost of the next prompt.
extension ChatSession {
    /// The plan of the next prompt without its question.
    package func plan(at place: Place? = nil) -> PromptPlan {
        Planner(
            transcript, behind: parent(at: place), asking: Weight(), settings: turnSettings.planning
        ).everything
    }

    /// The most tokens a prompt may have.
    package var window: Int { turnSettings.planning.window }

    /// The share of the window that the conversation fills, in percent.
    package var windowShare: Int {
        let plan = plan()
        guard !plan.parts.isEmpty else { return 0 }
        return min(100, plan.size.likely.multipliedSaturating(100) / max(1, window))
    }

    /// When the next prompt's cache entry expires, in seconds since 1970; nil if there is none.
    package var cacheEnds: Double? {
        plan().cached.flatMap { $0.ends > now ? $0.ends : nil }
    }

    /// What sending that prompt would cost now.
    package func cost(of plan: PromptPlan) -> Cost {
        settings.billing.estimate(
            prompt: plan.size.likely, cached: plan.cachedTokens(at: now)
        ).cost
    }

    /// A warning before a message with a cold cache that costs $0.01 or more.
    package func coldWarning(at place: Place? = nil) -> String? {
        let plan = plan(at: place)
        guard plan.cached != nil, plan.cachedTokens(at: now) == 0 else { return nil }
        let cost = cost(of: plan)
        guard let money = cost.money, money >= Money(picoDollars: 10_000_000_000) else {
            return nil
        }
        return "the cache has forgotten the conversation: sending it anew costs "
            + Numbers.cost(cost)
    }

    /// A remark on a change that makes the cache cold.
    package func coldCache(since before: PromptPlan) -> String {
        let after = plan()
        guard !after.parts.isEmpty, before.cachedTokens(at: now) > 0,
            after.cachedTokens(at: now) == 0
        else { return "" }
        let cost = cost(of: after)
        let price =
            cost.money == nil ? "" : ": the next message sends it anew for \(Numbers.cost(cost))"
        return "; the conversation is no longer in the cache" + price
    }
}
