package import ClaudeMessages

/// What a model does not take of a request, in words; the library says what it changed and why.
package enum FittingText {
    package static func sentences(for notes: [FittingNote]) -> [String] {
        // An effort in the place of a budget is said together with the thinking.
        let budget = notes.first { $0.reason == .budgetNotTaken }
        let effort = notes.first { $0.reason == .inPlaceOfBudget && budget != nil }
        return notes.filter { $0 != effort }.map { note in
            "\(change(note, effort: note == budget ? effort : nil)): \(reason(note))"
        }
    }

    private static func change(_ note: FittingNote, effort: FittingNote?) -> String {
        switch (note.reason, note.change) {
        case (.prefillNotTaken, _): return "the begun answer becomes a message that asks to go on"
        case (.systemMessagesNotTaken, _): return "role: system becomes role: user"
        case (_, .leftOut): return "\(note.parameter) is left out"
        case (_, .becomes(let value)), (_, .added(let value)):
            guard case .added(let level) = effort?.change else {
                return "\(note.parameter) becomes \(words(value))"
            }
            return "\(note.parameter) becomes \(words(value)) with \(words(level)) effort"
        }
    }

    /// A value that is sent, as short as it can be said.
    private static func words(_ value: JSON) -> String {
        if let budget = value["budget_tokens"]?.intValue {
            return "a budget of \(Numbers.grouped(budget)) tokens"
        }
        return value["type"]?.stringValue ?? value.stringValue
            ?? value.intValue.map(Numbers.grouped) ?? value.description
    }

    private static func reason(_ note: FittingNote) -> String {
        let model = note.model
        return switch note.reason {
        case .notTaken: "\(model) does not take it"
        case .notInVersion: "version \(note.version) of the API does not take it"
        case .notInBatches: "batches do not take it"
        case .notWhileThinking: "\(model) does not take it while it thinks"
        case .overMaximum: "it is the most \(model) can write"

        case .effortNotKnown: "\(model) does not know \(note.asked.map(words) ?? "it")"
        case .effortWithoutThinking: "\(model) goes no higher without thinking"
        case .effortBetweenTools: "\(model) goes no higher with thinking between tools"
        case .adaptiveNotTaken: "\(model) does not know adaptive thinking"
        case .budgetNotTaken: "\(model) does not take a budget of tokens"
        case .inPlaceOfBudget: "it stands for a budget of tokens"
        case .budgetOutOfRange:
            "it is at least \(Numbers.grouped(Thinking.leastBudget)) and less than max_tokens"
        case .noRoomForBudget: "max_tokens leaves no room for a budget of thinking"
        case .noRoomForThinking: "max_tokens leaves no room for it"
        case .alwaysThinks: "\(model) always thinks"
        case .betweenToolsNotTaken: "\(model) does not think between tools"
        case .onlyBetweenToolsNotTaken: "\(model) cannot be told to think only between tools"
        case .callWithoutThinking: "the tool call that is answered was made without it"
        case .forcedToolWhileThinking: "a tool cannot be forced while \(model) thinks"

        case .forcedToolNotTaken: "\(model) cannot be forced to call a tool"
        case .speedNotTaken: "\(model) has no fast mode"
        case .regionNotTaken: "\(model) cannot be bound to a region"
        case .systemMessagesNotTaken: "\(model) takes no system messages"
        case .prefillNotTaken: "\(model) does not continue it"
        }
    }
}
