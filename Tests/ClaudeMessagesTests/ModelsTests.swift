import ClaudeMessages
import MessagesTesting
import Testing

/// Listing and retrieving models.
@Suite struct ModelsTests {
    @Test func aModel() async throws {
        let json: JSON = [
            "type": "model", "id": "claude-x-9", "display_name": "Claude X 9",
            "created_at": "2026-09-28T00:00:00Z", "lifecycle": "deprecated", "line": "x",
            "deprecated_at": "2026-10-01T00:00:00Z", "retires_at": "2026-11-30T00:00:00.5+00:00",
            "max_input_tokens": 1_000_000, "max_tokens": 128_000, "new_member": [1],
            "capabilities": [
                "batch": ["supported": true], "citations": ["supported": false],
                "pdf_input": ["supported": "yes"],
                "effort": ["supported": true, "low": ["supported": true], "xhigh": nil],
                "thinking": [
                    "supported": true, "types": ["between_tools": ["supported": false]],
                ],
            ],
        ]
        let transport = ScriptedTransport(.json(200, json))
        let model = try await ClaudeClient.scripted(transport).models.retrieve("claude x/9").value
        #expect(transport.calls == ["GET https://api.anthropic.com/v1/models/claude%20x%2F9"])
        #expect(model.json == json)
        #expect(model.id == "claude-x-9" && model.displayName == "Claude X 9")
        #expect(model.lifecycle == .deprecated && model.line == "x")
        #expect(model.createdAt == Timestamp("2026-09-28T00:00:00Z"))
        #expect(model.deprecatedAt == Timestamp("2026-10-01T00:00:00Z"))
        #expect(model.retiresAt == Timestamp("2026-11-30T00:00:00.5+00:00"))
        #expect(model.maxInputTokens == 1_000_000 && model.maxTokens == 128_000)
        let can = model.capabilities
        #expect(can.batch == true && can.citations == false && can.pdfInput == nil)
        #expect(can.codeExecution == nil && can.contextManagement == nil && can.imageInput == nil)
        #expect(can.serverTools == nil && can.structuredOutputs == nil)
        #expect(can.effort == true && can.thinking == true)
        #expect(can.supports(effort: "low") == true && can.supports(effort: "xhigh") == nil)
        #expect(can.supports(thinking: "between_tools") == false)
        #expect(can.supports(thinking: "adaptive") == nil)
    }

    @Test func aModelThatSaysNothing() throws {
        let model = try #require(ModelInfo(json: ["id": "m"]))
        #expect(model.displayName == nil && model.lifecycle == nil && model.createdAt == nil)
        #expect(model.maxTokens == nil && model.capabilities.batch == nil)
        #expect(ModelInfo(json: ["name": "m"]) == nil)
        #expect(ModelInfo(json: nil) == nil)
    }

    @Test(arguments: ["", ".", ".."]) func idsThatWouldBeAnotherPath(_ id: String) async {
        let transport = ScriptedTransport(.json(200, ["id": "m"]))
        let client = ClaudeClient.scripted(transport)
        let error = await #expect(throws: ClaudeError.self) { try await client.models.retrieve(id) }
        #expect(error == ClaudeError(.badRequest, "'\(id)' is no id"))
        #expect(transport.requests.isEmpty)
    }
}
