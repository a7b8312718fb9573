import ClaudeAPI
import Testing

@Suite struct RemedyTests {
    private func remedy(_ status: Int, _ message: String, detail: String? = nil) -> String? {
        var error = ClaudeError(.badRequest, message)
        error.status = status
        error.detail = detail
        return error.remedy
    }

    /// The API's words, as they were recorded or are known from reports.
    @Test(
        arguments: [
            (
                400,
                "This model does not support assistant message prefill. The conversation must end "
                    + "with a user message.",
                "end with a user message: models from 4.6 on do not continue a begun answer"
            ),
            (
                400, "prompt is too long: 3333404 tokens > 200000 maximum",
                "send less: drop old messages, or use a model with a larger context"
            ),
            (
                400,
                "messages.3.content.4: `thinking` or `redacted_thinking` blocks in the latest "
                    + "assistant message cannot be modified. These blocks must remain as they were in "
                    + "the original response.",
                "send thinking back exactly as it came, or take all of it out of the history"
            ),
            (
                400,
                "Your credit balance is too low to access the Anthropic API. Please go to Plans & "
                    + "Billing to upgrade or purchase credits.",
                "buy credits on the billing page of the console"
            ),
            (
                404, "model: claude-sonet-4-5",
                "check the model's name: it is misspelt, retired or not for you"
            ),
            (401, "invalid x-api-key", "check the key: it is wrong, expired or revoked"),
            (413, "<html>413</html>", "send less: a request may have 32 MB"),
            (400, "something nobody has seen", nil), (404, "Not found", nil), (500, "prefill", nil),
            (418, "", nil),
        ] as [(Int, String, String?)])
    func whatToDo(_ status: Int, _ message: String, _ sentence: String?) {
        #expect(remedy(status, message) == sentence)
    }

    @Test func anErrorCodeDecides() {
        #expect(
            remedy(429, "Number of requests", detail: "enforced_spend_limit_reached")
                == "the spend limit is reached, it is lifted on the 1st of the month (UTC)")
        #expect(
            remedy(400, "x", detail: "tool_name_conflict") == "give every tool a name of its own")
        #expect(remedy(429, "x", detail: "something_new") == nil)
        #expect(ClaudeError(.cutOff, "prompt is too long").remedy == nil)
    }

    /// Every refusal of the fake for a parameter or for the order of messages has its fix.
    @Test(arguments: FittingTests.wishes)
    func whatFittingChangesHasItsRemedy(_ wish: FittingTests.Wish) {
        for model in FittingTests.models {
            var request = MessageRequest(
                model: model.id, maxTokens: 4096, messages: [.user("hello")],
                tools: [ToolDefinition(name: "t", description: "T", inputSchema: .object([:]))])
            wish.apply(&request)
            for version in FittingTests.versions {
                guard
                    let refusal = FakeRules.refusal(
                        of: request.json(stream: false), version: version.rawValue),
                    // Its own mistakes need no translation.
                    !refusal.contains("greater than or equal")
                else { continue }
                #expect(remedy(400, refusal) != nil, "\(refusal)")
            }
        }
    }
}
