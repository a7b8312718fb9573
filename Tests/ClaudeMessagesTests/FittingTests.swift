import ClaudeMessages
import Testing

/// Every model with every parameter, checked by the rules of the fake API.
@Suite struct FittingTests {
    /// One parameter set by a caller.
    struct Wish: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (inout MessageRequest) -> Void

        init(_ name: String, _ apply: @escaping @Sendable (inout MessageRequest) -> Void) {
            testDescription = name
            self.apply = apply
        }
    }

    static let versions: [APIVersion] = [.v2023_06_01, .v2026_10_21]

    static let models = ModelCatalogue.known.models.filter { FakeRules.models.contains($0.id) }

    static let wishes: [Wish] =
        Effort.levels.map { level in Wish("effort \(level)") { $0.effort = level } }
        + [0, 0.7, 1].map { (value: Double) in
            Wish("temperature \(value)") { $0.temperature = value }
        }
        + [0.5, 0.95, 0.97, 1].map { (value: Double) in Wish("top_p \(value)") { $0.topP = value } }
        + [
            Wish("top_k") { $0.topK = 40 },
            Wish("adaptive") { $0.thinking = .adaptive() },
            Wish("adaptive, summarized") { $0.thinking = .adaptive(display: .summarized) },
            Wish("budget 1024") { $0.thinking = .enabled(budget: 1024) },
            Wish("budget 2000, omitted") {
                $0.thinking = .enabled(budget: 2000, display: .omitted)
            },
            Wish("budget over the limit") { $0.thinking = .enabled(budget: 100_000) },
            Wish("budget too small") { $0.thinking = .enabled(budget: 10) },
            Wish("disabled") { $0.thinking = .disabled },
            Wish("between tools") { $0.thinking = .betweenTools },
            Wish("any tool") { $0.toolChoice = .any() },
            Wish("one tool") { $0.toolChoice = .tool("t", onlyOne: true) },
            Wish("no tool") { $0.toolChoice = ToolChoice.none },
            Wish("prefill") { $0.messages.append(.assistant("{")) },
            Wish("system message") { $0.messages.append(.system("Be brief.")) },
            Wish("fast") { $0.speed = .fast },
            Wish("standard speed") { $0.speed = .standard },
            Wish("region") { $0.inferenceGeo = .us },
            Wish("long answer") { $0.maxTokens = 100_000 },
            Wish("too long an answer") { $0.maxTokens = 1_000_000 },
            Wish("warming the cache") { $0.maxTokens = 0 },
            Wish("format") { $0.format = .jsonSchema(.object(["a": .string()])) },
            Wish("tier") { $0.serviceTier = .auto },
            Wish("stop sequence") { $0.stopSequences = ["END"] },
            Wish("user") { $0.userID = "u" },
            Wish("diagnostics") { $0.diagnostics = .init() },
            Wish("cache") { $0.cacheControl = .oneHour },
            Wish("answer to a call made without thinking") {
                $0.messages += [
                    InputMessage(
                        .assistant,
                        [
                            ContentBlock(json: [
                                "type": "tool_use", "id": "toolu_1", "name": "t", "input": [:],
                            ])
                        ]),
                    .user([.toolResult(id: "toolu_1", text: "r")]),
                ]
            },
        ]

    static func request(_ model: ClaudeModel, _ wishes: [Wish]) -> MessageRequest {
        var request = MessageRequest(
            model: model.id, maxTokens: 4096, messages: [.user("hello")],
            tools: [
                ToolDefinition(name: "t", description: "A tool", inputSchema: .object([:]))
            ])
        for wish in wishes { wish.apply(&request) }
        return request
    }

    private func refusal(_ request: MessageRequest, _ version: APIVersion) -> String? {
        FakeRules.refusal(of: request.json(stream: false), version: version.rawValue)
    }

    @Test func everyModelIsJudged() {
        let known = ModelCatalogue.known.models.map(\.id).filter { $0 != "claude-mythos-preview" }
        #expect(Set(known) == Set(FakeRules.models))
    }

    /// Accepted parameters are unchanged; refused ones are fitted, with a note.
    @Test(arguments: wishes)
    func oneParameter(_ wish: Wish) {
        for model in Self.models {
            for version in Self.versions {
                let wanted = Self.request(model, [wish])
                let (fitted, notes) = wanted.fitted(to: model, version: version)
                let place = "\(model.id), \(version)"
                if let refusal = refusal(wanted, version) {
                    #expect(!notes.isEmpty, "\(place): \(refusal)")
                    #expect(fitted != wanted, "\(place): \(refusal)")
                } else {
                    #expect(notes == [], "\(place)")
                    #expect(fitted == wanted, "\(place)")
                }
                #expect(self.refusal(fitted, version) == nil, "\(place): \(notes)")
                #expect(fitted.fitted(to: model, version: version).notes == [], "\(place)")
            }
        }
    }

    /// Two parameters that cannot be combined are fitted too.
    @Test(arguments: wishes)
    func twoParameters(_ first: Wish) {
        for model in Self.models {
            // No model accepts some pairs, such as a prefill after a system message.
            for second in Self.wishes where isSensible(first, second) {
                let wanted = Self.request(model, [first, second])
                let (fitted, notes) = wanted.fitted(to: model, version: .v2023_06_01)
                let place = { "\(model.id) with \(second.testDescription)" }
                if let words = refusal(fitted, .v2023_06_01) {
                    Issue.record("\(place()): \(words); \(notes)")
                }
                // For an unchanged request, `refusal` was checked above.
                guard notes != [] || fitted != wanted else { continue }
                if refusal(wanted, .v2023_06_01) == nil {
                    Issue.record("\(place()) needed no change: \(notes)")
                }
            }
        }
    }

    /// Whether two parameters can be in one request.
    private func isSensible(_ first: Wish, _ second: Wish) -> Bool {
        let names = [first.testDescription, second.testDescription]
        let orders = ["prefill", "system message", "answer to a call made without thinking"]
        return !names.allSatisfy(orders.contains)
    }

    /// Budgets in tokens for efforts, and efforts for budgets.
    @Test func budgetsAndEfforts() throws {
        let old = try #require(ModelCatalogue.known.model("claude-opus-4-5"))
        let new = try #require(ModelCatalogue.known.model("claude-opus-4-8"))
        for level: Effort in [.low, .medium, .high] {
            var wanted = MessageRequest(model: old.id, maxTokens: 64_000, "hello")
            wanted.thinking = .adaptive()
            wanted.effort = level
            var there = wanted.fitted(to: old, version: .v2023_06_01).request
            #expect(there.effort == level)
            there.effort = nil
            let back = there.fitted(to: new, version: .v2023_06_01).request
            #expect(back.thinking == .adaptive() && back.effort == level)
        }
    }

    @Test func levelsThatAreNotKnownHerePass() throws {
        let model = try #require(ModelCatalogue.known.model("sonnet"))
        var request = Self.request(model, [])
        request.effort = "ultra"
        #expect(request.fitted(to: model, version: .v2023_06_01).request == request)
    }
}
