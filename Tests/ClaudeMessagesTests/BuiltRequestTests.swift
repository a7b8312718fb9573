import ClaudeMessages
import Testing

/// Every request member that the library can build, checked by the fake API.
@Suite struct BuiltRequestTests {
    /// A request with one member or block of the library.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let request: MessageRequest

        init(
            _ name: String, model: String = "claude-opus-5",
            _ change: (inout MessageRequest) -> Void
        ) {
            testDescription = name
            var request = MessageRequest(model: model, maxTokens: 4096, "hello")
            change(&request)
            self.request = request
        }

        /// A user message that begins with these blocks.
        init(_ name: String, _ blocks: ContentBlock...) {
            self.init(name) { $0.messages = [.user(blocks + [.text("Look at this.")])] }
        }

        init(tool: ToolDefinition) { self.init("tool \(tool.name)") { $0.tools = [tool] } }
    }

    private static let pixel = ContentBlock.Source.bytes(
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], mediaType: "image/png")
    private static let page = ContentBlock.Source.bytes(
        Array("%PDF-1.4".utf8), mediaType: "application/pdf")
    private static let schema = JSONSchema.object(
        [
            "a": .string("A", oneOf: ["x", "y"]), "b": .integer(), "c": .number(),
            "d": .boolean(), "e": .array(of: .string(format: "date")), "f": .string().nullable,
            "g": .object(["h": .anyOf([.string(), .integer()])]),
        ], optional: ["b"])
    private static let tool = ToolDefinition(
        name: "t", description: "A tool", inputSchema: schema)
    private static let call = ContentBlock(json: [
        "type": "tool_use", "id": "toolu_1", "name": "t", "input": [:],
    ])

    static let blocks = [
        Row("text"), Row("image", .image(pixel)),
        Row("image at a URL", .image(.url("https://a.example/b.png"))),
        Row("image in a file", .image(.file(id: "file_1"))),
        Row("PDF", .document(page, title: "T", context: "c")),
        Row("PDF at a URL", .document(.url("https://a.example/b.pdf"))),
        Row("document in a file", .document(.file(id: "file_1"))),
        Row("plain text, cited", .document(.text("t"), citations: true)),
        Row("texts, cited", .document(.texts(["a", "b"]), citations: true)),
        Row("search result", .searchResult(source: "s", title: "t", texts: ["a"])),
        Row(
            "search result, cited",
            .searchResult(source: "s", title: "t", texts: ["a"], citations: true)),
        Row("upload", .containerUpload(fileID: "file_1")),
        Row("breakpoint", .text("long").cached(.oneHour)),
        Row("results of a tool") {
            $0.tools = [tool]
            $0.messages += [
                InputMessage(.assistant, [call]),
                .user([
                    .toolResult(
                        id: "toolu_1",
                        [
                            .text("r"), .image(pixel), .document(.text("d")),
                            .searchResult(source: "s", title: "t", texts: ["a"]),
                        ], isError: true),
                    .text("And then?"),
                ]),
            ]
        },
        Row("a result in words") {
            $0.tools = [tool]
            $0.messages += [
                InputMessage(.assistant, [call]), .user([.toolResult(id: "toolu_1", text: "r")]),
            ]
        },
        Row("a result that is empty") {
            $0.tools = [tool]
            $0.messages += [
                InputMessage(.assistant, [call]),
                .user([ToolOutput.text("").result(for: ToolCall(json: call.json))]),
            ]
        },
    ]

    static let tools =
        [
            tool, tool.deferred, tool.cached(.oneHour), tool.with("eager_input_streaming", true),
            tool.with("input_examples", [["a": "x"]]),
            ToolDefinition(name: "s", description: "S", inputSchema: schema, strict: true),
            .webSearch(), .webSearch(maxUses: 3, domains: .only(["a.example"])),
            .webSearch(
                domains: .not(["b.example"]),
                near: .init(city: "Bern", region: "BE", country: "CH", timezone: "Europe/Zurich")),
            .webFetch(),
            .webFetch(
                maxUses: 1, domains: .only(["a.example"]), maxContentTokens: 9, citations: true),
            .codeExecution, .bash, .textEditor(), .textEditor(maxCharacters: 1000), .memory,
        ].map { tool in
            // A deferred tool needs a tool search beside it that is not deferred.
            tool.json["defer_loading"] == true
                ? Row("deferred tool") { $0.tools = [.toolSearchByWords, tool] } : Row(tool: tool)
        } + [
            Row("search by pattern") { $0.tools = [.toolSearchByPattern, tool.deferred] }
        ]
        + [ToolChoice.auto(), .auto(onlyOne: true), .any(), .any(onlyOne: true), .tool("t"), .none]
        .map { choice in
            Row("choice \(choice)") {
                $0.tools = [tool]
                $0.toolChoice = choice
            }
        }

    static let parameters = [
        Row("system") { $0.system = [.text("Be brief.").cached(.oneHour)] },
        Row("system message") { $0.messages.append(.system("Be brief.")) },
        Row("an answer before") { $0.messages += [.assistant("a"), .user("b")] },
        Row("adaptive") { $0.thinking = .adaptive(display: .summarized) },
        Row("disabled") { $0.thinking = .disabled },
        Row("budget", model: "claude-sonnet-4-5") { $0.thinking = .enabled(budget: 1024) },
        Row("between tools", model: "claude-sonnet-5-5") { $0.thinking = .betweenTools },
        Row("format") { $0.format = .jsonSchema(schema) },
        Row("sampling", model: "claude-haiku-4-5") {
            $0.temperature = 0.5
            $0.topP = 0.9
            $0.topK = 3
        },
        Row("everything else") {
            $0.effort = .max
            $0.cacheControl = .fiveMinutes
            $0.stopSequences = ["END"]
            $0.serviceTier = .standardOnly
            $0.inferenceGeo = .us
            $0.speed = .fast
            $0.userID = "u"
            $0.diagnostics = .init(previousMessageID: "msg_1")
        },
        Row("beta") {
            $0.effort = .low
            $0.extra = JSONObject([
                .init(name: "context_management", value: ["edits": []]),
                .init(
                    name: "output_config",
                    value: ["task_budget": ["type": "tokens", "total": 20_000]]),
            ])
            $0.betas = ["context-management-2025-06-27", "task-budgets-2026-03-13"]
        },
    ]

    @Test(arguments: blocks + tools + parameters)
    func isTaken(_ row: Row) {
        let body = row.request.json(stream: true)
        #expect(
            FakeRules.refusal(of: body, version: "2023-06-01", betas: row.request.betas) == nil)
    }

    @Test(arguments: blocks + tools + parameters)
    func isCounted(_ row: Row) {
        let body = row.request.countingJSON
        #expect(
            FakeRules.refusal(
                of: body, version: "2023-06-01", betas: row.request.betas, counting: true) == nil)
    }
}
