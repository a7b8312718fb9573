import ClaudeMessages
import Testing

/// Values of `/v1/models` replace those of the catalogue.
@Suite struct ModelRefinementTests {
    /// The catalogue and the fake, written independently, agree on every model.
    @Test(arguments: FittingTests.models)
    func nothingChangesWhereBothAgree(_ model: ClaudeModel) throws {
        let json = try #require(FakeRules.info(model.id))
        let info = try #require(ModelInfo(json: json))
        #expect(model.refined(by: info) == model)
        #expect(ModelCatalogue(models: [model]).refined(by: [info]).models == [model])
    }

    @Test func theAPIKnowsBetter() throws {
        let model = try #require(ModelCatalogue.known.model("claude-sonnet-5-5"))
        let info = try #require(
            ModelInfo(json: [
                "id": "claude-sonnet-5-5", "max_input_tokens": 2_000_000, "max_tokens": 256_000,
                "capabilities": [
                    "effort": ["supported": true, "xhigh": ["supported": false]],
                    "thinking": [
                        "types": [
                            "adaptive": ["supported": false], "enabled": ["supported": true],
                            "between_tools": ["supported": true],
                            "disabled": ["supported": true],
                        ]
                    ], "structured_outputs": ["supported": false],
                ],
            ]))
        let refined = ModelCatalogue.known.refined(by: [info]).model("claude-sonnet-5-5")
        var expected = model
        expected.context = 2_000_000
        expected.maximumOutput = 256_000
        expected.abilities.adaptiveThinking = .never
        expected.abilities.budgetThinking = .always
        expected.abilities.disabledThinking = .always
        // The API does not report the highest effort, which stays.
        expected.abilities.betweenToolsThinking = .upToHighEffort
        expected.abilities.efforts = [.low, .medium, .high, .max]
        expected.abilities.structuredOutput = false
        #expect(refined == expected)
    }

    @Test func whatItDoesNotSayStays() throws {
        let model = try #require(ModelCatalogue.known.model("claude-opus-4-5"))
        let silent = try #require(ModelInfo(json: ["id": JSON(model.id), "capabilities": nil]))
        #expect(model.refined(by: silent) == model)
        let absurd = try #require(
            ModelInfo(json: [
                "id": JSON(model.id), "max_tokens": 0, "max_input_tokens": -1,
            ]))
        #expect(model.refined(by: absurd) == model)
        let none = try #require(
            ModelInfo(json: [
                "id": JSON(model.id), "capabilities": ["effort": ["supported": false]],
            ]))
        #expect(model.refined(by: none).abilities.efforts == [])
        let other = try #require(ModelInfo(json: ["id": "claude-other", "max_tokens": 1]))
        #expect(ModelCatalogue.known.refined(by: [other]).models == ModelCatalogue.known.models)
    }
}
