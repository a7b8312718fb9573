import ChatKit
import ChatREPL
import ClaudeMessages
import MessagesTesting
import Testing
import WireJSON

@Suite struct OfferedModelsTests {
    @Test func modelsOfTheServer() async {
        let page: JSON = [
            "data": [["id": "llama3"], ["id": "claude-sonnet-5-5", "max_tokens": 999]],
            "has_more": false,
        ]
        let client = ClaudeClient.scripted(ScriptedTransport(.json(200, page)))
        var session = ChatSession.made()
        session.learn(await client.offeredModels())
        #expect(session.otherModels == ["llama3"])
        #expect(session.settings.catalogue.model("sonnet")?.maximumOutput == 999)
    }

    /// A server that does not list its models is no error.
    @Test func aServerThatDoesNotSay() async {
        let silent = ScriptedTransport(.error(404, "not_found_error", "Not found"))
        #expect(await ClaudeClient.scripted(silent).offeredModels() == [])
        #expect(silent.requests.count == 1)
    }
}
