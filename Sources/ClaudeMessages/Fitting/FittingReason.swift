extension FittingNote {
    /// Why a parameter was left out or changed; the set may grow.
    public enum Reason: String, Sendable, CaseIterable {
        /// The model does not take it.
        case notTaken = "not_taken"
        /// This version of the API does not take it.
        case notInVersion = "not_in_version"
        /// Batches do not take it.
        case notInBatches = "not_in_batches"
        /// The model does not take it while it thinks.
        case notWhileThinking = "not_while_thinking"
        /// It is more than the model can write.
        case overMaximum = "over_maximum"

        // MARK: Thinking and effort

        /// The model does not know that level of effort.
        case effortNotKnown = "effort_not_known"
        /// Without thinking the model goes no higher.
        case effortWithoutThinking = "effort_without_thinking"
        /// With thinking between tools the model goes no higher.
        case effortBetweenTools = "effort_between_tools"
        /// The model does not know adaptive thinking.
        case adaptiveNotTaken = "adaptive_not_taken"
        /// The model does not take a budget of tokens.
        case budgetNotTaken = "budget_not_taken"
        /// An effort that stands for the budget which the model does not take.
        case inPlaceOfBudget = "in_place_of_budget"
        /// A budget is at least `Thinking.leastBudget` and less than `max_tokens`.
        case budgetOutOfRange = "budget_out_of_range"
        /// Below `max_tokens` there is no room for a budget in the place of adaptive thinking.
        case noRoomForBudget = "no_room_for_budget"
        /// Below `max_tokens` there is no room for thinking.
        case noRoomForThinking = "no_room_for_thinking"
        /// The model always thinks.
        case alwaysThinks = "always_thinks"
        /// The model does not think between tools.
        case betweenToolsNotTaken = "between_tools_not_taken"
        /// The model thinks between tools, but cannot be told to think only there.
        case onlyBetweenToolsNotTaken = "only_between_tools_not_taken"
        /// The tool call that is answered was made without thinking.
        case callWithoutThinking = "call_without_thinking"
        /// A tool cannot be forced while the model thinks.
        case forcedToolWhileThinking = "forced_tool_while_thinking"

        // MARK: The rest

        /// The model cannot be forced to call a tool.
        case forcedToolNotTaken = "forced_tool_not_taken"
        /// The model has no fast mode.
        case speedNotTaken = "speed_not_taken"
        /// The model cannot be bound to a region.
        case regionNotTaken = "region_not_taken"
        /// The model takes no system messages.
        case systemMessagesNotTaken = "system_messages_not_taken"
        /// The model does not go on with an answer that was begun.
        case prefillNotTaken = "prefill_not_taken"
    }
}
