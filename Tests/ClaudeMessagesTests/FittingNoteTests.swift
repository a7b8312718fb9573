import ClaudeMessages
import Testing

/// The notes of fitting.
@Suite struct FittingNoteTests {
    private func notes(
        _ model: String, _ wish: (inout MessageRequest) -> Void,
        version: APIVersion = .v2023_06_01, inBatch: Bool = false
    ) throws -> [FittingNote] {
        let model = try #require(ModelCatalogue.known.model(model))
        var request = FittingTests.request(model, [])
        wish(&request)
        return request.fitted(to: model, version: version, inBatch: inBatch).notes
    }

    private func note(
        _ parameter: String, _ asked: JSON?, _ change: FittingNote.Change,
        _ reason: FittingNote.Reason, model: String, version: APIVersion = .v2023_06_01
    ) -> FittingNote {
        FittingNote(
            parameter: parameter, asked: asked, change: change, reason: reason, model: model,
            version: version)
    }

    private func number(_ value: Double) -> JSON? { JSONNumber(value).map(JSON.number) }

    @Test func whatIsNoted() throws {
        let opus = "claude-opus-5-5"
        #expect(
            try notes(opus) {
                $0.temperature = 0.7
                $0.thinking = .enabled(budget: 2000)
                $0.toolChoice = .any()
                $0.speed = .fast
            } == [
                note(
                    "thinking", ["type": "enabled", "budget_tokens": 2000],
                    .becomes(["type": "adaptive"]), .budgetNotTaken, model: opus),
                note("output_config.effort", nil, .added("low"), .inPlaceOfBudget, model: opus),
                note("temperature", number(0.7), .leftOut, .notTaken, model: opus),
                note(
                    "tool_choice", ["type": "any"], .becomes(["type": "auto"]),
                    .forcedToolNotTaken, model: opus),
            ])
        let haiku = "claude-haiku-4-5-20251001"
        #expect(
            try notes("claude-haiku-4-5") {
                $0.thinking = .adaptive(display: .summarized)
                $0.effort = .low
                $0.temperature = 0.5
                $0.inferenceGeo = .us
                $0.maxTokens = 100_000
                $0.speed = .fast
            } == [
                note("max_tokens", 100_000, .becomes(64_000), .overMaximum, model: haiku),
                note(
                    "thinking", ["type": "adaptive", "display": "summarized"],
                    .becomes([
                        "type": "enabled", "budget_tokens": 2048, "display": "summarized",
                    ]), .adaptiveNotTaken, model: haiku),
                note("output_config.effort", "low", .leftOut, .notTaken, model: haiku),
                note("temperature", number(0.5), .leftOut, .notWhileThinking, model: haiku),
                note("speed", "fast", .leftOut, .speedNotTaken, model: haiku),
                note("inference_geo", "us", .leftOut, .regionNotTaken, model: haiku),
            ])
        #expect(
            try notes("claude-sonnet-4-6", { $0.topP = 0.5 }, version: .v2026_10_21) == [
                note(
                    "top_p", number(0.5), .leftOut, .notInVersion,
                    model: "claude-sonnet-4-6", version: .v2026_10_21)
            ])
        #expect(
            try notes(opus, { $0.speed = .fast }, inBatch: true) == [
                note("speed", "fast", .leftOut, .notInBatches, model: opus)
            ])
        #expect(
            try notes(haiku, { $0.messages.append(.system("Be brief.")) }) == [
                note(
                    "messages.role", "system", .becomes("user"), .systemMessagesNotTaken,
                    model: haiku)
            ])
    }

    /// An added message is in the note and in the request.
    @Test func anAddedMessageIsNoted() throws {
        let model = try #require(ModelCatalogue.known.model("claude-opus-5-5"))
        var wanted = FittingTests.request(model, [])
        wanted.messages.append(.assistant("{"))
        let (fitted, notes) = wanted.fitted(to: model, version: .v2023_06_01)
        let last = try #require(fitted.messages.last)
        #expect(last.role == .user && fitted.messages.count == wanted.messages.count + 1)
        #expect(
            notes == [
                note("messages", nil, .added(last.json), .prefillNotTaken, model: model.id)
            ])
    }

    /// A note has the values in the request before and after the change.
    @Test(arguments: FittingTests.wishes)
    func notesAreTrue(_ wish: FittingTests.Wish) {
        for model in FittingTests.models {
            let wanted = FittingTests.request(model, [wish])
            let (fitted, notes) = wanted.fitted(to: model, version: .v2023_06_01)
            for note in notes where !note.parameter.hasPrefix("messages") {
                let path = note.parameter.split(separator: ".").map(String.init)
                func value(_ request: MessageRequest) -> JSON? {
                    path.reduce(request.json(stream: false) as JSON?) { $0?[$1] }
                }
                #expect(note.asked == value(wanted), "\(note)")
                switch note.change {
                case .leftOut: #expect(value(fitted) == nil, "\(note)")
                case .becomes(let new), .added(let new): #expect(value(fitted) == new, "\(note)")
                }
                #expect(note.model == model.id && note.version == .v2023_06_01)
            }
        }
    }

    /// The API continues an answer that ends with a server tool or a compaction block.
    @Test(arguments: ["server_tool_use", "web_search_tool_result", "compaction"])
    func aPausedAnswerIsNoPrefill(_ type: String) throws {
        let block = ContentBlock(json: ["type": JSON(type)])
        #expect(
            try notes("claude-opus-4-6") { $0.messages.append(InputMessage(.assistant, [block])) }
                == [])
    }

    @Test func strictly() throws {
        let model = try #require(ModelCatalogue.known.model("sonnet"))
        let plain = FittingTests.request(model, [])
        #expect(try plain.fitting(strictly: model, version: .v2023_06_01) == plain)
        var hot = plain
        hot.topK = 1
        let error = #expect(throws: FittingError.self) {
            try hot.fitting(strictly: model, version: .v2023_06_01)
        }
        #expect(
            error?.notes == [note("top_k", 1, .leftOut, .notTaken, model: "claude-sonnet-5-5")])
        #expect(error?.description == "top_k left out (not_taken)")
    }
}
