import FakeClaude
import Testing

@Suite struct TargetTests {
    @Test func takesAFaultOffThePath() {
        let target = Target("/fault=redirect=http:%2F%2Fa%2Fb,times=1/v1/messages?beta=true&x=%41")
        #expect(target.path == "/v1/messages")
        #expect(target.fault == "redirect=http://a/b,times=1")
        #expect(target.prefix == "/fault=redirect=http:%2F%2Fa%2Fb,times=1")
        #expect(target["beta"] == "true")
        #expect(target["x"] == "A")
    }

    @Test(arguments: ["/v1/models", "/", "", "/%", "/%4", "/%zz"])
    func leavesOthersAlone(_ text: String) {
        #expect(Target(text).path == text)
        #expect(Target(text).fault == nil)
    }
}
