extension FittingNote {
    /// Why a parameter was left out or changed; the set may grow.
    public enum Reason: String, Sendable, CaseIterable {
        /// The model does not accept it.
        case notTaken = "not_taken"
        /// This version of the API does not accept it.
        case notInVersion = "not_in_version"
        /// Batches do not accept it.
        case notInBatches = "not_in_batches"
        /// The model does not accept it with thinking.
        case notWhileThinking = "not_while_thinking"
        /// It is above the model's output limit.
        case overMaximum = "over_maximum"

        // MARK: Thinking and effort

        /// The model does not have this effort level.
        case effortNotKnown = "effort_not_known"
        /// The model does not accept a higher effort without thinking.
        case effortWithoutThinking = "effort_without_thinking"
        /// The model does not accept a higher effort with thinking only between tools.
        case effortBetweenTools = "effort_between_tools"
        /// The model has no adaptive thinking.
        case adaptiveNotTaken = "adaptive_not_taken"
        /// The model accepts no thinking budget.
        case budgetNotTaken = "budget_not_taken"
        /// An effort was added in place of the budget, which the model does not accept.
        case inPlaceOfBudget = "in_place_of_budget"
        /// A budget must be at least `Thinking.leastBudget` tokens and less than `max_tokens`.
        case budgetOutOfRange = "budget_out_of_range"
        /// `max_tokens` is too small for a budget in place of adaptive thinking.
        case noRoomForBudget = "no_room_for_budget"
        /// `max_tokens` is too small for thinking.
        case noRoomForThinking = "no_room_for_thinking"
        /// Thinking cannot be disabled on this model.
        case alwaysThinks = "always_thinks"
        /// The model does not think between tools.
        case betweenToolsNotTaken = "between_tools_not_taken"
        /// The model thinks between tools, but thinking cannot be limited to that.
        case onlyBetweenToolsNotTaken = "only_between_tools_not_taken"
        /// The tool call that the request has a result for was made without thinking.
        case callWithoutThinking = "call_without_thinking"
        /// A tool call cannot be forced with thinking.
        case forcedToolWhileThinking = "forced_tool_while_thinking"

        // MARK: Other parameters

        /// The model cannot be forced to call a tool.
        case forcedToolNotTaken = "forced_tool_not_taken"
        /// The model has no fast mode.
        case speedNotTaken = "speed_not_taken"
        /// The model cannot be bound to a region.
        case regionNotTaken = "region_not_taken"
        /// The model accepts no messages of role `system`.
        case systemMessagesNotTaken = "system_messages_not_taken"
        /// The model does not continue a begun answer (prefill).
        case prefillNotTaken = "prefill_not_taken"
    }
}
