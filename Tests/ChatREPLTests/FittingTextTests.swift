import ChatREPL
import ClaudeMessages
import Testing

@Suite struct FittingTextTests {
    private static let model = "claude-sonnet-5-5"

    private static func note(
        _ parameter: String, _ change: FittingNote.Change, _ reason: FittingNote.Reason,
        asked: JSON? = nil
    ) -> FittingNote {
        FittingNote(
            parameter: parameter, asked: asked, change: change, reason: reason, model: model,
            version: .v2026_10_21)
    }

    private static let effort = "output_config.effort"

    /// A note for each reason, with its sentence.
    private static let notes: [(FittingNote, String)] = [
        (note("top_k", .leftOut, .notTaken), "top_k is left out: \(model) does not take it"),
        (
            note("top_p", .leftOut, .notInVersion),
            "top_p is left out: version 2026-10-21 of the API does not take it"
        ),
        (
            note("speed", .leftOut, .notInBatches), "speed is left out: batches do not take it"
        ),
        (
            note("temperature", .leftOut, .notWhileThinking),
            "temperature is left out: \(model) does not take it while it thinks"
        ),
        (
            note("max_tokens", .becomes(128_000), .overMaximum),
            "max_tokens becomes 128,000: it is the most \(model) can write"
        ),
        (
            note(effort, .becomes("high"), .effortNotKnown, asked: "max"),
            "output_config.effort becomes high: \(model) does not know max"
        ),
        (
            note(effort, .becomes("high"), .effortWithoutThinking),
            "output_config.effort becomes high: \(model) goes no higher without thinking"
        ),
        (
            note(effort, .becomes("high"), .effortBetweenTools),
            "output_config.effort becomes high: \(model) goes no higher with thinking between tools"
        ),
        (
            note(
                "thinking", .becomes(["type": "enabled", "budget_tokens": 2048]), .adaptiveNotTaken),
            "thinking becomes a budget of 2,048 tokens: \(model) does not know adaptive thinking"
        ),
        (
            note("thinking", .becomes(["type": "adaptive"]), .budgetNotTaken),
            "thinking becomes adaptive: \(model) does not take a budget of tokens"
        ),
        (
            note(effort, .added("low"), .inPlaceOfBudget),
            "output_config.effort becomes low: it stands for a budget of tokens"
        ),
        (
            note("thinking.budget_tokens", .becomes(1024), .budgetOutOfRange),
            "thinking.budget_tokens becomes 1,024: it is at least 1,024 and less than max_tokens"
        ),
        (
            note("thinking", .leftOut, .noRoomForBudget),
            "thinking is left out: max_tokens leaves no room for a budget of thinking"
        ),
        (
            note("thinking", .leftOut, .noRoomForThinking),
            "thinking is left out: max_tokens leaves no room for it"
        ),
        (
            note("thinking", .leftOut, .alwaysThinks),
            "thinking is left out: \(model) always thinks"
        ),
        (
            note("thinking", .leftOut, .betweenToolsNotTaken),
            "thinking is left out: \(model) does not think between tools"
        ),
        (
            note("thinking", .becomes(["type": "adaptive"]), .onlyBetweenToolsNotTaken),
            "thinking becomes adaptive: \(model) cannot be told to think only between tools"
        ),
        (
            note("thinking", .leftOut, .callWithoutThinking),
            "thinking is left out: the tool call that is answered was made without it"
        ),
        (
            note("thinking", .leftOut, .forcedToolWhileThinking),
            "thinking is left out: a tool cannot be forced while \(model) thinks"
        ),
        (
            note("tool_choice", .becomes(["type": "auto"]), .forcedToolNotTaken),
            "tool_choice becomes auto: \(model) cannot be forced to call a tool"
        ),
        (
            note("speed", .leftOut, .speedNotTaken), "speed is left out: \(model) has no fast mode"
        ),
        (
            note("inference_geo", .leftOut, .regionNotTaken),
            "inference_geo is left out: \(model) cannot be bound to a region"
        ),
        (
            note("messages.role", .becomes("user"), .systemMessagesNotTaken, asked: "system"),
            "role: system becomes role: user: \(model) takes no system messages"
        ),
        (
            note(
                "messages", .added(["role": "user", "content": "Go on."]), .prefillNotTaken),
            "the begun answer becomes a message that asks to go on: \(model) does not continue it"
        ),
    ]

    @Test(arguments: notes)
    func everyReason(_ note: FittingNote, _ sentence: String) {
        #expect(FittingText.sentences(for: [note]) == [sentence])
    }

    @Test func noReasonIsForgotten() {
        #expect(Self.notes.map(\.0.reason) == FittingNote.Reason.allCases)
        let reasons = Self.notes.map { $0.1.split(separator: ": ").last }
        #expect(Set(reasons).count == Self.notes.count)
    }

    /// The sentences for a whole request, with the effort that replaces a thinking budget.
    @Test func whatIsSaid() throws {
        let model = try #require(ModelCatalogue.known.model("claude-opus-5-5"))
        var request = MessageRequest(model: model.id, maxTokens: 4096, "hello")
        request.temperature = 0.7
        request.thinking = .enabled(budget: 2000)
        request.toolChoice = .any()
        request.speed = .fast
        func said(_ request: MessageRequest) -> [String] {
            FittingText.sentences(for: request.fitted(to: model, version: .v2023_06_01).notes)
        }
        let others = [
            "temperature is left out: claude-opus-5-5 does not take it",
            "tool_choice becomes auto: claude-opus-5-5 cannot be forced to call a tool",
        ]
        #expect(
            said(request) == [
                "thinking becomes adaptive with low effort: claude-opus-5-5 does not take a "
                    + "budget of tokens"
            ] + others)
        request.effort = .max
        #expect(
            said(request) == [
                "thinking becomes adaptive: claude-opus-5-5 does not take a budget of tokens"
            ] + others)
    }
}
